/** Writes an instant in a time zone: `Mon 30 Nov, 07:30`. An unknown zone is replaced by the browser's. */
export function writeTime(instant: number | string, timeZone: string | undefined): string {
  return format(
    instant,
    { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    timeZone,
  );
}

/** Writes the day of an instant in a time zone: `Monday 30 November`. */
export function writeDay(instant: number | string, timeZone: string | undefined): string {
  return format(instant, { weekday: 'long', day: 'numeric', month: 'long' }, timeZone);
}

/** Writes the hour of an instant in a time zone: `07:30`. */
export function writeHour(instant: number | string, timeZone: string | undefined): string {
  return format(instant, { hour: '2-digit', minute: '2-digit' }, timeZone);
}

/** Writes how far ahead an instant is: `in 3 hours`. */
export function writeAhead(instant: number | string, now: number): string {
  const minutes = Math.max(1, Math.round((new Date(instant).getTime() - now) / 60_000));
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
  if (minutes < 60) return relative.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? relative.format(hours, 'hour') : relative.format(Math.round(hours / 24), 'day');
}

/** The zone of this browser. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether the browser knows a zone. The API alone decides whether it accepts its name. */
export function isKnownZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

function format(
  instant: number | string,
  options: Intl.DateTimeFormatOptions,
  timeZone: string | undefined,
): string {
  const zone = timeZone !== undefined && isKnownZone(timeZone) ? { timeZone } : {};
  return new Intl.DateTimeFormat('en-GB', { ...options, ...zone, hourCycle: 'h23' }).format(
    new Date(instant),
  );
}
