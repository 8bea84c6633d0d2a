import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestSlotsIn } from '../../shared/state/digest-slots.ts';
import { executionsIn } from '../../shared/state/executions.ts';
import { flowsIn } from '../../shared/state/flows.ts';
import type { Table } from '../../shared/state/table.ts';
import { dynaliteTable } from '../support/dynalite-table.ts';
import { rejectionOf } from '../support/error-of.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const seconds = start / 1_000;
const ada = { issuer: 'https://issuer', identifier: 'ada' };
const eve = { ...ada, identifier: 'eve' };

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await dynaliteTable());
});
afterAll(() => close());

describe('flowsIn a table', () => {
  const begin = async (state: string) => {
    const flows = flowsIn(table);
    await flows.start(state, { ...ada, connection: 'gmail', expiresAt: seconds + 600 });
    return flows;
  };

  it('finds nothing under a state that nobody started', async () => {
    expect(await flowsIn(table).find('nobody')).toBeUndefined();
  });

  it('leases a flow to its owner once, and tells how it was before', async () => {
    const flows = await begin('lease');
    expect(await flows.lease('lease', ada, 'first', start)).toMatchObject({
      status: 'PENDING',
      connection: 'gmail',
    });
    expect(await flows.lease('lease', ada, 'second', start + 1_000)).toBeUndefined();
    expect(await flows.find('lease')).toMatchObject({ status: 'VERIFYING', firstAttemptAt: start });
  });

  it('leases a flow again to the attempt that has it, as after a lost reply', async () => {
    const flows = await begin('repeat');
    await flows.lease('repeat', ada, 'first', start);
    expect(await flows.lease('repeat', ada, 'first', start)).toBeDefined();
  });

  it('leases it again after 31 s, and keeps the time of the first attempt', async () => {
    const flows = await begin('again');
    await flows.lease('again', ada, 'first', start);
    expect(await flows.lease('again', ada, 'second', start + 31_000)).toMatchObject({
      firstAttemptAt: start,
    });
    expect(await flows.find('again')).toMatchObject({ firstAttemptAt: start });
  });

  it.each([
    ['another user', 'foreign', eve, start],
    ['the same identifier of another issuer', 'issuer', { ...ada, issuer: 'https://other' }, start],
    ['its owner after ten minutes', 'late', ada, start + 600_000],
  ])('does not lease a flow to %s', async (_case, state, user, at) => {
    expect(await (await begin(state)).lease(state, user, 'first', at)).toBeUndefined();
  });

  it.each(['CONSUMED', 'EXPIRED', 'DENIED'] as const)('does not lease a flow that is %s', async (status) => {
    const flows = await begin(status);
    await flows.lease(status, ada, 'first', start);
    await flows.settle(status, status);
    expect(await flows.lease(status, ada, 'first', start)).toBeUndefined();
  });

  it('leaves a consumed flow consumed', async () => {
    const flows = await begin('final');
    await flows.settle('final', 'CONSUMED');
    await flows.settle('final', 'DENIED');
    expect(await flows.find('final')).toMatchObject({ status: 'CONSUMED' });
  });

  it('does not reopen a flow that was burnt while an attempt was under way', async () => {
    const flows = await begin('burnt');
    await flows.lease('burnt', ada, 'first', start);
    await flows.settle('burnt', 'DENIED');
    await flows.settle('burnt', 'PENDING');
    expect(await flows.find('burnt')).toMatchObject({ status: 'DENIED' });
  });

  it('makes no flow by settling one that is not there', async () => {
    await flowsIn(table).settle('ghost', 'DENIED');
    expect(await flowsIn(table).find('ghost')).toBeUndefined();
  });

  it('leases to one of fifty at once', async () => {
    const flows = await begin('race');
    const attempts = Array.from({ length: 50 }, (_, n) => flows.lease('race', ada, `attempt-${n}`, start));
    const leases = await Promise.all(attempts);
    expect(leases.filter((lease) => lease !== undefined)).toHaveLength(1);
  });
});

