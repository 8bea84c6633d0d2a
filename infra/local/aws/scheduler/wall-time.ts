const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What clocks in a time zone show, as the milliseconds at which they would show it in UTC.
 * @throws RangeError when there is no such time zone
 */
export function wallTimeAt(instant: number, timezone: string): number {
  const text = formatOf(timezone).format(instant);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = text.split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) + (instant - Math.floor(instant / 1000) * 1000);
}

/** When clocks show that: never when a change of the offset skips it, twice when one repeats it. In order. */
export function instantsAt(wallTime: number, timezone: string): number[] {
  const instants = [wallTime - DAY_MS, wallTime + DAY_MS].map((near) => wallTime - offsetAt(near, timezone));
  return [...new Set(instants)].sort((a, b) => a - b).filter((at) => wallTimeAt(at, timezone) === wallTime);
}

/** From UTC to the zone's time, in milliseconds. */
export function offsetAt(instant: number, timezone: string): number {
  return wallTimeAt(instant, timezone) - instant;
}

/** One of the Time Zone Database, spelt as there: a zone's case matters to AWS, and Intl also takes `+01:00`. */
export function isTimezone(name: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return /^[A-Z]/.test(name) && (timeZone === name || timeZone.toLowerCase() !== name.toLowerCase());
  } catch {
    return false;
  }
}

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timezone, made);
  return made;
}
