import { type CalendarEvent, type EventTime, readEvent } from '../../mail/calendar/read-event.ts';
import type { Mail } from '../../mail/mail.ts';
import { cutText } from '../../text/cut.ts';
import type { DigestEvent } from '../digest.ts';
import { MAX_GIST_CHARACTERS, MAX_SUBJECT_CHARACTERS } from '../limits.ts';
import { cleanSubject } from './header-text.ts';

const MAX_PLACE_CHARACTERS = 100;
const MAX_ZONE_CHARACTERS = 60;
/** What a gist says of an event that is no invitation. */
const PREFIXES = {
  invitation: '',
  proposal: '',
  cancellation: 'Cancelled: ',
  accepted: 'Accepted: ',
  declined: 'Declined: ',
  tentative: 'Tentative: ',
} as const;

/** The event of a mail as the digest's data has it. */
export type MailEvent = {
  event: DigestEvent;
  gist: string;
  /** When the event is; absent for a reply to the user's own invitation, and without a date. */
  mentions?: string;
  /** Whether the event asks one of the mail's recipients to reply. */
  asks: boolean;
  /** Whether a text names the event's day of the month. */
  isNamedIn: (text: string) => boolean;
};

function writeLocal(wall: number, isWholeDay: boolean): string {
  return new Date(wall).toISOString().slice(0, isWholeDay ? 10 : 16);
}

function toDigestTime({ start, end, startsAt, zone, isWholeDay }: EventTime): Partial<DigestEvent> {
  return {
    start: writeLocal(start, isWholeDay),
    ...(end === undefined ? {} : { end: writeLocal(end, isWholeDay) }),
    ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt).toISOString() }),
    ...(zone === undefined ? {} : { zone: cleanSubject(zone, MAX_ZONE_CHARACTERS) }),
  };
}

function toDigestEvent(event: CalendarEvent): DigestEvent {
  const place = cleanSubject(event.place, MAX_PLACE_CHARACTERS);
  return {
    kind: event.kind,
    title: cleanSubject(event.title, MAX_SUBJECT_CHARACTERS),
    ...(place === '' ? {} : { place }),
    ...(event.time === undefined ? {} : toDigestTime(event.time)),
    ...(event.isRecurring ? { isRecurring: true } : {}),
  };
}

/** `2026-12-03 10:00–11:00 (Europe/Berlin)`; empty without a date. */
function writePlainTime({ start = '', end, zone }: DigestEvent): string {
  const until = end?.startsWith(start.slice(0, 10)) ? end.slice(11) : end?.replace('T', ' ');
  const range = [start.replace('T', ' '), ...(until === undefined ? [] : [until])].join('–');
  return zone === undefined ? range : `${range} (${zone})`;
}

/** A reply to the user's own event names no date that the user must know. */
function writeMention({ kind, start, zone }: DigestEvent): string | undefined {
  const isReply = kind === 'accepted' || kind === 'declined' || kind === 'tentative';
  if (isReply || start === undefined) return undefined;
  return start.replace('T', ' ') + (zone === 'UTC' ? ' UTC' : '');
}

function isAsked({ to, cc, deliveredTo }: Mail, { asked }: CalendarEvent): boolean {
  const recipients = [...to, ...cc].map(({ address }) => address.toLowerCase());
  return asked.some((address) => recipients.includes(address) || address === deliveredTo?.toLowerCase());
}

/** The event of a mail's calendar part; undefined for a mail without one. */
export function findEvent(mail: Mail): MailEvent | undefined {
  const found = mail.calendar === undefined ? undefined : readEvent(mail.calendar);
  if (found === undefined) return undefined;
  const event = toDigestEvent(found);
  const mentions = writeMention(event);
  const parts = [event.title, writePlainTime(event), event.place ?? ''].filter((part) => part !== '');
  const day = new RegExp(String.raw`(?<![\d:])0?${Number(event.start?.slice(8, 10))}(?![\d:])`);
  return {
    event,
    gist: cutText(PREFIXES[found.kind] + parts.join(' · '), MAX_GIST_CHARACTERS),
    ...(mentions === undefined ? {} : { mentions }),
    asks: isAsked(mail, found),
    isNamedIn: (text) => day.test(text),
  };
}
