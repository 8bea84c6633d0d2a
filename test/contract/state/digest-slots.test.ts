import { describe, expect, it } from 'vitest';
import { digestSlotsIn } from '../../../shared/state/digest-slots.ts';
import { digestItem, digestWith } from '../../support/digest/digest-items.ts';
import { useTable } from '../../support/state/dynalite-table.ts';
import { fakeDigestSlots } from '../../support/state/fake-digest-slots.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const lease = start + 28_000;
const counts = { read: 0, summarised: 0, skipped: 0 };
const digest = { summariser: 'extractive' as const, items: [], skipped: [], counts };
const delivered = { status: 'DELIVERED' as const, digest };
const skipped = { status: 'SKIPPED' as const, reason: 'gone' };
const dead = { status: 'DEAD' as const, reason: 'failed' as const };

const PHASES = ['TAKEN', 'SENDING'] as const;

const table = useTable();
let clock = start;
const now = () => clock;

/** The fake of other tests must pass the same tests. */
describe.each([
  ['digestSlotsIn a table', () => digestSlotsIn(table(), now)],
  ['fakeDigestSlots', () => fakeDigestSlots(now)],
])('%s', (name, open) => {
  const of = (identifier: string) => ({ issuer: 'https://issuer', identifier: `${name} ${identifier}` });
  const slot = (identifier: string, scheduledTime = '2026-11-22T08:00:00.000Z') => ({
    user: of(identifier),
    scheduledTime,
  });
  const at = <T>(time: number, work: () => Promise<T>) => {
    clock = time;
    return work().finally(() => {
      clock = start;
    });
  };

  it('lets one of twenty concurrent runs claim a slot', async () => {
    const slots = open();
    const claims = Array.from({ length: 20 }, (_, n) => slots.claim(slot('race'), `run-${n}`, lease));
    expect((await Promise.all(claims)).filter((attempts) => attempts !== undefined)).toEqual([1]);
  });

  it('counts each run that claimed a slot once, also when its write is repeated', async () => {
    const slots = open();
    expect(await slots.claim(slot('count'), 'first', lease)).toBe(1);
    expect(await slots.claim(slot('count'), 'first', lease)).toBe(1);
    await slots.release(slot('count'), 'first');
    expect(await slots.claim(slot('count'), 'second', lease)).toBe(2);
    expect(await slots.find(slot('count'))).toEqual({
      scheduledTime: '2026-11-22T08:00:00.000Z',
      status: 'TAKEN',
      attempts: 2,
      leaseUntil: lease,
    });
  });

  it('lets another run claim a slot after the lease of a dead run, which then holds nothing', async () => {
    const slots = open();
    await slots.claim(slot('died'), 'dead', lease);
    expect(await at(lease, () => slots.claim(slot('died'), 'next', lease + 30_000))).toBeUndefined();
    expect(await at(lease + 1, () => slots.claim(slot('died'), 'next', lease + 30_000))).toBe(2);
    expect(await slots.startSending(slot('died'), 'dead')).toBe(false);
    expect(await slots.close(slot('died'), 'dead', delivered, ['TAKEN', 'SENDING'])).toBe(false);
    expect(await slots.close(slot('died'), 'next', delivered, ['TAKEN'])).toBe(true);
  });

  it('lets only the holding run release a slot', async () => {
    const slots = open();
    await slots.claim(slot('back'), 'first', lease);
    await slots.release(slot('back'), 'other');
    expect(await slots.claim(slot('back'), 'second', lease)).toBeUndefined();
  });

  it('neither claims nor releases a slot in SENDING', async () => {
    const slots = open();
    await slots.claim(slot('sending'), 'run', lease);
    expect(await slots.startSending(slot('sending'), 'other')).toBe(false);
    expect(await slots.startSending(slot('sending'), 'run')).toBe(true);
    expect(await slots.startSending(slot('sending'), 'run')).toBe(true);
    await slots.release(slot('sending'), 'run');
    expect(await at(lease + 1, () => slots.claim(slot('sending'), 'run', lease))).toBeUndefined();
  });

  it('closes a slot once, from the given phases, and again after a lost response', async () => {
    const slots = open();
    await slots.claim(slot('phases'), 'run', lease);
    expect(await slots.close(slot('phases'), 'run', delivered, ['SENDING'])).toBe(false);
    await slots.startSending(slot('phases'), 'run');
    expect(await slots.close(slot('phases'), 'run', dead, ['TAKEN'])).toBe(false);
    for (let repeat = 0; repeat < 2; repeat += 1) {
      expect(await slots.close(slot('phases'), 'run', { status: 'DELIVERED' }, ['SENDING'])).toBe(true);
    }
    expect(await slots.close(slot('phases'), 'run', skipped, ['TAKEN', 'SENDING'])).toBe(false);
    expect(await slots.close(slot('phases'), 'other', delivered, ['TAKEN', 'SENDING'])).toBe(false);
    expect(await slots.startSending(slot('phases'), 'run')).toBe(false);
    expect(await at(lease + 1, () => slots.claim(slot('phases'), 'run', lease))).toBeUndefined();
  });

  it.each([
    ['before sending', false, 'failed'],
    ['while sending', true, 'outcome-unknown'],
  ] as const)('closes the slot of a run that died %s, after its lease', async (_when, isSending, reason) => {
    const slots = open();
    const left = slot(`left-${isSending}`);
    await slots.claim(left, 'run', lease);
    if (isSending) await slots.startSending(left, 'run');
    expect(await slots.closeAbandoned(left, PHASES)).toBeUndefined();
    expect(await at(lease + 1, () => slots.closeAbandoned(left, PHASES))).toBe(reason);
    expect(await at(lease + 1, () => slots.closeAbandoned(left, PHASES))).toBeUndefined();
    const failure = { run: 'run', code: 'deadline-exceeded' };
    expect(await slots.find(left)).toMatchObject({ status: 'DEAD', closedAt: lease + 1, failure });
    expect(await slots.close(left, 'run', delivered, ['TAKEN', 'SENDING'])).toBe(false);
    // A process that was frozen wakes up after the run that closed its slot: that end stands.
    const other = { status: 'DEAD', reason: isSending ? 'failed' : 'outcome-unknown' } as const;
    expect(await slots.close(left, 'run', other, ['SENDING'])).toBe(false);
    expect(await slots.find(left)).toMatchObject({ reason });
  });

  it.each([
    ['TAKEN', 'SENDING'],
    ['SENDING', 'TAKEN'],
  ] as const)('leaves the slot of a run that died in %s where only %s is closed', async (phase, from) => {
    const slots = open();
    const left = slot(`other-${phase}`);
    await slots.claim(left, 'run', lease);
    if (phase === 'SENDING') await slots.startSending(left, 'run');
    expect(await at(lease + 1, () => slots.closeAbandoned(left, [from]))).toBeUndefined();
    expect(await slots.find(left)).toMatchObject({ status: phase });
  });

  it('stores the code of the last run that failed, and that run', async () => {
    const slots = open();
    for (const run of ['first', 'last']) {
      await slots.claim(slot('failure'), run, lease);
      if (run === 'first') await slots.release(slot('failure'), run);
    }
    await slots.close(slot('failure'), 'last', { ...dead, failure: 'provider-error' }, ['TAKEN']);
    expect((await slots.find(slot('failure')))?.failure).toEqual({ run: 'last', code: 'provider-error' });
  });

  it('finds the newest slots first, without their digests', async () => {
    const slots = open();
    const times = ['2026-11-21T08:00:00.000Z', '2026-11-22T08:00:00.000Z', '2026-11-23T08:00:00.000Z'];
    for (const time of times) await slots.claim(slot('newest', time), 'run', lease);
    await slots.close(slot('newest', times[2]), 'run', delivered, ['TAKEN']);
    const newest = await slots.findNewest(of('newest'), 2);
    expect(newest).toEqual([
      { scheduledTime: times[2], status: 'DELIVERED', attempts: 1, closedAt: start },
      { scheduledTime: times[1], status: 'TAKEN', attempts: 1, leaseUntil: lease },
    ]);
    expect(await slots.findNewest(of('other'), 2)).toEqual([]);
  });

  it('finds the requested number of slots, also with large digests', async () => {
    const slots = open();
    const gist = 'x'.repeat(300 * 1024);
    const large = { status: 'DELIVERED' as const, digest: digestWith([digestItem({ gist })]) };
    for (const day of [20, 21, 22, 23, 24, 25]) {
      const due = slot('large', `2026-11-${day}T08:00:00.000Z`);
      await slots.claim(due, 'run', lease);
      await slots.close(due, 'run', large, ['TAKEN']);
    }
    expect(
      (await slots.findNewest(of('large'), 5)).map(({ scheduledTime }) => scheduledTime.slice(8, 10)),
    ).toEqual([...['25', '24', '23', '22', '21']]);
  });

  it('marks an on-demand slot, also after it is closed', async () => {
    const slots = open();
    const caller = { via: 'api' as const, service: 'reports' };
    const byHand = { ...slot('hand'), byHand: true, caller };
    await slots.claim(byHand, 'run', lease);
    await slots.close(byHand, 'run', dead, ['TAKEN']);
    expect(await slots.findNewest(of('hand'), 1)).toMatchObject([{ byHand: true, caller, reason: 'failed' }]);
  });

  it('finds the newest stored digest', async () => {
    const slots = open();
    const ends = { '21': delivered, '22': delivered, '23': { status: 'DELIVERED' as const }, '24': skipped };
    for (const [day, end] of Object.entries(ends)) {
      const due = slot('latest', `2026-11-${day}T08:00:00.000Z`);
      await slots.claim(due, 'run', lease);
      await slots.close(due, 'run', end, ['TAKEN']);
    }
    expect(await slots.findLatest(of('latest'))).toEqual({
      scheduledTime: '2026-11-22T08:00:00.000Z',
      closedAt: start,
      digest,
    });
    expect(await slots.findLatest(of('other'))).toBeUndefined();
  });
});
