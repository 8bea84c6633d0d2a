import { type Choice, WEEKDAYS } from '../digest/settings/settings.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A weekday comes within a week; one time of it may be skipped, and the next one comes a week after. */
const DAYS_AHEAD = 15;

type When = Pick<Choice, 'time' | 'timeZone' | 'weekdays'>;

/**
 * When Scheduler fires next (epoch ms). A local time that a change of the clocks skips has no firing that day, one
 * that is shown twice fires the first time.
 */
export function findNextRun({ time, timeZone, weekdays }: When, now: number): number | undefined {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const clock = wallClock(timeZone);
  const today = Math.floor(clock(now) / DAY_MS) * DAY_MS;
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const day = today + ahead * DAY_MS;
    const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7];
    if (weekday === undefined || !weekdays.includes(weekday)) continue;
    const at = firstInstant(day + (hours * 60 + minutes) * MINUTE_MS, clock);
    if (at !== undefined && at > now) return at;
  }
  return undefined;
}

/** The first instant at which clocks show that; undefined where a change skips it. */
function firstInstant(wallTime: number, clock: (instant: number) => number): number | undefined {
  // The offset of the day before and that of the day after are all that can hold.
  const near = [wallTime - DAY_MS, wallTime + DAY_MS];
  const instants = near.map((instant) => wallTime - (clock(instant) - instant));
  return instants.sort((a, b) => a - b).find((instant) => clock(instant) === wallTime);
}

/** What clocks in a zone show to the minute, as the milliseconds at which they would show it in UTC. */
function wallClock(timeZone: string): (instant: number) => number {
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
