import { longDateFormat } from '../long-date.ts';

/** The head of a digest: the day in words and, optionally, the address of the mailbox. */
export type Heading = { date: string; mailbox?: string };

/**
 * @param scheduledTime the slot's time, ISO 8601
 * @param timeZone the user's, an IANA name: a slot at 23:30 UTC falls on the next day in Tokyo
 * @throws RangeError for an invalid time or an unknown zone
 */
export function makeHeading(scheduledTime: string, timeZone: string, mailbox?: string): Heading {
  const parts = longDateFormat(timeZone).formatToParts(new Date(scheduledTime));
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  const date = `${part('weekday')}, ${part('day')} ${part('month')} ${part('year')}`;
  return mailbox === undefined ? { date } : { date, mailbox };
}
