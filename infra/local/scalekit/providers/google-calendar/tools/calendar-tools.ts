import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import { type ActingUser, checkOwn, ownerOf, TIME_ZONE } from '../acting-user.ts';
import { checkedZone, written } from '../calendar/time.ts';
import type * as inputs from './inputs.ts';
import { rangeOf, startsWithin } from './listing-tools.ts';

/** Each user has one calendar, the primary. */
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

export function getCalendar(seat: ActingUser, input: z.output<typeof inputs.calendarRequest>): JsonObject {
  checkOwn(seat, input.calendar_id);
  const { address } = seat;
  return { kind: 'calendar#calendar', etag: '"1"', id: address, summary: address, timeZone: TIME_ZONE };
}

/** @see https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query */
export function queryFreeBusy(seat: ActingUser, input: z.output<typeof inputs.freeBusy>): JsonObject {
  const { min, max } = rangeOf(input);
  const zone = checkedZone(input.timezone);
  const calendars = input.calendar_ids.map((id): [string, JsonObject] => {
    const owner = ownerOf(seat, id);
    if (owner === undefined) return [id, { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] }];
    const busy = merged(busySpans(seat, owner, { min, max })).map(({ start, end }) => ({
      start: written(start, zone),
      end: written(end, zone),
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

function busySpans({ calendars }: ActingUser, owner: string, range: { min: number; max: number }): Span[] {
  return calendars
    .of(owner)
    .filter(({ transparency }) => transparency === 'opaque')
    .flatMap((event) =>
      startsWithin(event, range).map((start) => ({
        start: Math.max(start, range.min),
        end: Math.min(start + event.durationMs, range.max),
      })),
    );
}

/** Overlapping and adjacent times as one. */
function merged(spans: Span[]): Span[] {
  const list: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = list.at(-1);
    if (last === undefined || span.start > last.end) list.push({ ...span });
    else last.end = Math.max(last.end, span.end);
  }
  return list;
}
