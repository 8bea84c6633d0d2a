import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countedFirings } from '../../fixture/counted-firings.ts';
import { localTimesOf } from '../../fixture/local-times.ts';

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
/** The local times that each zone skips in the spring and repeats in the autumn of 2026. */
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

const nameOf = (zone: string, time: string) => `${zone}-${time}`.replaceAll(/[/:]/g, '-');

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
describe('a year of daily slots', () => {
  const counted = countedFirings(START - 1);
  const { firingsOf } = counted;
  let shown: Map<string, ReturnType<typeof localTimesOf>>;
  beforeAll(() => {
    for (const { zone, time } of SLOTS) {
      const [hour, minute] = time.split(':').map(Number);
      const expression = `cron(${minute} ${hour} * * ? *)`;
      counted.create(nameOf(zone, time), expression, { ScheduleExpressionTimezone: zone });
    }
    counted.clock.move({ to: END - 1 });
    shown = new Map(ZONES.map((zone) => [zone, localTimesOf(zone, START, END)]));
  });
  afterAll(() => counted[Symbol.dispose]());
  /** The instants of the time, by local day. */
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
      expect(firingsOf(nameOf(zone, time)).map(({ at }) => at)).toEqual(wanted);
      expect(wanted.length).toBeGreaterThanOrEqual(364);
    },
  );

  it('passes to each firing its own scheduled time', () => {
    const firings = SLOTS.flatMap(({ zone, time }) => firingsOf(nameOf(zone, time)));
    expect(firings.length).toBeGreaterThan(30 * 364);
    expect(firings.filter(({ at, input }) => Date.parse(JSON.parse(input).scheduledTime) !== at)).toEqual([]);
  });

  it.each(ZONES)('skips in %s exactly the times that the spring change skips', (zone) => {
    const skipping = LOCAL_TIMES.filter((time) => !expected(zone, time).has(CHANGES[zone]?.day ?? ''));
    expect(skipping).toEqual(CHANGES[zone]?.skipped);
  });

  it.each(ZONES)('covers in %s the times that the autumn change repeats', (zone) => {
    const twice = LOCAL_TIMES.filter((time) =>
      [...expected(zone, time).values()].some(({ length }) => length > 1),
    );
    expect(twice).toEqual(CHANGES[zone]?.repeated);
  });
});
