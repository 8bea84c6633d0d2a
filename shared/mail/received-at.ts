/** Later dates are broken headers (the year 20205) or attempts to stay first in the list. */
const LATEST = Date.UTC(2100, 0);
const RFC_5322 =
  /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}:\d{2}(?::\d{2})?)\s*([+-]\d{4}|[A-Z]{2,5})?/;

function isPlausible(time: number): boolean {
  return time > 0 && time < LATEST;
}

function parseDateHeader(date: string): number {
  const match = RFC_5322.exec(date);
  if (match === null) return 0;
  const [, day, month, year, clock, zone = 'GMT'] = match;
  // Date.parse alone accepts nearly any text, and assumes the machine's time zone.
  const written = `${day} ${month} ${year} ${clock}`;
  const time = Date.parse(`${written} ${zone}`);
  const parsed = Number.isNaN(time) ? Date.parse(`${written} GMT`) : time;
  return isPlausible(parsed) ? parsed : 0;
}

/** When a mail arrived, in epoch milliseconds: Gmail's `internalDate`, else the Date header, else 0. */
export function readReceivedAt(
  internalDate: string | number | undefined,
  dateHeader: string | undefined,
): number {
  const time = internalDate === undefined || internalDate === '' ? Number.NaN : Number(internalDate);
  if (isPlausible(time)) return Math.floor(time);
  return dateHeader === undefined ? 0 : parseDateHeader(dateHeader);
}
