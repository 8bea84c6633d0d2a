import { invalidArgument } from '../../tool-error.ts';
import { fromWallTime, parseBound, toWallTime } from './time.ts';

const DAY = 24 * 60 * 60 * 1000;
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** The most repetitions of one series. */
const MAX_REPETITIONS = 1_000;

type Rule = {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  count: number;
  until: number;
  days: number[];
};

/**
 * Parses the rule of a series. Supported: FREQ, INTERVAL, COUNT, UNTIL, and BYDAY of a weekly rule.
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
 * @throws ToolError 400 for any other
 */
export function parseRule([line, ...more]: string[]): Rule | undefined {
  if (line === undefined) return undefined;
  const parts = new Map(
    line
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => parsePair(part)),
  );
  const frequency = parts.get('FREQ');
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST'];
  const isSimple =
    line.startsWith('RRULE:') && more.length === 0 && [...parts.keys()].every((key) => known.includes(key));
  const days = (parts.get('BYDAY') ?? '')
    .split(',')
    .filter((day) => day !== '')
    .map((day) => weekdays.indexOf(day));
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const count = Number(parts.get('COUNT') ?? MAX_REPETITIONS);
  const until = parseUntil(parts.get('UNTIL'));
  const isCounted = Number.isInteger(interval) && interval > 0 && Number.isInteger(count) && count > 0;
  const hasValidDays = days.every((day) => day >= 0) && (days.length === 0 || frequency === 'WEEKLY');
  if (!isSimple || !isFrequency(frequency) || !isCounted || !hasValidDays || Number.isNaN(until)) {
    throw invalidArgument('Invalid recurrence rule.');
  }
  return { frequency, interval, count, until, days };
}

/** The starts of a series up to an instant, first one included. Every start has the same wall-clock time in the zone. */
export function listOccurrences(start: number, timeZone: string, rule: Rule, end: number): number[] {
  const found: number[] = [];
  const first = toWallTime(start, timeZone);
  for (
    let step = 0;
    step <= MAX_REPETITIONS && found.length < Math.min(rule.count, MAX_REPETITIONS);
    step += 1
  ) {
    for (const wall of listCandidates(first, step, rule)) {
      const instant = fromWallTime(wall, timeZone);
      if (instant > Math.min(end, rule.until)) return found;
      if (wall >= first && found.length < rule.count) found.push(instant);
    }
  }
  return found;
}

function listCandidates(first: number, step: number, { frequency, interval, days }: Rule): number[] {
  const steps = step * interval;
  const date = new Date(first);
  switch (frequency) {
    case 'DAILY':
      return [first + steps * DAY];
    case 'WEEKLY': {
      const monday = first - ((date.getUTCDay() + 6) % 7) * DAY + steps * 7 * DAY;
      const wanted = days.length > 0 ? days : [date.getUTCDay()];
      return wanted.map((day) => monday + ((day + 6) % 7) * DAY).sort((one, other) => one - other);
    }
    default: {
      const months = frequency === 'MONTHLY' ? steps : steps * 12;
      const moved = new Date(first);
      moved.setUTCMonth(date.getUTCMonth() + months);
      // A month without that day has no occurrence.
      return moved.getUTCDate() === date.getUTCDate() ? [moved.getTime()] : [];
    }
  }
}

function parsePair(part: string): [string, string] {
  const [key = '', value = ''] = part.split('=');
  return [key, value];
}

function isFrequency(text: string | undefined): text is Rule['frequency'] {
  return ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(text ?? '');
}

/** Accepts `20260401` or `20260401T090000Z`. */
function parseUntil(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const [, date = '', time = '235959'] = /^(\d{8})(?:T(\d{6})Z?)?$/.exec(text) ?? [];
  const cut = (value: string, by: string) => value.match(/\d\d/g)?.join(by) ?? '';
  const iso = `${date.slice(0, 4)}-${cut(date.slice(4), '-')}T${cut(time, ':')}Z`;
  return date === '' ? Number.NaN : (parseBound(iso) ?? Number.NaN);
}
