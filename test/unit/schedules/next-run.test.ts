import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScheduleExpression } from '../../../infra/local/aws/scheduler/schedule-expression.ts';
import { WEEKDAYS } from '../../../shared/digest/settings/weekdays.ts';
import { findNextRun } from '../../../shared/schedules/next-run.ts';
import { writeScheduleExpression } from '../../../shared/schedules/write-schedule.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Africa/Casablanca',
];

const two = (value: number) => String(value).padStart(2, '0');
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 30, 59))
  .map(([hours, minutes]) => `${two(hours)}:${two(minutes)}`);
const weekdays = fc
  .subarray([...WEEKDAYS], { minLength: 1 })
  .map((days) => WEEKDAYS.filter((day) => days.includes(day)));
const moments = fc.integer({
  min: Date.parse('2025-01-01T00:00:00Z'),
  max: Date.parse('2035-01-01T00:00:00Z'),
});

const daily = [...WEEKDAYS];
const next = (timeZone: string, time: string, from: string, days = daily) => {
  const at = findNextRun({ time, timeZone, weekdays: days }, Date.parse(from));
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
};

describe('findNextRun', () => {
  it('returns when the emulated Scheduler fires, in every zone, at every time of the year', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), times, weekdays, moments, (timeZone, time, days, now) => {
        const when = { time, timeZone, weekdays: days };
        const fires = parseScheduleExpression(writeScheduleExpression(when), timeZone)?.next(now, now);
        expect(findNextRun(when, now)).toBe(fires);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [
      'skips the day on which a clock change skips the time',
      '2026-03-28T12:00:00Z',
      '02:30',
      '2026-03-30T00:30',
    ],
    ['returns the first of two occurrences of a time', '2026-10-24T12:00:00Z', '02:30', '2026-10-25T00:30'],
    [
      'returns the next day from that first occurrence on',
      '2026-10-25T00:30:00Z',
      '02:30',
      '2026-10-26T01:30',
    ],
    ['returns a time later than now', '2026-11-22T06:30:00Z', '07:30', '2026-11-23T06:30'],
  ])('%s', (_what, from, time, expected) => {
    expect(next('Europe/Berlin', time, from)).toBe(expected);
  });

  it('uses the weekday of the zone, also when the time is skipped on the first one', () => {
    expect(next('Pacific/Kiritimati', '00:15', '2026-11-22T12:00:00Z', ['MON'])).toBe('2026-11-29T10:15');
    expect(next('Europe/Berlin', '02:30', '2026-03-28T12:00:00Z', ['SUN'])).toBe('2026-04-05T00:30');
  });
});

describe('writeScheduleExpression', () => {
  it.each([
    ['07:05', daily, 'cron(5 7 * * ? *)'],
    ['00:00', ['MON', 'FRI'] as const, 'cron(0 0 ? * MON,FRI *)'],
  ])('writes %s on %j as EventBridge Scheduler does', (time, days, expected) => {
    expect(writeScheduleExpression({ time, weekdays: [...days] })).toBe(expected);
  });
});
