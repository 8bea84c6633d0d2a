/** Writes days as `Tuesday 24 November 2026`, in an IANA time zone. @throws RangeError for an unknown zone */
export function longDateFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
