import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import { invalidArgument } from '../../tool-error.ts';
import { type ActingUser, checkOwn, TIME_ZONE } from '../acting-user.ts';
import { type CalendarEvent, type Occurrence, startsOf } from '../calendar/calendars.ts';
import { parseBound } from '../calendar/time.ts';
import { toEventView } from './event-view.ts';
import type * as inputs from './inputs.ts';

type Listing = z.output<typeof inputs.listing>;
/** How far ahead an endless series is listed when `time_max` is missing. */
const HORIZON_MS = 366 * 24 * 60 * 60 * 1000;

/** @see https://developers.google.com/workspace/calendar/api/v3/reference/events/list */
export function listEvents(actingUser: ActingUser, input: Listing): JsonObject {
  checkOwn(actingUser, input.calendar_id);
  if (input.order_by === 'startTime' && !input.single_events) {
    throw invalidArgument('The requested ordering is not available for the particular query.');
  }
  const range = parseRange(input);
  const found = actingUser.calendars
    .of(actingUser.address)
    .filter((event) => mentions(event, input.query))
    .flatMap((event) => selectOccurrences(event, input.single_events, range));
  if (input.order_by === 'startTime') found.sort((one, other) => one.start - other.start);
  if (input.order_by === 'updated') found.sort((one, other) => one.event.updated - other.event.updated);
  const offset = offsetOf(input.page_token);
  const end = offset + input.max_results;
  return {
    kind: 'calendar#events',
    etag: `"${found.length}"`,
    summary: actingUser.address,
    description: '',
    updated: new Date(Math.max(0, ...found.map(({ event }) => event.updated))).toISOString(),
    timeZone: TIME_ZONE,
    accessRole: 'owner',
    defaultReminders: [{ method: 'popup', minutes: 10 }],
    items: found.slice(offset, end).map((each) => toEventView(each, actingUser.address)),
    ...(end < found.length && { nextPageToken: Buffer.from(`offset ${end}`).toString('base64url') }),
  };
}

type Range = { min: number; max: number };

/** @throws ToolError 400 for a bound without offset and for an empty range */
export function parseRange(input: { time_min: string; time_max: string }): Range {
  const min = parseBound(input.time_min) ?? Number.NEGATIVE_INFINITY;
  const max = parseBound(input.time_max) ?? Number.POSITIVE_INFINITY;
  if (min >= max) throw invalidArgument('The specified time range is empty.');
  return { min, max };
}

/** The starts of the occurrences that overlap the range: end after its lower bound, start before its upper bound. */
export function findStartsWithin(event: CalendarEvent, { min, max }: Range): number[] {
  const horizon = Math.max(Date.now(), event.start, min === Number.NEGATIVE_INFINITY ? 0 : min) + HORIZON_MS;
  return startsOf(event, Math.min(max, horizon)).filter(
    (start) => start + event.durationMs > min && !event.excluded.has(start),
  );
}

function selectOccurrences(event: CalendarEvent, single: boolean, range: Range): Occurrence[] {
  const starts = findStartsWithin(event, range);
  const isSeries = event.recurrence.length > 0;
  if (isSeries && single) return starts.map((start) => ({ event, start, isInstance: true }));
  return starts.length > 0 ? [{ event, start: event.start, isInstance: false }] : [];
}

/** Whether every word of the query occurs in the event. */
function mentions({ summary, description, location, attendees, organizer }: CalendarEvent, query: string) {
  const text = [summary, description, location, organizer, ...attendees].join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function offsetOf(token: string): number {
  if (token === '') return 0;
  const [, offset] = /^offset (\d{1,6})$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (offset === undefined) throw invalidArgument('Invalid page token value.');
  return Number(offset);
}
