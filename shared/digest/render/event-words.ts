import { cutText } from '../../text/cut.ts';
import { defangText } from '../../text/defang.ts';
import type { DigestEvent } from '../digest.ts';
import { MAX_GIST_CHARACTERS } from '../limits.ts';
import type { Heading } from './heading.ts';
import { fillIn } from './wording/wording.ts';

const MAX_TIME_CHARACTERS = 100;
const DATE_CHARACTERS = 10;
/** The end of the year 9999. */
const MAX_INSTANT = Date.UTC(10_000, 0) - 1;

function readInstant(time: string): number {
  return Date.parse(time.length > DATE_CHARACTERS ? `${time.replace(/Z$/, '')}Z` : time);
}

/**
 * When an event is, in the user's time zone: `Thu, 3 Dec 2026, 10:00–11:00`. In the event's own zone, with its name,
 * where the instant is not known. Latin digits, as in the heading.
 */
export function writeEventTime(event: DigestEvent, { timeZone, wording }: Heading): string {
  const { start = '', startsAt, end = start, zone } = event;
  const isWholeDay = start.length === DATE_CHARACTERS;
  const from = readInstant(startsAt ?? start);
  const to = from + readInstant(end) - readInstant(start);
  if (!(to >= from && to <= MAX_INSTANT)) return defangText(start, MAX_TIME_CHARACTERS);
  const format = new Intl.DateTimeFormat(`${wording.locale}-u-ca-gregory-nu-latn`, {
    timeZone: startsAt === undefined ? 'UTC' : timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(isWholeDay ? {} : { hour: '2-digit', minute: '2-digit' }),
  });
  const range = to === from ? format.format(from) : format.formatRange(from, to);
  const isForeign = startsAt === undefined && !isWholeDay && zone !== undefined;
  const notes = [...(isForeign ? [zone] : []), ...(event.isRecurring ? [wording.recurring] : [])];
  return defangText(notes.length === 0 ? range : `${range} (${notes.join(', ')})`, MAX_TIME_CHARACTERS);
}

/** An event in place of a text: what the mail says of it, its title, time and place. */
export function writeEvent(event: DigestEvent, heading: Heading): string {
  const { kind, title, place = '' } = event;
  const parts = [
    defangText(title, MAX_GIST_CHARACTERS),
    writeEventTime(event, heading),
    defangText(place, MAX_GIST_CHARACTERS),
  ];
  const names = parts.filter((part) => part !== '').join(' · ');
  const { events } = heading.wording;
  const text = kind === 'invitation' || kind === 'proposal' ? names : fillIn(events[kind], { names });
  return defangText(cutText(text, MAX_GIST_CHARACTERS), MAX_GIST_CHARACTERS);
}
