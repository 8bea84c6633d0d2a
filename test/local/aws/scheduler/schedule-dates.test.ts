import { describe, expect, it } from 'vitest';
import { countedFirings } from '../../fixture/counted-firings.ts';

const START = Date.parse('2027-01-01T00:00:00Z');
const DAY_MS = 86_400_000;
const seconds = (iso: string) => Date.parse(iso) / 1000;

/** Returns the firings of a schedule within ten days. */
function tenDaysOf(expression: string, change: Record<string, unknown> = {}): string[] {
  using counted = countedFirings(START);
  counted.create('one', expression, change);
  counted.clock.move({ to: START + 10 * DAY_MS });
  return counted.firingsOf('one').map(({ at }) => new Date(at).toISOString().slice(0, 16));
}

// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
describe("a schedule's dates", () => {
  it('begin a rate at StartDate, and without one immediately', () => {
    const change = { StartDate: seconds('2027-01-04T09:17:00Z') };
    const fired = ['2027-01-04T09:17', '2027-01-07T09:17', '2027-01-10T09:17'];
    expect(tenDaysOf('rate(3 days)', change)).toEqual(fired);
    expect(tenDaysOf('rate(5 days)')).toEqual(['2027-01-01T00:00', '2027-01-06T00:00', '2027-01-11T00:00']);
  });

  it('limit the firings of a cron', () => {
    const change = { StartDate: seconds('2027-01-03T12:00:00Z'), EndDate: seconds('2027-01-05T12:00:00Z') };
    expect(tenDaysOf('cron(0 8 * * ? *)', change)).toEqual(['2027-01-04T08:00', '2027-01-05T08:00']);
  });

  it('are ignored by a one-time schedule', () => {
    const change = { StartDate: seconds('2027-01-08T00:00:00Z'), EndDate: seconds('2027-01-09T00:00:00Z') };
    expect(tenDaysOf('at(2027-01-03T08:00:00)', change)).toEqual(['2027-01-03T08:00']);
    expect(tenDaysOf('at(2027-01-10T08:00:00)', change)).toEqual(['2027-01-10T08:00']);
  });

  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-delete.html
  it('end a recurring schedule, which ActionAfterCompletion deletes', () => {
    using counted = countedFirings(START);
    const EndDate = seconds('2027-01-02T12:00:00Z');
    counted.create('gone', 'cron(0 8 * * ? *)', { EndDate, ActionAfterCompletion: 'DELETE' });
    counted.create('kept', 'cron(0 8 * * ? *)', { EndDate });
    counted.clock.move({ to: START + DAY_MS });
    expect(counted.scheduler.get('default', 'gone').State).toBe('ENABLED');
    counted.clock.move({ to: START + 3 * DAY_MS });
    expect(() => counted.scheduler.get('default', 'gone')).toThrow('Schedule gone does not exist.');
    expect(counted.scheduler.get('default', 'kept').State).toBe('ENABLED');
    expect(counted.firingsOf('gone')).toHaveLength(2);
  });
});

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-flexible-time-windows.html
describe('spread flexible windows', () => {
  const FlexibleTimeWindow = { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 };

  it('fire somewhere in each window, at the same times at every run', () => {
    const delays = () => {
      using counted = countedFirings(START);
      counted.scheduler.flexibleWindows = 'spread';
      for (const name of ['one', 'other']) counted.create(name, 'cron(30 7 * * ? *)', { FlexibleTimeWindow });
      counted.clock.move({ to: START + 30 * DAY_MS });
      const fired = ['one', 'other'].flatMap((name) => counted.firingsOf(name));
      expect(fired).toHaveLength(60);
      return fired.map(({ at, scheduledTime }) => at - scheduledTime);
    };
    const found = delays();
    expect(found.filter((delay) => delay < 0 || delay >= 15 * 60_000)).toEqual([]);
    expect(new Set(found).size).toBeGreaterThan(40);
    expect(delays()).toEqual(found);
  });
});

describe('a one-time schedule whose time has passed', () => {
  it.each(['start', 'spread'] as const)('fires once, with flexible windows at %s', async (windows) => {
    using counted = countedFirings(START);
    counted.scheduler.flexibleWindows = windows;
    const FlexibleTimeWindow = { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 };
    counted.create('late', 'at(2026-12-31T23:00:00)', { FlexibleTimeWindow });
    counted.clock.move({ to: START + DAY_MS });
    expect(counted.firingsOf('late')).toMatchObject([{ at: START, scheduledTime: START - 3_600_000 }]);
  });
});

describe('an update', () => {
  it('replaces the next firing', () => {
    using counted = countedFirings(START);
    counted.create('one', 'cron(0 8 * * ? *)');
    counted.clock.move({ to: START + DAY_MS });
    const input = counted.scheduler.get('default', 'one');
    counted.scheduler.update('one', { ...input, ScheduleExpression: 'cron(0 9 * * ? *)' });
    counted.clock.move({ to: START + 2 * DAY_MS });
    const hours = counted.firingsOf('one').map(({ at }) => new Date(at).toISOString().slice(8, 13));
    expect(hours).toEqual(['01T08', '02T09']);
  });
});

describe('thousands of schedules', () => {
  it('fire in the order of time over a month', () => {
    using counted = countedFirings(START);
    for (let index = 0; index < 2_000; index += 1) {
      const quarter = index % 96;
      counted.create(`s${index}`, `cron(${(quarter % 4) * 15} ${Math.floor(quarter / 4)} * * ? *)`);
    }
    // The instant of the start is a slot of the schedules at midnight.
    expect(counted.clock.move({ to: START + 30 * DAY_MS - 1 })).toBe(2_000 * 30);
    expect(counted.firingsOf('s7').map(({ at }) => at)).toEqual(
      Array.from({ length: 30 }, (_, day) => START + day * DAY_MS + 7 * 15 * 60_000),
    );
  });
});
