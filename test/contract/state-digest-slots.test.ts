import { describe, expect, it } from 'vitest';
import { digestSlotsIn } from '../../shared/state/digest-slots.ts';
import { useTable } from '../support/dynalite-table.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const ada = { issuer: 'https://issuer', identifier: 'ada' };
const eve = { ...ada, identifier: 'eve' };

const table = useTable();

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
    const slots = digestSlotsIn(table(), () => start);
    const takes = Array.from({ length: 20 }, (_, n) => slots.take(slot('race'), `run-${n}`, start + 25_000));
    expect((await Promise.all(takes)).filter(Boolean)).toHaveLength(1);
  });

  it('gives a slot again once the lease of a run that died has ended', async () => {
    const taken = slot('died');
    await digestSlotsIn(table(), () => start).take(taken, 'dead', start + 25_000);
    const later = digestSlotsIn(table(), () => start + 26_000);
    expect(await later.take(taken, 'next', start + 51_000)).toBe(true);
    expect(await later.close(taken, 'dead', delivered)).toBe(false);
    expect(await later.close(taken, 'next', delivered)).toBe(true);
  });

  it('gives a slot again at once when its run gave it back, and only then', async () => {
    const slots = digestSlotsIn(table(), () => start);
    await slots.take(slot('back'), 'first', start + 25_000);
    await slots.release(slot('back'), 'other');
    expect(await slots.take(slot('back'), 'second', start + 25_000)).toBe(false);
    await slots.release(slot('back'), 'first');
    expect(await slots.take(slot('back'), 'second', start + 25_000)).toBe(true);
  });

  it('closes a slot again for the run that did, as after a lost reply', async () => {
    const slots = digestSlotsIn(table(), () => start);
    await slots.take(slot('twice'), 'run', start + 25_000);
    expect(await slots.close(slot('twice'), 'run', delivered)).toBe(true);
    expect(await slots.close(slot('twice'), 'run', delivered)).toBe(true);
    expect(await slots.close(slot('twice'), 'other', delivered)).toBe(false);
  });

  it('never gives a closed slot again', async () => {
    const slots = digestSlotsIn(table(), () => start);
    await slots.take(slot('closed'), 'run', start + 25_000);
    await slots.close(slot('closed'), 'run', { status: 'SKIPPED', reason: 'reconnect-required' });
    const later = digestSlotsIn(table(), () => start + 3_600_000);
    expect(await later.take(slot('closed'), 'run', start + 3_700_000)).toBe(false);
  });

  it('finds the last delivered digest of the user', async () => {
    const slots = digestSlotsIn(table(), () => start);
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
