import { type Component, findProperty } from './components.ts';
import { readWallTime } from './wall-time.ts';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Names of Thunderbird's own zones end with one of the Time Zone Database. */
const DATABASE_NAME =
  /(?:^|\/)((?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[\w/+-]+)$/;

/** Making a format costs more than everything else here; the events of a mailbox have few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
const MAX_FORMATS = 20;

/** @throws RangeError for an unknown name */
function openFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  if (formats.size >= MAX_FORMATS) formats.clear();
  formats.set(timeZone, format);
  return format;
}

/** The offset of a zone of the Time Zone Database at a local time, in milliseconds; undefined for an unknown name. */
function offsetInDatabase(name: string, wall: number): number | undefined {
  try {
    const format = openFormat(name);
    const offsetAt = (instant: number) => {
      const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = format
        .format(instant)
        .split(/\D+/)
        .map(Number);
      return Date.UTC(year, month - 1, day, hour, minute) - instant;
    };
    // The second step is right also on the day on which the clocks change.
    return offsetAt(wall - offsetAt(wall));
  } catch {
    return undefined;
  }
}

function readOffset(text = ''): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

/** The day of `nth` weekday of a month, from its end for a negative `nth`. */
function findDay(year: number, month: number, weekday: number, nth: number): number {
  const edge = nth > 0 ? Date.UTC(year, month, 1) : Date.UTC(year, month + 1, 0);
  const distance = (weekday - new Date(edge).getUTCDay()) * Math.sign(nth);
  return edge + Math.sign(nth) * ((((distance % 7) + 7) % 7) + (Math.abs(nth) - 1) * 7) * DAY_MS;
}

/** The last time, at or before a local time, at which an observance begins. */
function findOnset(observance: Component, wall: number): number | undefined {
  const start = readWallTime(findProperty(observance, 'DTSTART')?.value ?? '')?.wall;
  const rule = findProperty(observance, 'RRULE')?.value.toUpperCase();
  if (start === undefined || start > wall) return undefined;
  const month = Number(/BYMONTH=(\d+)/.exec(rule ?? '')?.[1]) - 1;
  const [, nth, weekday] = /BYDAY=([+-]?\d)?([A-Z]{2})/.exec(rule ?? '') ?? [];
  if (Number.isNaN(month) || weekday === undefined) return start;
  const until = readWallTime(/UNTIL=(\w+)/.exec(rule ?? '')?.[1] ?? '')?.wall ?? wall;
  // `BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14` is the second Sunday.
  const week = Number(nth ?? Math.ceil(Number(/BYMONTHDAY=(\d+)/.exec(rule ?? '')?.[1] ?? 1) / 7));
  const year = new Date(wall).getUTCFullYear();
  // Exchange's zones begin in 1601.
  const timeOfDay = ((start % DAY_MS) + DAY_MS) % DAY_MS;
  const onsets = [year, year - 1].map(
    (each) => findDay(each, month, WEEKDAYS.indexOf(weekday), week) + timeOfDay,
  );
  return onsets.find((onset) => onset <= wall && onset <= until + DAY_MS) ?? start;
}

/** The offset by the rules that the calendar itself has for a zone. */
function offsetByRules(observances: readonly Component[], wall: number): number | undefined {
  const begun = observances.flatMap((observance) => {
    const onset = findOnset(observance, wall);
    const offset = readOffset(findProperty(observance, 'TZOFFSETTO')?.value);
    return onset === undefined || offset === undefined ? [] : [{ onset, offset }];
  });
  return begun.toSorted((a, b) => b.onset - a.onset)[0]?.offset;
}

/** The offset from UTC, in milliseconds, of a zone at a local time; undefined when it is unknown. */
export function findOffset(zone: string, wall: number, components: readonly Component[]): number | undefined {
  const database = zone === 'UTC' ? zone : DATABASE_NAME.exec(zone)?.[1];
  const known = database === undefined ? undefined : offsetInDatabase(database, wall);
  if (known !== undefined) return known;
  const observances = components.filter(
    ({ parent }) => parent?.name === 'VTIMEZONE' && findProperty(parent, 'TZID')?.value === zone,
  );
  return offsetByRules(observances, wall);
}