describe('executionsIn a table', () => {
  const write = { requestHash: 'h', tool: 't', connection: 'gmail' };
  const at = (key: string) => ({ user: ada, key });

  it('gives a key to one of fifty at once', async () => {
    const executions = executionsIn(table, () => start);
    const takes = Array.from({ length: 50 }, (_, n) => executions.take(at('race'), write, `inv-${n}`));
    expect((await Promise.all(takes)).filter(Boolean)).toHaveLength(1);
  });

  it('gives a key again to the invocation that has it, as after a lost reply', async () => {
    const executions = executionsIn(table, () => start);
    await executions.take(at('lost'), write, 'inv');
    expect(await executions.take(at('lost'), write, 'inv')).toBe(true);
  });

  it('stores an answer again for the invocation that did, as after a lost reply, and no other answer', async () => {
    const executions = executionsIn(table, () => start);
    await executions.take(at('twice'), write, 'inv');
    await executions.finish(at('twice'), 'inv', '{"a":1}');
    await executions.finish(at('twice'), 'inv', '{"a":1}');
    expect((await rejectionOf(executions.finish(at('twice'), 'inv', '{"a":2}'))).code).toBe(
      'upstream-unavailable',
    );
    expect(await executions.find(at('twice'))).toMatchObject({ answer: '{"a":1}' });
  });

  it('does not give a finished key again, even to its own invocation', async () => {
    const executions = executionsIn(table, () => start);
    await executions.take(at('done'), write, 'inv');
    await executions.finish(at('done'), 'inv', '{}');
    expect(await executions.take(at('done'), write, 'inv')).toBe(false);
    expect(await executions.find(at('done'))).toMatchObject({
      status: 'DONE',
      answer: '{}',
      startedAt: start,
    });
  });

  it('keeps users, services and keys apart', async () => {
    const executions = executionsIn(table, () => start);
    const keys = [
      at('k'),
      { user: eve, key: 'k' },
      { user: ada, service: 's', key: 'k' },
      { user: ada, key: 's\nk' },
    ];
    for (const key of keys) expect(await executions.take(key, write, 'inv')).toBe(true);
  });

  it('frees a key by release, and only for the invocation that has it', async () => {
    const executions = executionsIn(table, () => start);
    await executions.take(at('free'), write, 'inv');
    await executions.release(at('free'), 'other');
    expect(await executions.take(at('free'), write, 'next')).toBe(false);
    await executions.release(at('free'), 'inv');
    expect(await executions.take(at('free'), write, 'next')).toBe(true);
  });

  it('neither finishes nor frees what was given up', async () => {
    const executions = executionsIn(table, () => start);
    await executions.take(at('unknown'), write, 'inv');
    await executions.giveUp(at('unknown'));
    await executions.release(at('unknown'), 'inv');
    expect((await rejectionOf(executions.finish(at('unknown'), 'inv', '{}'))).code).toBe(
      'upstream-unavailable',
    );
    expect(await executions.find(at('unknown'))).toMatchObject({ status: 'UNKNOWN' });
  });

  it('forgets a key after 24 hours, whether or not the TTL has deleted it', async () => {
    await executionsIn(table, () => start).take(at('old'), write, 'inv');
    const later = executionsIn(table, () => start + 24 * 3_600_000 + 1_000);
    expect(await later.find(at('old'))).toBeUndefined();
    expect(await later.take(at('old'), write, 'next')).toBe(true);
  });
});

describe('digestSlotsIn a table', () => {
  const slot = (scheduledTime: string) => ({ user: ada, scheduledTime });
  const digest = {
    summariser: 'extractive' as const,
    items: [],
    skipped: [],
    counts: { read: 0, summarised: 0, skipped: 0 },
  };
  const delivered = { status: 'DELIVERED' as const, digest };

  it('gives a slot to one of twenty runs at once', async () => {
    const slots = digestSlotsIn(table, () => start);
    const takes = Array.from({ length: 20 }, (_, n) => slots.take(slot('race'), `run-${n}`, start + 25_000));
    expect((await Promise.all(takes)).filter(Boolean)).toHaveLength(1);
  });

  it('gives a slot again once the lease of a run that died has ended', async () => {
    const taken = slot('died');
    await digestSlotsIn(table, () => start).take(taken, 'dead', start + 25_000);
    const later = digestSlotsIn(table, () => start + 26_000);
    expect(await later.take(taken, 'next', start + 51_000)).toBe(true);
    expect(await later.close(taken, 'dead', delivered)).toBe(false);
    expect(await later.close(taken, 'next', delivered)).toBe(true);
  });

  it('gives a slot again at once when its run gave it back, and only then', async () => {
    const slots = digestSlotsIn(table, () => start);
    await slots.take(slot('back'), 'first', start + 25_000);
    await slots.release(slot('back'), 'other');
    expect(await slots.take(slot('back'), 'second', start + 25_000)).toBe(false);
    await slots.release(slot('back'), 'first');
    expect(await slots.take(slot('back'), 'second', start + 25_000)).toBe(true);
  });

  it('closes a slot again for the run that did, as after a lost reply', async () => {
    const slots = digestSlotsIn(table, () => start);
    await slots.take(slot('twice'), 'run', start + 25_000);
    expect(await slots.close(slot('twice'), 'run', delivered)).toBe(true);
    expect(await slots.close(slot('twice'), 'run', delivered)).toBe(true);
    expect(await slots.close(slot('twice'), 'other', delivered)).toBe(false);
  });

  it('never gives a closed slot again', async () => {
    const slots = digestSlotsIn(table, () => start);
    await slots.take(slot('closed'), 'run', start + 25_000);
    await slots.close(slot('closed'), 'run', { status: 'SKIPPED', reason: 'reconnect-required' });
    const later = digestSlotsIn(table, () => start + 3_600_000);
    expect(await later.take(slot('closed'), 'run', start + 3_700_000)).toBe(false);
  });

  it('finds the last delivered digest of the user', async () => {
    const slots = digestSlotsIn(table, () => start);
    for (const time of ['2026-11-21T08:00:00Z', '2026-11-22T08:00:00Z', '2026-11-23T08:00:00Z']) {
      const at = { user: eve, scheduledTime: time };
      await slots.take(at, 'run', start + 25_000);
      const skipped = { status: 'SKIPPED' as const, reason: 'reconnect-required' };
      await slots.close(at, 'run', time.startsWith('2026-11-23') ? skipped : delivered);
    }
    expect(await slots.latest(eve)).toEqual({
      scheduledTime: '2026-11-22T08:00:00Z',
      closedAt: start,
      digest,
    });
    expect(await slots.latest({ ...ada, identifier: 'nobody' })).toBeUndefined();
  });
});
