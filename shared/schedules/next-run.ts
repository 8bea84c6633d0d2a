import { type Choice, WEEKDAYS } from '../digest/settings/settings.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A weekday comes within a week; if a clock change skips its time, the next one comes a week later. */
const DAYS_AHEAD = 15;

type When = Pick<Choice, 'time' | 'timeZone' | 'weekdays'>;

/**
 * When Scheduler fires next (epoch ms). A local time that a clock change skips has no firing that day; a time that
 * occurs twice fires the first time.
 */
export function findNextRun({ time, timeZone, weekdays }: When, now: number): number | undefined {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const clock = openWallClock(timeZone);
  const today = Math.floor(clock(now) / DAY_MS) * DAY_MS;
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const day = today + ahead * DAY_MS;
    const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7];
    if (weekday === undefined || !weekdays.includes(weekday)) continue;
    const at = findInstant(day + (hours * 60 + minutes) * MINUTE_MS, clock);
    if (at !== undefined && at > now) return at;
  }
  return undefined;
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
