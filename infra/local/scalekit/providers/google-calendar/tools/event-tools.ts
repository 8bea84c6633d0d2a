import { randomBytes } from 'node:crypto';
import type { JsonObject } from '@bufbuild/protobuf';
import type { z } from 'zod';
import type { Effect } from '../../create-tool-provider.ts';
import { forbidden, invalidArgument, ToolError } from '../../tool-error.ts';
import { type ActingUser, checkOwn, TIME_ZONE } from '../acting-user.ts';
import { alreadyDeletedError, type CalendarEvent, isDeleted } from '../calendar/calendars.ts';
import { parseRule } from '../calendar/recurrence.ts';
import { checkTimeZone, parseInstant } from '../calendar/time.ts';
import { toEventView } from './event-view.ts';
import type * as inputs from './inputs.ts';

const DEFAULT_MINUTES = 30;
const address = /^[^\s@]+@[^\s@]+$/;

type Change = z.output<typeof inputs.change>;

/** @see https://developers.google.com/workspace/calendar/api/v3/reference/events/insert */
export function createEvent(
  actingUser: ActingUser,
  input: z.output<typeof inputs.creation>,
  effect: Effect,
): JsonObject {
  checkOwn(actingUser, input.calendar_id);
  const now = Date.now();
  const blank: CalendarEvent = {
    id: randomBytes(13).toString('hex'),
    organizer: actingUser.address,
    summary: input.summary,
    start: 0,
    durationMs: DEFAULT_MINUTES * 60_000,
    timeZone: TIME_ZONE,
    recurrence: [],
    attendees: [],
    visibility: 'default',
    transparency: 'opaque',
    eventType: 'default',
    guests: { canModify: false, canInviteOthers: true, canSeeOtherGuests: true },
    isCancelled: false,
    created: now,
    updated: now,
    sequence: 0,
    excluded: new Set(),
    removedFrom: new Set(),
  };
  const event = { ...blank, ...resolveChanges(blank, input) };
  actingUser.calendars.add(event);
  effect('event-created', describeForLedger(actingUser, event));
  return toEventView({ event, start: event.start, isInstance: false }, actingUser.address);
}

/** Changes the given fields and keeps the rest, as Google's patch does. */
export function updateEvent(actingUser: ActingUser, input: Change, effect: Effect): JsonObject {
  checkOwn(actingUser, input.calendar_id);
  const found = actingUser.calendars.find(actingUser.address, input.event_id);
  if (isDeleted(found, actingUser.address)) throw alreadyDeletedError();
  if (found.isInstance)
    throw new ToolError('Unimplemented', 'UNIMPLEMENTED', 'Not simulated: one instance of a series.');
  const { event } = found;
  if (event.organizer !== actingUser.address && !event.guests.canModify) {
    throw forbidden('Shared properties can only be changed by the organizer of the event.');
  }
  const changed = resolveChanges(event, input);
  Object.assign(event, changed, { updated: Date.now(), sequence: event.sequence + 1 });
  effect('event-updated', describeForLedger(actingUser, event));
  return toEventView({ ...found, start: event.start }, actingUser.address);
}

/** The organizer deletes the event for everyone, a guest only for themselves. A second deletion fails. */
export function deleteEvent(
  actingUser: ActingUser,
  input: z.output<typeof inputs.eventRequest>,
  effect: Effect,
): JsonObject {
  checkOwn(actingUser, input.calendar_id);
  const found = actingUser.calendars.find(actingUser.address, input.event_id);
  const { event, start, isInstance } = found;
  if (isDeleted(found, actingUser.address)) throw alreadyDeletedError();
  if (event.organizer !== actingUser.address) event.removedFrom.add(actingUser.address);
  else if (isInstance) event.excluded.add(start);
  else event.isCancelled = true;
  event.updated = Date.now();
  effect('event-deleted', { ...describeForLedger(actingUser, event), id: input.event_id });
  return {};
}

/** A deleted event is returned as `cancelled`. */
export function getEvent(actingUser: ActingUser, input: z.output<typeof inputs.eventRequest>): JsonObject {
  checkOwn(actingUser, input.calendar_id);
  return toEventView(actingUser.calendars.find(actingUser.address, input.event_id), actingUser.address);
}

/** The event's fields after the input is applied. @throws ToolError 400 before anything is changed */
function resolveChanges(event: CalendarEvent, input: Partial<Change>): Partial<CalendarEvent> {
  const timeZone = checkTimeZone(input.timezone ?? event.timeZone);
  const start =
    input.start_datetime === undefined ? event.start : parseInstant(input.start_datetime, timeZone);
  const durationMs = durationOf(event, input, start, timeZone);
  if (durationMs <= 0) throw invalidArgument('The specified time range is empty.');
  const recurrence = input.recurrence ?? event.recurrence;
  parseRule(recurrence);
  const attendees = input.attendees_emails?.map((each) => each.trim().toLowerCase()) ?? event.attendees;
  if (!attendees.every((each) => address.test(each))) throw invalidArgument('Invalid attendee email.');
  return {
    timeZone,
    start,
    durationMs,
    recurrence,
    attendees: [...new Set(attendees)],
    summary: input.summary ?? event.summary,
    description: input.description ?? event.description,
    location: input.location ?? event.location,
    visibility: input.visibility ?? event.visibility,
    transparency: input.transparency ?? event.transparency,
    eventType: input.event_type ?? event.eventType,
    guests: {
      canModify: input.guests_can_modify ?? event.guests.canModify,
      canInviteOthers: input.guests_can_invite_others ?? event.guests.canInviteOthers,
      canSeeOtherGuests: input.guests_can_see_other_guests ?? event.guests.canSeeOtherGuests,
    },
    meetUrl: input.create_meeting_room ? `https://meet.google.com/${event.id.slice(0, 10)}` : event.meetUrl,
  };
}

function durationOf(event: CalendarEvent, input: Partial<Change>, start: number, timeZone: string): number {
  if (input.end_datetime !== undefined) return parseInstant(input.end_datetime, timeZone) - start;
  const { event_duration_hour: hours, event_duration_minutes: minutes } = input;
  if (hours === undefined && minutes === undefined) return event.durationMs;
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}

function describeForLedger(actingUser: ActingUser, { id, summary, attendees }: CalendarEvent) {
  return { id, calendar: actingUser.address, summary, attendees };
}
