import { Cron } from 'croner';

/** A parsed schedule expression: when it fires next. Times are milliseconds since the epoch. */
export type ScheduleExpression = {
  /** The first firing after a moment, or none; `from` is when the schedule began to exist. */
  next(after: number, from: number): number | undefined;
};

const UNITS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Parses `at(…)`, `rate(…)` and `cron(…)`. @returns undefined when it is none of them
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function parseScheduleExpression(text: string, timezone: string): ScheduleExpression | undefined {
  const [, kind, argument] = /^(at|rate|cron)\((.+)\)$/.exec(text) ?? [];
  if (!kind || !argument) return undefined;
  if (kind === 'at') return parseAt(argument, timezone);
  return kind === 'rate' ? parseRate(argument) : parseCron(argument, timezone);
}

function parseAt(argument: string, timezone: string): ScheduleExpression | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(argument)) return undefined;
  const time = attempt(() => new Cron(argument, { timezone, paused: true }).nextRun(new Date(0)))?.getTime();
  if (time === undefined) return undefined;
  // Once, also when the time had passed before the schedule was made.
  return { next: (after, from) => (after < from ? time : undefined) };
}

function parseRate(argument: string): ScheduleExpression | undefined {
  const [, value, unit, plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(argument) ?? [];
  if (!value || !isUnit(unit) || (value === '1') !== (plural === '')) return undefined;
  const interval = Number(value) * UNITS[unit];
  // The first one at once: "your schedule starts invoking the target immediately".
  return { next: (after, from) => from + Math.max(0, Math.floor((after - from) / interval) + 1) * interval };
}

function parseCron(argument: string, timezone: string): ScheduleExpression | undefined {
  if (argument.trim().split(/\s+/).length !== 6) return undefined;
  const options = { timezone, paused: true, alternativeWeekdays: true, sloppyRanges: true };
  const cron = attempt(() => new Cron(`0 ${argument}`, options));
  if (!cron) return undefined;
  return {
    next(after) {
      let next = cron.nextRun(new Date(after));
      // A local time that the change to daylight saving skips does not fire; croner moves it.
      while (next && !cron.match(next)) next = cron.nextRun(next);
      return next?.getTime();
    },
  };
}

function isUnit(unit: string | undefined): unit is keyof typeof UNITS {
  return unit !== undefined && Object.hasOwn(UNITS, unit);
}

function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
