import { Cron } from 'croner';
import { convertCronFields } from './cron-fields.ts';
import { instantsAt, offsetAt, wallTimeAt } from './wall-time.ts';

/** A parsed schedule expression. Times are milliseconds since the epoch. */
export type ScheduleExpression = {
  /** Fires once and ignores StartDate and EndDate. */
  oneTime: boolean;
  /** Returns the first firing after a time, if there is one; `from` is the schedule's beginning. */
  next(after: number, from: number): number | undefined;
};

const UNITS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Parses `at(…)`, `rate(…)` and `cron(…)`; returns undefined for anything else.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function parseScheduleExpression(text: string, timezone: string): ScheduleExpression | undefined {
  const [, kind, argument] = /^(at|rate|cron)\((.+)\)$/.exec(text) ?? [];
  if (!kind || !argument) return undefined;
  if (kind === 'at') return parseAt(argument, timezone);
  return kind === 'rate' ? parseRate(argument) : parseCron(argument, timezone);
}

function parseAt(argument: string, timezone: string): ScheduleExpression | undefined {
  const wallTime = Date.parse(`${argument}Z`);
  // Also refuses the 30th of February, which Date.parse moves to March.
  if (Number.isNaN(wallTime) || new Date(wallTime).toISOString() !== `${argument}.000Z`) return undefined;
  const [first = wallTime - offsetAt(wallTime - UNITS.day, timezone)] = instantsAt(wallTime, timezone);
  // Fires once, also when the time had passed before the schedule was created.
  return { oneTime: true, next: (after, from) => (after < from ? first : undefined) };
}

function parseRate(argument: string): ScheduleExpression | undefined {
  const [, value, unit, plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(argument) ?? [];
  if (!value || !isUnit(unit) || (value === '1') !== (plural === '')) return undefined;
  const interval = Number(value) * UNITS[unit];
  return {
    oneTime: false,
    // The first firing is immediate: "your schedule starts invoking the target immediately".
    next: (after, from) => from + Math.max(0, Math.floor((after - from) / interval) + 1) * interval,
  };
}

function parseCron(argument: string, timezone: string): ScheduleExpression | undefined {
  const fields = convertCronFields(argument);
  if (!fields) return undefined;
  // Croner finds the wall time. The instant follows AWS's rule for changes of the offset.
  const options = { utcOffset: 0, paused: true, alternativeWeekdays: true, sloppyRanges: true };
  const cron = new Cron(`0 ${fields.join(' ')}`, options);
  const search = (after: number) => {
    let wallTime = cron.nextRun(new Date(wallTimeAt(after, timezone)));
    while (wallTime) {
      // A time that is skipped in spring has no instant; of one that is repeated in autumn the first counts.
      const [instant] = instantsAt(wallTime.getTime(), timezone);
      if (instant !== undefined && instant > after) return instant;
      wallTime = cron.nextRun(wallTime);
    }
    return undefined;
  };
  return { oneTime: false, next: memoize(search) };
}

/** Keeps the last result, since schedules that share an expression ask for the same next time. */
function memoize(search: (after: number) => number | undefined): ScheduleExpression['next'] {
  let known: { after: number; next: number | undefined } | undefined;
  return (after) => {
    const isValid = known && known.after <= after && (known.next === undefined || after < known.next);
    if (!known || !isValid) known = { after, next: search(after) };
    return known.next;
  };
}

function isUnit(unit: string | undefined): unit is keyof typeof UNITS {
  return unit !== undefined && Object.hasOwn(UNITS, unit);
}
