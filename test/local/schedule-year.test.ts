import { beforeAll, describe, expect, it } from 'vitest';
import { MovableClock } from '../../infra/local/aws/movable-clock.ts';
import { parseSchedule } from '../../infra/local/aws/schedule-input.ts';
import { Scheduler } from '../../infra/local/aws/scheduler.ts';
import { localTimesOf } from './fixture/local-times.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];
const LOCAL_TIMES = [
  '00:00',
  '00:30',
  '01:00',
  '01:30',
  '02:00',
  '02:30',
  '03:00',
  '07:30',
  '12:00',
  '23:45',
];
const SLOTS = ZONES.flatMap((zone) => LOCAL_TIMES.map((time) => ({ zone, time })));
const START = Date.parse('2026-01-01T00:00:00Z');
const END = Date.parse('2027-01-01T00:00:00Z');
/** What each zone's changes of 2026 do to the local times: those skipped on a day of spring, those repeated in autumn. */
const CHANGES: Record<string, { skipped: string[]; day: string; repeated: string[] }> = {
  'Europe/Berlin': {
    day: '2026-03-29',
    skipped: ['02:00', '02:30'],
    repeated: ['02:00', '02:30'],
  },
  'America/New_York': {
    day: '2026-03-08',
    skipped: ['02:00', '02:30'],
    repeated: ['01:00', '01:30'],
  },
  'Asia/Kolkata': { day: '2026-03-29', skipped: [], repeated: [] },
};

type Fired = { at: number; scheduledTime: string };

/** Daily schedules of the slots, fired through a year. */
function fireThroughTheYear(): Map<string, Fired[]> {
  const clock = new MovableClock();
  clock.move({ to: START - 1, frozen: true });
  const fired = new Map<string, Fired[]>();
  const fire: ConstructorParameters<typeof Scheduler>[0]['fire'] = ({ schedule, input }) => {
    const of = fired.get(schedule.name) ?? [];
    fired.set(schedule.name, [...of, { at: clock.now(), ...JSON.parse(input) }]);
    return undefined;
  };
  const scheduler = new Scheduler({ clock, groups: [], fire, deadLetter: () => {} });
  for (const { zone, time } of SLOTS) {
    const [hour, minute] = time.split(':').map(Number);
    const name = nameOf(zone, time);
    const body = {
      ScheduleExpression: `cron(${minute} ${hour} * * ? *)`,
      ScheduleExpressionTimezone: zone,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: 'arn:aws:lambda:us-east-1:000000000000:function:digest',
        RoleArn: 'arn:aws:iam::000000000000:role/schedules',
        Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
      },
    };
    scheduler.create(name, parseSchedule(name, body));
  }
  clock.move({ to: END - 1 });
  scheduler.close();
  clock.close();
  return fired;
}

const nameOf = (zone: string, time: string) => `${zone}-${time}`.replaceAll(/[/:]/g, '-');

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
describe('a year of daily slots', () => {
  let fired: Map<string, Fired[]>;
  let shown: Map<string, ReturnType<typeof localTimesOf>>;
  beforeAll(() => {
    fired = fireThroughTheYear();
    shown = new Map(ZONES.map((zone) => [zone, localTimesOf(zone, START, END)]));
  });
  const firings = (zone: string, time: string) => fired.get(nameOf(zone, time)) ?? [];
  /** By local day, when clocks show the time. */
  const expected = (zone: string, time: string) => {
    const days = new Map<string, number[]>();
    for (const { day, at } of shown.get(zone)?.get(time) ?? []) days.set(day, [...(days.get(day) ?? []), at]);
    return days;
  };

  it.each(SLOTS)(
    'fires at $time in $zone once on every local day that has it, at its first occurrence',
    (slot) => {
      const { zone, time } = slot;
      const wanted = [...expected(zone, time).values()].map(([first]) => first);
      expect(firings(zone, time).map(({ at }) => at)).toEqual(wanted);
      expect(wanted.length).toBeGreaterThanOrEqual(364);
    },
  );

  it('tells each firing its own scheduled time', () => {
    const told = [...fired.values()].flat();
    expect(told.length).toBeGreaterThan(30 * 364);
    expect(told.filter(({ at, scheduledTime }) => Date.parse(scheduledTime) !== at)).toEqual([]);
  });

  it.each(ZONES)('skips in %s exactly what the change in spring skips', (zone) => {
    const skipping = LOCAL_TIMES.filter((time) => !expected(zone, time).has(CHANGES[zone]?.day ?? ''));
    expect(skipping).toEqual(CHANGES[zone]?.skipped);
  });

  it.each(ZONES)('meets in %s the times that the change in autumn repeats', (zone) => {
    const twice = LOCAL_TIMES.filter((time) =>
      [...expected(zone, time).values()].some(({ length }) => length > 1),
    );
    expect(twice).toEqual(CHANGES[zone]?.repeated);
  });
});
