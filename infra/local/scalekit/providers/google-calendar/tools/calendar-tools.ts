import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import { type ActingUser, checkOwn, ownerOf, TIME_ZONE } from '../acting-user.ts';
import { checkTimeZone, formatInstant } from '../calendar/time.ts';
import type * as inputs from './inputs.ts';
import { findStartsWithin, parseRange } from './listing-tools.ts';

/** Each user has one calendar: the primary one. */
export function listCalendars({ address }: ActingUser): JsonObject {
  return {
    kind: 'calendar#calendarList',
    etag: '"1"',
    items: [
      {
        kind: 'calendar#calendarListEntry',
        etag: '"1"',
        id: address,
        summary: address,
        timeZone: TIME_ZONE,
        colorId: '14',
        selected: true,
        accessRole: 'owner',
        primary: true,
        defaultReminders: [{ method: 'popup', minutes: 10 }],
      },
    ],
  };
}

export function getCalendar(
  actingUser: ActingUser,
  input: z.output<typeof inputs.calendarRequest>,
): JsonObject {
  checkOwn(actingUser, input.calendar_id);
  const { address } = actingUser;
  return { kind: 'calendar#calendar', etag: '"1"', id: address, summary: address, timeZone: TIME_ZONE };
}

/** @see https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query */
export function queryFreeBusy(actingUser: ActingUser, input: z.output<typeof inputs.freeBusy>): JsonObject {
  const { min, max } = parseRange(input);
  const zone = checkTimeZone(input.timezone);
  const calendars = input.calendar_ids.map((id): [string, JsonObject] => {
    const owner = ownerOf(actingUser, id);
    if (owner === undefined) return [id, { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] }];
    const busy = mergeSpans(findBusySpans(actingUser, owner, { min, max })).map(({ start, end }) => ({
      start: formatInstant(start, zone),
      end: formatInstant(end, zone),
    }));
    return [id, { busy }];
  });
  return {
    kind: 'calendar#freeBusy',
    timeMin: new Date(min).toISOString(),
    timeMax: new Date(max).toISOString(),
    calendars: Object.fromEntries(calendars),
  };
}

type Span = { start: number; end: number };

function findBusySpans(
  { calendars }: ActingUser,
  owner: string,
  range: { min: number; max: number },
): Span[] {
  return calendars
    .of(owner)
    .filter(({ transparency }) => transparency === 'opaque')
    .flatMap((event) =>
      findStartsWithin(event, range).map((start) => ({
        start: Math.max(start, range.min),
        end: Math.min(start + event.durationMs, range.max),
      })),
    );
}

/** Merges overlapping and adjacent spans. */
function mergeSpans(spans: Span[]): Span[] {
  const list: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = list.at(-1);
    if (last === undefined || span.start > last.end) list.push({ ...span });
    else last.end = Math.max(last.end, span.end);
  }
  return list;
}
