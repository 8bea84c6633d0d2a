import { writeLongDate } from '../long-date.ts';
import type { Wording } from './wording/wording.ts';

/** The head of a digest: the day in words and the name of a labelled mailbox; the digest's language and zone. */
export type Heading = { date: string; timeZone: string; wording: Wording; mailbox?: string };

/**
 * @param scheduledTime the slot's time, ISO 8601
 * @param timeZone the user's, an IANA name: a slot at 23:30 UTC falls on the next day in Tokyo
 * @throws RangeError for an invalid time or an unknown zone
 */
export function makeHeading(
  scheduledTime: string,
  timeZone: string,
  wording: Wording,
  mailbox?: string,
): Heading {
  const date = writeLongDate(scheduledTime, timeZone, wording.locale);
  return { date, timeZone, wording, ...(mailbox === undefined ? {} : { mailbox }) };
}
