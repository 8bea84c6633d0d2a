import type { JsonObject } from '@bufbuild/protobuf';
import { type CalendarEvent, isDeleted, type Occurrence, stampOf } from '../calendar/calendars.ts';
import { formatInstant } from '../calendar/time.ts';

/** Google's event resource for one user. @see https://developers.google.com/workspace/calendar/api/v3/reference/events */
export function toEventView(occurrence: Occurrence, address: string): JsonObject {
  const { event, start, isInstance } = occurrence;
  const id = isInstance ? `${event.id}_${stampOf(start)}` : event.id;
  const at = (instant: number) => ({
    dateTime: formatInstant(instant, event.timeZone),
    timeZone: event.timeZone,
  });
  const person = { email: event.organizer, ...(event.organizer === address && { self: true }) };
  return {
    kind: 'calendar#event',
    etag: `"${event.updated * 1000}"`,
    id,
    status: isDeleted(occurrence, address) ? 'cancelled' : 'confirmed',
    htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(`${id} ${address}`).toString('base64url')}`,
    created: new Date(event.created).toISOString(),
    updated: new Date(event.updated).toISOString(),
    summary: event.summary,
    ...(event.description !== undefined && { description: event.description }),
    ...(event.location !== undefined && { location: event.location }),
    creator: person,
    organizer: person,
    start: at(start),
    end: at(start + event.durationMs),
    ...(event.recurrence.length > 0 && !isInstance && { recurrence: event.recurrence }),
    ...(isInstance && { recurringEventId: event.id, originalStartTime: at(start) }),
    ...(event.transparency !== 'opaque' && { transparency: event.transparency }),
    ...(event.visibility !== 'default' && { visibility: event.visibility }),
    iCalUID: `${event.id}@google.com`,
    sequence: event.sequence,
    ...(event.attendees.length > 0 && { attendees: attendeesOf(event, address) }),
    ...guestsOf(event),
    ...(event.meetUrl !== undefined && { hangoutLink: event.meetUrl }),
    reminders: { useDefault: true },
    eventType: event.eventType,
  };
}

function attendeesOf({ attendees, organizer, removedFrom }: CalendarEvent, address: string): JsonObject[] {
  return attendees.map((email) => ({
    email,
    ...(email === organizer && { organizer: true }),
    ...(email === address && { self: true }),
    responseStatus: responseOf(email === organizer, removedFrom.has(email)),
  }));
}

/** Deleting an invitation declines it. */
function responseOf(isOrganizer: boolean, hasDeleted: boolean): string {
  if (hasDeleted) return 'declined';
  return isOrganizer ? 'accepted' : 'needsAction';
}

/** Google omits default values. */
function guestsOf({ guests }: CalendarEvent): JsonObject {
  return {
    ...(guests.canModify && { guestsCanModify: true }),
    ...(!guests.canInviteOthers && { guestsCanInviteOthers: false }),
    ...(!guests.canSeeOtherGuests && { guestsCanSeeOtherGuests: false }),
  };
}
