import { describe, expect, it } from 'vitest';
import { executionsIn } from '../../../shared/state/executions/executions.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { recordInputs, useTable } from '../../support/state/dynalite-table.ts';
import { keyAt } from '../../support/state/timed-keys.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const ada = { issuer: 'https://issuer', identifier: 'ada' };
const eve = { ...ada, identifier: 'eve' };

const table = useTable();

describe('executionsIn a table', () => {
  const write = { requestHash: 'h', tool: 't', connection: 'gmail' };
  const at = (key: string) => ({ user: ada, key });

  it('lets one of fifty concurrent invocations claim a key', async () => {
    const executions = executionsIn(table(), () => start);
    const claims = Array.from({ length: 50 }, (_, n) => executions.claim(at('race'), write, `inv-${n}`));
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  it('lets the holding invocation claim its key again, as after a lost response', async () => {
    const executions = executionsIn(table(), () => start);
    await executions.claim(at('lost'), write, 'inv');
    expect(await executions.claim(at('lost'), write, 'inv')).toBe(true);
  });

  it('stores the same response again, as after a lost response, and no other one', async () => {
    const executions = executionsIn(table(), () => start);
    await executions.claim(at('twice'), write, 'inv');
    await executions.finish(at('twice'), 'inv', '{"a":1}');
    await executions.finish(at('twice'), 'inv', '{"a":1}');
    expect((await rejectionOf(executions.finish(at('twice'), 'inv', '{"a":2}'))).code).toBe(
      'upstream-unavailable',
    );
    expect(await executions.find(at('twice'))).toMatchObject({ answer: '{"a":1}' });
  });

  it('lets no invocation claim a finished key, even its own', async () => {
    const executions = executionsIn(table(), () => start);
    await executions.claim(at('done'), write, 'inv');
    await executions.finish(at('done'), 'inv', '{}');
    expect(await executions.claim(at('done'), write, 'inv')).toBe(false);
    expect(await executions.find(at('done'))).toMatchObject({
      status: 'DONE',
      answer: '{}',
      startedAt: start,
    });
  });

  it('reads consistently: an older copy could hide the record of a claim', async () => {
    const { inputs, stop } = recordInputs(table());
    await executionsIn(table()).find(at('read'));
    stop();
    expect(inputs).toEqual([expect.objectContaining({ ConsistentRead: true })]);
  });

  it('keeps users, services and keys apart', async () => {
    const executions = executionsIn(table(), () => start);
    const keys = [
      at('k'),
      { user: eve, key: 'k' },
      { user: { ...ada, issuer: 'https://other' }, key: 'k' },
      { user: ada, service: 's', key: 'k' },
      { user: ada, key: 's\nk' },
      { user: ada, service: 't', key: 'k' },
    ];
    // Each claim is another invocation's: the holding one may claim its key again.
    const claims = await Promise.all(keys.map((key, n) => executions.claim(key, write, `inv-${n}`)));
    expect(claims).toEqual(keys.map(() => true));
  });

  it('releases a key only for the invocation that holds it', async () => {
    const executions = executionsIn(table(), () => start);
    await executions.claim(at('free'), write, 'inv');
    await executions.release(at('free'), 'other');
    expect(await executions.claim(at('free'), write, 'next')).toBe(false);
    await executions.release(at('free'), 'inv');
    expect(await executions.claim(at('free'), write, 'next')).toBe(true);
  });

  it('neither finishes nor releases a write that was given up', async () => {
    const executions = executionsIn(table(), () => start);
    await executions.claim(at('unknown'), write, 'inv');
    await executions.giveUp(at('unknown'), 'inv');
    await executions.release(at('unknown'), 'inv');
    expect((await rejectionOf(executions.finish(at('unknown'), 'inv', '{}'))).code).toBe(
      'upstream-unavailable',
    );
    expect(await executions.find(at('unknown'))).toMatchObject({ status: 'UNKNOWN' });
  });

  it('gives up the write of one owner, not the next one under its key', async () => {
    const executions = executionsIn(table(), () => start);
    await executions.claim(at('slow'), write, 'inv');
    await executions.release(at('slow'), 'inv');
    await executions.claim(at('slow'), write, 'next');
    await executions.giveUp(at('slow'), 'inv');
    expect(await executions.find(at('slow'))).toMatchObject({ status: 'IN_PROGRESS', owner: 'next' });
  });

  it('forgets a key after 24 hours, whether or not the TTL has deleted it', async () => {
    await executionsIn(table(), () => start).claim(at('old'), write, 'inv');
    const later = executionsIn(table(), () => start + 24 * 3_600_000 + 1_000);
    expect(await later.find(at('old'))).toBeUndefined();
    expect(await later.claim(at('old'), write, 'next')).toBe(true);
  });

  it('stores a key of a restored table’s gap as UNKNOWN for every invocation, and no other key', async () => {
    const restored = { resumedAt: start, untimedKeys: 'refuse' } as const;
    const executions = executionsIn(table(), () => start + 1_000, restored);
    expect(await executions.claim(at('untimed-of-the-gap'), write, 'inv')).toBe(false);
    expect(await executions.claim(at('untimed-of-the-gap'), write, 'inv')).toBe(false);
    expect(await executions.find(at('untimed-of-the-gap'))).toMatchObject({ ...write, status: 'UNKNOWN' });
    expect(await executions.claim(at(keyAt(start)), write, 'inv')).toBe(true);
  });

  it('keeps a record that a restored table has', async () => {
    const before = executionsIn(table(), () => start - 1_000);
    await before.claim(at('done-before-the-gap'), write, 'inv');
    await before.finish(at('done-before-the-gap'), 'inv', '{}');
    const restored = { resumedAt: start, untimedKeys: 'refuse' } as const;
    const after = executionsIn(table(), () => start, restored);
    expect(await after.claim(at('done-before-the-gap'), write, 'next')).toBe(false);
    expect(await after.find(at('done-before-the-gap'))).toMatchObject({ status: 'DONE', answer: '{}' });
  });
});
