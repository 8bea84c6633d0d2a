const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns the wall time in a time zone, as the milliseconds of the same wall time in UTC.
 * @throws RangeError for an unknown time zone
 */
export function wallTimeAt(instant: number, timezone: string): number {
  const text = formatOf(timezone).format(instant);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = text.split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) + (instant - Math.floor(instant / 1000) * 1000);
}

/** Returns the instants of a wall time in order: none if the zone skips it, two if the zone repeats it. */
export function instantsAt(wallTime: number, timezone: string): number[] {
  const instants = [wallTime - DAY_MS, wallTime + DAY_MS].map((near) => wallTime - offsetAt(near, timezone));
  return [...new Set(instants)].sort((a, b) => a - b).filter((at) => wallTimeAt(at, timezone) === wallTime);
}

/** Returns the zone's offset from UTC in milliseconds. */
export function offsetAt(instant: number, timezone: string): number {
  return wallTimeAt(instant, timezone) - instant;
}

function formatOf(timezone: string): Intl.DateTimeFormat {
  const cached = formats.get(timezone);
  if (cached) return cached;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timezone, format);
  return format;
}
