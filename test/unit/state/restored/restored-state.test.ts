import { describe, expect, it } from 'vitest';
import {
  isKeyOfGap,
  isSlotOfGap,
  type RestoredState,
  restoredStateOf,
} from '../../../../shared/state/restored/restored-state.ts';
import { ada, DigestFakes, slotAfter } from '../../../support/digest/digest-fakes.ts';
import { digestRoutes } from '../../../support/digest/digest-routes.ts';
import { rejectionOf } from '../../../support/error-of.ts';
import { keyAt, ownKeyAt } from '../../../support/state/timed-keys.ts';

const resumedAt = Date.parse('2026-11-29T14:30:00Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const restored: RestoredState = { resumedAt, untimedKeys: 'refuse' };
const untimed = 'invoice-4711-reminder-2';
const gapPlus = (ms: number) => resumedAt + ms;

describe('a key without a record, in a restored table,', () => {
  it.each([
    ['is of the gap when it was made before it', keyAt(gapPlus(-DAY_MS)), true],
    ['is of the gap when it was made in it', keyAt(gapPlus(-1)), true],
    ['is not of the gap when it was made after it', keyAt(resumedAt), false],
    ['is of the gap when it has no time', untimed, true],
    ['is of the gap when its time is too far ahead to be one', keyAt(gapPlus(7 * MINUTE_MS)), true],
    ['is not of the gap when the clock of its caller is ahead', keyAt(gapPlus(5 * MINUTE_MS)), false],
    ['is of the gap when an equal write of the gap had another key', ownKeyAt('mcp.', resumedAt), true],
    ['is not of the gap when a model asked for it on purpose', ownKeyAt('again-', resumedAt), false],
  ])('%s', (_case, key, expected) => {
    expect(isKeyOfGap(key, restored, gapPlus(MINUTE_MS))).toBe(expected);
  });

  it('is not of the gap when equal writes are other ones by then', () => {
    const key = (ms: number) => ownKeyAt('mcp.', gapPlus(ms));
    const now = gapPlus(20 * MINUTE_MS);
    expect(isKeyOfGap(key(10 * MINUTE_MS - 1), restored, now)).toBe(true);
    expect(isKeyOfGap(key(10 * MINUTE_MS), restored, now)).toBe(false);
  });

  it('is not of the gap when each record of the gap has expired', () => {
    expect(isKeyOfGap(untimed, restored, gapPlus(DAY_MS - 1))).toBe(true);
    expect(isKeyOfGap(untimed, restored, gapPlus(DAY_MS))).toBe(false);
  });

  it('is sent without a time where the operator decided so', () => {
    const sends = { ...restored, untimedKeys: 'send' } as const;
    expect(isKeyOfGap(untimed, sends, resumedAt)).toBe(false);
    expect(isKeyOfGap(keyAt(gapPlus(-1)), sends, resumedAt)).toBe(true);
  });

  it('is of no gap when nothing was restored', () => {
    expect(restoredStateOf({})).toBeUndefined();
    expect(isKeyOfGap(untimed, undefined, resumedAt)).toBe(false);
    expect(isSlotOfGap('2026-11-29T14:29:59.999Z', undefined)).toBe(false);
  });
});

describe('a slot without an outcome, in a restored table,', () => {
  it.each([
    ['2026-11-29T14:29:59.999Z', true],
    ['2026-11-29T14:30:00.000Z', false],
  ])('of %s is of the gap: %s', (time, expected) => {
    expect(isSlotOfGap(time, restored)).toBe(expected);
  });

  const afterSlot = { resumedAt: Date.parse(slotAfter(0)) + MINUTE_MS, untimedKeys: 'refuse' } as const;

  it('is never delivered', async () => {
    const fakes = await DigestFakes.create({ delivery: 'email' });
    fakes.restored = afterSlot;
    fakes.now = afterSlot.resumedAt;
    expect(await fakes.run()).toEqual({ status: 'DEAD', reason: 'outcome-unknown' });
    expect(fakes.calls).toEqual([]);
    expect((await fakes.stored())?.lastOutcome).toMatchObject({ status: 'DEAD', reason: 'outcome-unknown' });
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toMatchObject({ status: 'DELIVERED' });
  });

  it('that a run held at the restore point counts as outcome-unknown, so that its day has no second digest', async () => {
    const fakes = await DigestFakes.create();
    await fakes.abandon(slotAfter(0), 'TAKEN');
    fakes.restored = afterSlot;
    fakes.now = afterSlot.resumedAt + 5 * MINUTE_MS;
    const later = new Date(fakes.now).toISOString();
    expect(await fakes.run({ scheduledTime: later })).toEqual({
      status: 'SKIPPED',
      reason: 'already-delivered',
    });
    expect(fakes.states()).toEqual(['DEAD outcome-unknown', 'SKIPPED already-delivered']);
  });
});

describe('POST /digest/run on a restored table', () => {
  it('starts no run for a key of the gap', async () => {
    const { request, invoked, fakes } = digestRoutes();
    await request('PUT /digest', { time: '07:30', timeZone: 'Europe/Berlin' });
    fakes.restored = { ...restored, resumedAt: fakes.now };
    const refused = request('POST /digest/run', undefined, { key: keyAt(fakes.now - 1) });
    expect((await rejectionOf(refused)).code).toBe('outcome-unknown');
    expect(invoked).toEqual([]);
    expect((await request('POST /digest/run', undefined, { key: keyAt(fakes.now) })).status).toBe(202);
    expect(invoked).toEqual([expect.objectContaining(ada)]);
  });
});
