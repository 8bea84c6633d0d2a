import { type Component, findProperty, type Property, readComponents, readTextValue } from './components.ts';
import { readDuration, readWallTime, type WallTime } from './wall-time.ts';
import { findOffset } from './zone-offset.ts';

/** When an event is. */
export type EventTime = {
  /** Local times as the milliseconds of the same times in UTC; `end` is the last day of an event of whole days. */
  start: number;
  end?: number;
  isWholeDay: boolean;
  /** The instant of `start`; absent for whole days, and when the zone is not known. */
  startsAt?: number;
  /** As written: `Europe/Berlin`, `W. Europe Standard Time`, `UTC`; absent for a local time anywhere. */
  zone?: string;
};

/** An event as its calendar part describes it. Texts are as written. */
export type CalendarEvent = {
  /** What the mail says of the event. */
  kind: 'invitation' | 'cancellation' | 'proposal' | 'accepted' | 'declined' | 'tentative';
  title: string;
  place: string;
  /** Absent when the calendar names no date that exists. */
  time?: EventTime;
  isRecurring: boolean;
  /** The addresses, in lower case, that are asked to reply. */
  asked: string[];
};

const DAY_MS = 86_400_000;
const MAX_ATTENDEES = 500;

function readKind(method: string, event: Component): CalendarEvent['kind'] | undefined {
  if (method === 'REPLY') {
    const answer = findProperty(event, 'ATTENDEE')?.params.get('PARTSTAT')?.toLowerCase();
    return answer === 'accepted' || answer === 'declined' || answer === 'tentative' ? answer : undefined;
  }
  const isCancelled = findProperty(event, 'STATUS')?.value.toUpperCase() === 'CANCELLED';
  if (method === 'CANCEL' || isCancelled) return 'cancellation';
  return method === 'COUNTER' ? 'proposal' : 'invitation';
}

function readEnd(event: Component, start: WallTime): number | undefined {
  const duration = readDuration(findProperty(event, 'DURATION')?.value ?? '');
  const named = readWallTime(findProperty(event, 'DTEND')?.value ?? '');
  const end = named?.isUtc === start.isUtc ? named.wall : start.wall + (duration ?? 0);
  // The end of whole days is the day after the last.
  const last = start.hasTime ? end : end - DAY_MS;
  return last > start.wall ? last : undefined;
}

function listAsked(event: Component): string[] {
  const isAsked = ({ name, params }: Property) =>
    name === 'ATTENDEE' &&
    params.get('RSVP')?.toUpperCase() === 'TRUE' &&
    (params.get('PARTSTAT') ?? 'NEEDS-ACTION').toUpperCase() === 'NEEDS-ACTION';
  return event.properties
    .filter(isAsked)
    .slice(0, MAX_ATTENDEES)
    .map(({ value }) =>
      value
        .replace(/^mailto:/i, '')
        .trim()
        .toLowerCase(),
    );
}

function readText(event: Component, name: string): string {
  return readTextValue(findProperty(event, name)?.value ?? '');
}

function readTime(event: Component, components: readonly Component[]): EventTime | undefined {
  const begin = findProperty(event, 'DTSTART');
  const start = readWallTime(begin?.value ?? '');
  if (start === undefined) return undefined;
  const end = readEnd(event, start);
  const zone = start.isUtc ? 'UTC' : begin?.params.get('TZID');
  const offset = zone === undefined || !start.hasTime ? undefined : findOffset(zone, start.wall, components);
  return {
    start: start.wall,
    ...(end === undefined ? {} : { end }),
    isWholeDay: !start.hasTime,
    ...(offset === undefined ? {} : { startsAt: start.wall - offset }),
    ...(zone === undefined || !start.hasTime ? {} : { zone }),
  };
}

/** Reads the event of a calendar part; undefined when it has none with a date or a title. Never throws. */
export function readEvent(calendar: string): CalendarEvent | undefined {
  const components = readComponents(calendar);
  const event = components.find(({ name }) => name === 'VEVENT');
  if (event === undefined) return undefined;
  const method = findProperty(event.parent ?? event, 'METHOD')?.value.toUpperCase() ?? '';
  const [kind, time, title] = [
    readKind(method, event),
    readTime(event, components),
    readText(event, 'SUMMARY'),
  ];
  if (kind === undefined || (time === undefined && title.trim() === '')) return undefined;
  return {
    kind,
    title,
    place: readText(event, 'LOCATION'),
    ...(time === undefined ? {} : { time }),
    isRecurring: findProperty(event, 'RRULE') !== undefined,
    asked: kind === 'invitation' && method === 'REQUEST' ? listAsked(event) : [],
  };
}
