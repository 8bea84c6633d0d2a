/**
 * Writes a day in full: `Tuesday, 24 November 2026`. Always the Gregorian calendar and the digits 0 to 9: digits of
 * other scripts are dialled, too, and would be broken up like a phone number.
 * @param locale BCP 47
 * @throws RangeError for an invalid time or an unknown zone
 */
export function writeLongDate(time: string, timeZone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return format.format(new Date(time));
}
