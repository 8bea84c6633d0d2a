import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../../shared/mail/calendar/read-event.ts';
import { calendarOf, EXCHANGE_ZONE } from '../../../support/digest/calendar-of.ts';

const SECOND_SUNDAY = [
  'BEGIN:VTIMEZONE',
  'TZID:Custom',
  'BEGIN:DAYLIGHT',
  'DTSTART:20070311T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14',
  'TZOFFSETFROM:-0500',
  'TZOFFSETTO:-0400',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:20071104T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
  'TZOFFSETFROM:-0400',
  'TZOFFSETTO:-0500',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** Its clocks changed after those of any other zone here. */
const ELSEWHERE = [
  'BEGIN:VTIMEZONE',
  'TZID:Elsewhere',
  'BEGIN:STANDARD',
  'DTSTART:20261201T000000',
  'TZOFFSETTO:+0900',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const SOUTHERN_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:South',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU',
  'TZOFFSETTO:+1000',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU',
  'TZOFFSETTO:+1100',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

const FORMER_RULES = [
  'BEGIN:VTIMEZONE',
  'TZID:Former',
  'BEGIN:DAYLIGHT',
  'DTSTART:20000326T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20100328T020000',
  'TZOFFSETTO:+0400',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:20001029T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20101031T030000',
  'TZOFFSETTO:+0300',
  'END:STANDARD',
  'END:VTIMEZONE',
];

describe('the zone of an event', () => {
  it.each([
    ['UTC', 'DTSTART:20261203T100000Z', '2026-12-03T10:00Z', []],
    [
      'a zone of the database in summer',
      'DTSTART;TZID=Europe/Berlin:20260703T100000',
      '2026-07-03T08:00Z',
      [],
    ],
    [
      'the day on which clocks change',
      'DTSTART;TZID=America/New_York:20261101T100000',
      '2026-11-01T15:00Z',
      [],
    ],
    [
      'a name of Thunderbird',
      'DTSTART;TZID=/mozilla.org/20050126_1/Asia/Tokyo:20261203T100000',
      '2026-12-03T01:00Z',
      [],
    ],
    [
      'a zone of Exchange in winter',
      'DTSTART;TZID=W. Europe Standard Time:20261203T100000',
      '2026-12-03T09:00Z',
      EXCHANGE_ZONE,
    ],
    [
      'a zone of Outlook, quoted, in summer',
      'DTSTART;TZID="W. Europe Standard Time":20260703T100000',
      '2026-07-03T08:00Z',
      EXCHANGE_ZONE,
    ],
    [
      'the evening before the change',
      'DTSTART;TZID=W. Europe Standard Time:20261024T100000',
      '2026-10-24T08:00Z',
      EXCHANGE_ZONE,
    ],
    [
      'the day after the change',
      'DTSTART;TZID=W. Europe Standard Time:20261026T100000',
      '2026-10-26T09:00Z',
      EXCHANGE_ZONE,
    ],
    [
      'a zone whose rule counts days',
      'DTSTART;TZID=Custom:20260309T100000',
      '2026-03-09T14:00Z',
      SECOND_SUNDAY,
    ],
    [
      'a zone before the rule that counts days',
      'DTSTART;TZID=Custom:20260307T100000',
      '2026-03-07T15:00Z',
      SECOND_SUNDAY,
    ],
    [
      'the last hours before a clock change',
      'DTSTART;TZID=Europe/Berlin:20260329T013000',
      '2026-03-29T00:30Z',
      [],
    ],
    [
      'the first hours after a clock change',
      'DTSTART;TZID=America/New_York:20261101T030000',
      '2026-11-01T08:00Z',
      [],
    ],
    [
      'a zone beside another one',
      'DTSTART;TZID=W. Europe Standard Time:20261203T100000',
      '2026-12-03T09:00Z',
      [...EXCHANGE_ZONE, ...ELSEWHERE],
    ],
    [
      'a zone of the south in January',
      'DTSTART;TZID=South:20260115T100000',
      '2026-01-14T23:00Z',
      SOUTHERN_ZONE,
    ],
    [
      'a zone that no longer changes its clocks',
      'DTSTART;TZID=Former:20260703T100000',
      '2026-07-03T07:00Z',
      FORMER_RULES,
    ],
    ['a zone that nothing explains', 'DTSTART;TZID=Customized Time Zone:20261203T100000', undefined, []],
    ['an abbreviation that only ICU knows', 'DTSTART;TZID=BST:20261203T100000', undefined, []],
    ['a local time anywhere', 'DTSTART:20261203T100000', undefined, []],
  ])('gives the instant in %s', (_, start, instant, zone) => {
    const event = readEvent(calendarOf([start, 'SUMMARY:Crane'], { zone }));
    expect(event?.time?.startsAt).toBe(instant === undefined ? undefined : Date.parse(instant));
  });
});
