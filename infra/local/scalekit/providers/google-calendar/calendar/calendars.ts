import { notFound, ToolError } from '../../tool-error.ts';
import { listOccurrences, parseRule } from './recurrence.ts';

export type CalendarEvent = {
  id: string;
  /** Email address. */
  organizer: string;
  summary: string;
  description?: string | undefined;
  location?: string | undefined;
  /** Epoch milliseconds. */
  start: number;
  durationMs: number;
  timeZone: string;
  recurrence: string[];
  /** Email addresses. */
  attendees: string[];
  visibility: string;
  transparency: string;
  eventType: string;
  guests: { canModify: boolean; canInviteOthers: boolean; canSeeOtherGuests: boolean };
  meetUrl?: string | undefined;
  isCancelled: boolean;
  created: number;
  updated: number;
  sequence: number;
  /** Starts of deleted instances. */
  excluded: Set<number>;
  /** Addresses of guests who deleted the event from their own calendar. */
  removedFrom: Set<string>;
};

/** An event, or one instance of a recurring one. */
export type Occurrence = { event: CalendarEvent; start: number; isInstance: boolean };

/** Every user's primary calendar. The organizer and the guests of an event share one event object. */
export class Calendars {
  readonly #events = new Map<string, CalendarEvent>();

  add(event: CalendarEvent): void {
    this.#events.set(event.id, event);
  }

  /** The events of one calendar in the order of creation. */
  of(address: string): CalendarEvent[] {
    return [...this.#events.values()].filter((event) => !event.isCancelled && isIn(event, address));
  }

  /** The event or instance with that id, including deleted ones. @throws ToolError 404 */
  find(address: string, id: string): Occurrence {
    const [, seriesId = id, stamp] = /^(.+)_(\d{8}T\d{6}Z)$/.exec(id) ?? [];
    const event = this.#events.get(seriesId);
    if (event === undefined || !concerns(event, address)) throw notFound('Not Found');
    if (stamp === undefined) return { event, start: event.start, isInstance: false };
    const start = startsOf(event, event.start + 100 * 366 * 86_400_000).find(
      (each) => stampOf(each) === stamp,
    );
    if (start === undefined) throw notFound('Not Found');
    return { event, start, isInstance: true };
  }

  clear(): void {
    this.#events.clear();
  }
}

/** Whether the occurrence is deleted from this user's calendar. */
export function isDeleted({ event, start, isInstance }: Occurrence, address: string): boolean {
  return event.isCancelled || event.removedFrom.has(address) || (isInstance && event.excluded.has(start));
}

/** Google returns 410 for a second deletion. gRPC has no 410; 404 is the nearest. */
export function alreadyDeletedError(): ToolError {
  return new ToolError('NotFound', 'GONE', 'Resource has been deleted');
}

/** The starts of an event, or of its instances, before an instant. */
export function startsOf(event: CalendarEvent, before: number): number[] {
  const rule = parseRule(event.recurrence);
  if (rule === undefined) return event.start < before ? [event.start] : [];
  return listOccurrences(event.start, event.timeZone, rule, before - 1);
}

export function stampOf(instant: number): string {
  return new Date(instant).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

function concerns({ organizer, attendees }: CalendarEvent, address: string): boolean {
  return organizer === address || attendees.includes(address);
}

function isIn(event: CalendarEvent, address: string): boolean {
  return concerns(event, address) && !event.removedFrom.has(address);
}
