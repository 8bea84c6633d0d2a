/** Making a format costs more than a digest's other words together; a process mostly writes for one zone and locale. */
let last: { key: string; format: Intl.DateTimeFormat } | undefined;

/**
 * Writes a day in full: `Tuesday, 24 November 2026`. Always the Gregorian calendar and the digits 0 to 9: digits of
 * other scripts are dialled, too, and would be broken up like a phone number.
 * @param locale BCP 47
 * @throws RangeError for an invalid time or an unknown zone
 */
export function writeLongDate(time: string, timeZone: string, locale: string): string {
  const key = `${locale} ${timeZone}`;
  if (last?.key !== key) last = { key, format: makeFormat(timeZone, locale) };
  return last.format.format(new Date(time));
}

function makeFormat(timeZone: string, locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
