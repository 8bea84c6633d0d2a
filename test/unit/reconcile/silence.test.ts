import { describe, expect, it } from 'vitest';
import { hasNoOutcome } from '../../../functions/reconcile/has-no-outcome.ts';
import type { LastOutcome, Settings } from '../../../shared/digest/settings/settings.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { ada, bob, setUp } from '../../support/reconcile/sweep-fakes.ts';

/** Reconcile at night, between a Wednesday and the Thursday before. */
const NIGHT = Date.parse('2027-01-14T02:10:00Z');
const HOUR = 3_600_000;
const WEDNESDAY = '2027-01-13T07:30:00Z';

const outcomeAt = (slot: string, status: LastOutcome['status'] = 'DELIVERED'): LastOutcome => ({
  slot,
  status,
  at: Date.parse(slot),
});
const daily: Settings = {
  ...choice,
  issuer: 'https://issuer',
  identifier: 'ada',
  revision: 'r1',
  time: '07:30',
  timeZone: 'UTC',
  weekdays: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],
  changedAt: 0,
};

describe('a digest has no outcome', () => {
  it.each<[string, Partial<Settings>, boolean]>([
    ['that never left one', {}, true],
    ['whose last one is of the day before', { lastOutcome: outcomeAt('2027-01-12T07:30:00Z') }, true],
    ['that was delivered', { lastOutcome: outcomeAt(WEDNESDAY) }, false],
    ['that was skipped', { lastOutcome: outcomeAt(WEDNESDAY, 'SKIPPED') }, false],
    ['that is dead', { lastOutcome: outcomeAt(WEDNESDAY, 'DEAD') }, false],
    ['that ran on demand since', { lastOutcome: outcomeAt('2027-01-13T12:00:00Z') }, false],
    ['that its user paused', { paused: { reason: 'user', since: 1 } }, false],
    ['that is paused for its account', { paused: { reason: 'account', since: 1 } }, true],
    ['that has no firing on this weekday', { weekdays: ['MON'] }, false],
    [
      'that was due within three hours',
      { time: '23:30', lastOutcome: outcomeAt('2027-01-12T23:30:00Z') },
      false,
    ],
    [
      'that was due more than three hours ago',
      { time: '23:05', lastOutcome: outcomeAt('2027-01-11T23:05:00Z') },
      true,
    ],
    ['whose settings were changed after it was due', { changedAt: Date.parse(WEDNESDAY) + HOUR }, false],
    ['whose settings were changed while it was due', { changedAt: Date.parse(WEDNESDAY) - 1_000 }, false],
    ['whose settings were changed long before it was due', { changedAt: Date.parse(WEDNESDAY) - HOUR }, true],
    [
      'that is due at another time in its zone',
      { timeZone: 'America/Los_Angeles', lastOutcome: outcomeAt('2027-01-12T15:30:00Z') },
      true,
    ],
  ])('%s: %j is %s', (_, over, expected) => {
    expect(hasNoOutcome({ ...daily, ...over }, NIGHT)).toBe(expected);
  });
});

describe('reconcile', () => {
  it('counts each digest that was due and left no outcome, and reports its user, once', async () => {
    const { clock, change, run, settings, reported } = setUp({ pageSize: 1 });
    clock.now = NIGHT - 48 * HOUR;
    await change(ada, { time: '07:30', timeZone: 'UTC' });
    await change(bob, { time: '07:30', timeZone: 'UTC' });
    clock.now = NIGHT;
    await settings.recordOutcome(bob, outcomeAt(WEDNESDAY));
    expect((await run()).findings).toEqual({ missed: 0, aligned: 0, failed: 0, silent: 1 });
    expect(reported).toEqual(['digest without outcome: ada']);
  });

  it('counts a digest once, however often its page comes', async () => {
    const { clock, change, run, deps } = setUp();
    clock.now = NIGHT - 48 * HOUR;
    await change(ada, { time: '07:30', timeZone: 'UTC' });
    clock.now = NIGHT;
    const { list } = deps.list;
    let calls = 0;
    // Scheduler repeats a page whose token has expired.
    deps.list.list = async () => ({ ...(await list(undefined)), next: calls++ === 0 ? 'again' : undefined });
    expect((await run()).findings.silent).toBe(1);
  });
});
