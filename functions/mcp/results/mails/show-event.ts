import { type EventTime, readEvent } from '../../../../shared/mail/calendar/read-event.ts';
import { toOneLine } from '../../../../shared/text/readable.ts';

/** What a mail's calendar part says. Times are local to `zone`, or days. */
export type ShownEvent = {
  kind: string;
  title: string;
  place?: string;
  start?: string;
  end?: string;
  zone?: string;
  repeats?: true;
};

/** Later times are no dates in JavaScript. */
const LATEST_MS = 8.64e15;

/** The event of a calendar part (RFC 5545); undefined when it has none. */
export function showEvent(calendar: string): ShownEvent | undefined {
  const event = readEvent(calendar);
  if (event === undefined) return undefined;
  const { kind, title, place, time, isRecurring } = event;
  return {
    kind,
    title: toOneLine(title),
    ...(place !== '' && { place: toOneLine(place) }),
    ...(time !== undefined && showTime(time)),
    ...(isRecurring && { repeats: true }),
  };
}

function showTime({ start, end, isWholeDay, zone }: EventTime): Partial<ShownEvent> {
  const show = (wall: number) => new Date(wall).toISOString().slice(0, isWholeDay ? 10 : 16);
  return {
    start: show(start),
    ...(end !== undefined && end <= LATEST_MS && { end: show(end) }),
    ...(zone !== undefined && { zone }),
  };
}
