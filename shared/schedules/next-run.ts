import type { Choice } from '../digest/settings/settings.ts';
import { WEEKDAYS } from '../digest/settings/weekdays.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A weekday comes within a week; if a clock change skips its time, the next one comes a week later. */
const DAYS_AHEAD = 15;

type When = Pick<Choice, 'time' | 'timeZone' | 'weekdays'>;

/** A day of a schedule, and when it fires (epoch ms): not at all on a day on which a clock change skips the time. */
export type ScheduledDay = {
  /** Midnight of the local date, as the milliseconds of the same time in UTC. */
  day: number;
  at: number | undefined;
};

/**
 * When Scheduler fires next (epoch ms). A local time that a clock change skips has no firing that day; a time that
 * occurs twice fires the first time.
 */
export function findNextRun(when: When, now: number): number | undefined {
  for (const { at } of listScheduledDays(when, now, DAYS_AHEAD)) if (at !== undefined) return at;
  return undefined;
}

/** Lists the schedule's days whose time comes after `now`; `ahead` is the number of dates that are looked at. */
export function* listScheduledDays(
  { time, timeZone, weekdays }: When,
  now: number,
  ahead: number,
): Generator<ScheduledDay> {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const clock = openWallClock(timeZone);
  const today = Math.floor(clock(now) / DAY_MS) * DAY_MS;
  for (let day = today; day < today + ahead * DAY_MS; day += DAY_MS) {
    const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7];
    if (weekday === undefined || !weekdays.includes(weekday)) continue;
    const wallTime = day + (hours * 60 + minutes) * MINUTE_MS;
    const at = findInstant(wallTime, clock);
    if (at === undefined ? wallTime > clock(now) : at > now) yield { day, at };
  }
}

/** The first instant of a local time; undefined when a clock change skips it. */
function findInstant(wallTime: number, clock: (instant: number) => number): number | undefined {
  // Only the offsets of the day before and the day after are possible.
  const near = [wallTime - DAY_MS, wallTime + DAY_MS];
  const instants = near.map((instant) => wallTime - (clock(instant) - instant));
  return instants.sort((a, b) => a - b).find((instant) => clock(instant) === wallTime);
}

/** Converts instants to a zone's local time, to the minute, as the milliseconds of the same time in UTC. */
function openWallClock(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (instant) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = format
      .format(instant)
      .split(/\D+/)
      .map(Number);
    return (
      Date.UTC(year, month - 1, day, hour, minute) + (instant - Math.floor(instant / MINUTE_MS) * MINUTE_MS)
    );
  };
}
