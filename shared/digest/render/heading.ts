/** What stands over a digest: the day in words and, if the caller tells, whose mailbox it is. */
export type Heading = { date: string; mailbox?: string };

/**
 * @param scheduledTime the slot's time, ISO 8601
 * @param timeZone the user's, an IANA name: a slot at 23:30 UTC is the next day's in Tokyo
 * @throws RangeError for a time or a zone that is none
 */
export function makeHeading(scheduledTime: string, timeZone: string, mailbox?: string): Heading {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const parts = format.formatToParts(new Date(scheduledTime));
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  const date = `${part('weekday')}, ${part('day')} ${part('month')} ${part('year')}`;
  return mailbox === undefined ? { date } : { date, mailbox };
}
