/** A local time as the milliseconds of the same time in UTC, and whether the text names a time of day. */
export type WallTime = { wall: number; hasTime: boolean; isUtc: boolean };

const TIME = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?(Z)?)?$/i;
const DURATION = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,6}S)?)?$/i;
const MINUTE_MS = 60_000;

/** Reads a date, `20261203`, or a date with a time, `20261203T100000Z`. Undefined for another text. */
export function readWallTime(text: string): WallTime | undefined {
  const match = TIME.exec(text.trim());
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match
    .slice(1, 6)
    .map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const date = new Date(wall);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  if (!isReal) return undefined;
  return { wall, hasTime: match[4] !== undefined, isUtc: match[6] !== undefined };
}

/** Reads a duration, `PT1H30M`, in milliseconds; undefined for another text. */
export function readDuration(text: string): number | undefined {
  const match = DURATION.exec(text.trim());
  if (match === null) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * MINUTE_MS;
}
