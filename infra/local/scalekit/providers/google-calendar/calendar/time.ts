import { invalidArgument } from '../../tool-error.ts';

const dateTime = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|z|[+-]\d{2}:\d{2})?$/;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Parses an RFC 3339 time to epoch milliseconds. A time without offset is a wall-clock time in the zone.
 * @throws ToolError 400
 */
export function parseInstant(text: string, timeZone: string): number {
  const [, offset] = dateTime.exec(text) ?? [undefined, 'none'];
  const instant = Date.parse(offset === undefined ? `${text.replace(' ', 'T')}Z` : text);
  if (Number.isNaN(instant) || offset === 'none' || !isExistingDay(text.slice(0, 10))) {
    throw invalidArgument('Invalid start or end time.');
  }
  return offset === undefined ? fromWallTime(instant, timeZone) : instant;
}

/** Rejects days such as 30 February, which `Date.parse` turns into 2 March. */
function isExistingDay(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

/** Parses a bound of a range. @throws ToolError 400 for a time without offset */
export function parseBound(text: string): number | undefined {
  if (text === '') return undefined;
  const hasOffset = dateTime.exec(text)?.[1] !== undefined;
  if (!hasOffset || Number.isNaN(Date.parse(text))) throw invalidArgument('Bad Request');
  return Date.parse(text);
}

/** Converts a wall-clock time, given as if it were UTC, to an instant. */
export function fromWallTime(wall: number, timeZone: string): number {
  const guess = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(guess, timeZone);
}

/** Converts an instant to the zone's wall-clock time, as if it were UTC. */
export function toWallTime(instant: number, timeZone: string): number {
  return instant + offsetAt(instant, timeZone);
}

/** Formats an instant as RFC 3339 with the zone's offset. */
export function formatInstant(instant: number, timeZone: string): string {
  const offset = offsetAt(instant, timeZone);
  const wall = new Date(instant + offset).toISOString().slice(0, 19);
  if (offset === 0) return `${wall}Z`;
  const minutes = Math.abs(offset) / 60_000;
  const pair = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${pair(minutes / 60)}:${pair(minutes % 60)}`;
}

/** @throws ToolError 400 for an unknown IANA time zone */
export function checkTimeZone(timeZone: string): string {
  offsetAt(0, timeZone);
  return timeZone;
}

function offsetAt(instant: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const cached = formats.get(timeZone);
  if (cached !== undefined) return cached;
  try {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    const format = new Intl.DateTimeFormat('en-US', { timeZone, ...numeric, ...clock });
    formats.set(timeZone, format);
    return format;
  } catch {
    throw invalidArgument('Invalid time zone definition.');
  }
}
