import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../../shared/mail/calendar/read-event.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

const wall = (text: string) => Date.parse(`${text.length > 10 ? text : `${text}T00:00`}Z`);

function calendarOf(
  event: readonly string[],
  { method = 'REQUEST', zone = [] as readonly string[] } = {},
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    ...zone,
    'BEGIN:VEVENT',
    ...event,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.join('\r\n');
}

const EXCHANGE_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];
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

describe('readEvent', () => {
  it('reads title, place, time and zone of an invitation', () => {
    const calendar = calendarOf([
      'UID:77@cal.example',
      'DTSTART;TZID=Europe/Berlin:20261203T100000',
      'DTEND;TZID=Europe/Berlin:20261203T110000',
      'SUMMARY:Crane inspection',
      'LOCATION:Yard 4',
      'ORGANIZER;CN=Mira Holt:mailto:mira@person.example',
    ]);
    expect(readEvent(calendar)).toEqual({
      kind: 'invitation',
      title: 'Crane inspection',
      place: 'Yard 4',
      start: wall('2026-12-03T10:00'),
      end: wall('2026-12-03T11:00'),
      isWholeDay: false,
      startsAt: Date.parse('2026-12-03T09:00Z'),
      zone: 'Europe/Berlin',
      isRepeated: false,
      asked: [],
    });
  });

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
    ['a zone that nothing explains', 'DTSTART;TZID=Customized Time Zone:20261203T100000', undefined, []],
    ['an abbreviation that only ICU knows', 'DTSTART;TZID=BST:20261203T100000', undefined, []],
    ['a local time anywhere', 'DTSTART:20261203T100000', undefined, []],
  ])('knows the instant in %s', (_, start, instant, zone) => {
    const event = readEvent(calendarOf([start, 'SUMMARY:Crane'], { zone }));
    expect(event?.startsAt).toBe(instant === undefined ? undefined : Date.parse(instant));
  });

  it.each([
    ['a date', ['DTSTART;VALUE=DATE:20261203', 'DTEND;VALUE=DATE:20261204'], '2026-12-03', undefined, true],
    [
      'several days',
      ['DTSTART;VALUE=DATE:20261203', 'DTEND;VALUE=DATE:20261206'],
      '2026-12-03',
      '2026-12-05',
      true,
    ],
    [
      'a duration',
      ['DTSTART:20261203T100000Z', 'DURATION:PT1H30M'],
      '2026-12-03T10:00',
      '2026-12-03T11:30',
      false,
    ],
    ['a week', ['DTSTART;VALUE=DATE:20261203', 'DURATION:P1W'], '2026-12-03', '2026-12-09', true],
    ['no end', ['DTSTART:20261203T1000Z'], '2026-12-03T10:00', undefined, false],
    [
      'an end before its beginning',
      ['DTSTART:20261203T100000Z', 'DTEND:20261203T090000Z'],
      '2026-12-03T10:00',
      undefined,
      false,
    ],
    [
      'an end in another zone',
      ['DTSTART:20261203T100000Z', 'DTEND:20261203T120000'],
      '2026-12-03T10:00',
      undefined,
      false,
    ],
    ['separators', ['DTSTART:2026-12-03T10:00:00Z'], '2026-12-03T10:00', undefined, false],
  ])('reads an event of %s', (_, lines, start, end, isWholeDay) => {
    const event = readEvent(calendarOf(lines));
    expect([event?.start, event?.end, event?.isWholeDay]).toEqual([
      wall(start),
      end && wall(end),
      isWholeDay,
    ]);
  });

  it.each([
    ['REQUEST', [], 'invitation'],
    ['PUBLISH', [], 'invitation'],
    ['', [], 'invitation'],
    ['CANCEL', [], 'cancellation'],
    ['REQUEST', ['STATUS:CANCELLED'], 'cancellation'],
    ['COUNTER', [], 'proposal'],
    ['REPLY', ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:jon@person.example'], 'accepted'],
    ['REPLY', ['ATTENDEE;CN="Ek, Jon";PARTSTAT=DECLINED:mailto:jon@person.example'], 'declined'],
    ['reply', ['ATTENDEE;partstat=tentative:mailto:jon@person.example'], 'tentative'],
    ['REPLY', [], undefined],
  ])('knows from %j with %j that it is: %s', (method, lines, kind) => {
    expect(readEvent(calendarOf(['DTSTART:20261203T100000Z', ...lines], { method }))?.kind).toBe(kind);
  });

  it('lists who is asked to reply', () => {
    const calendar = calendarOf([
      'DTSTART:20261203T100000Z',
      'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=',
      ' TRUE;CN=Ada:mailto:Ada@example.com',
      'ATTENDEE;RSVP=TRUE:MAILTO:jon@person.example',
      'ATTENDEE;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:mira@person.example',
      'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:info@person.example',
    ]);
    expect(readEvent(calendar)?.asked).toEqual(['ada@example.com', 'jon@person.example']);
  });

  it('unfolds lines and undoes escapes, and reads no alarm or zone as the event', () => {
    const calendar = calendarOf(
      [
        'BEGIN:VALARM',
        'SUMMARY:Alarm',
        'END:VALARM',
        'DTSTART;TZID=W. Europe Standard Time:20261203T100000',
        'SUMMARY;LANGUAGE=de-DE:Prüfung\\, Kran 4\\; Hof: Nord\\\\S',
        ' üd',
        'LOCATION;ALTREP="https://x.example/a:b;c":Hof 4\\nTor B',
        'RRULE:FREQ=WEEKLY;BYDAY=TH',
      ],
      { zone: EXCHANGE_ZONE },
    );
    expect(readEvent(calendar)).toMatchObject({
      title: 'Prüfung, Kran 4; Hof: Nord\\Süd',
      place: 'Hof 4\nTor B',
      start: wall('2026-12-03T10:00'),
      isRepeated: true,
    });
  });

  it.each([
    ['', ''],
    ['a calendar without an event', 'BEGIN:VCALENDAR\nEND:VCALENDAR'],
    ['a task', 'BEGIN:VCALENDAR\nBEGIN:VTODO\nDUE:20261203T100000Z\nEND:VTODO\nEND:VCALENDAR'],
    ['an event without a date', calendarOf(['SUMMARY:x'])],
    ['a date that does not exist', calendarOf(['DTSTART:20260230T100000Z'])],
    ['a time that does not exist', calendarOf(['DTSTART:20261203T250000Z'])],
    ['words', 'Dear Ada, BEGIN:VEVENT'],
  ])('finds nothing in %s', (_, calendar) => {
    expect(readEvent(calendar)).toBeUndefined();
  });

  it('reads a calendar that is cut off, has no calendar around it, or has bare line ends', () => {
    const event = ['BEGIN:VEVENT', 'DTSTART:20261203T100000Z', 'SUMMARY:Crane'];
    expect(readEvent(event.join('\n'))?.title).toBe('Crane');
    expect(readEvent(event.join('\r'))?.title).toBe('Crane');
  });

  it.each([
    'BEGIN:VEVENT\n',
    ':;"=',
    'ATTENDEE;RSVP=TRUE:mailto:a@b\n',
    'BEGIN:VTIMEZONE\nBEGIN:STANDARD\nTZID:x\n',
    ';A="',
    '\\',
    '\n ',
  ])('bounds time for 64 KB of %j', async (piece) => {
    const hostile = piece.repeat(65_536 / piece.length);
    const calendar = calendarOf(['DTSTART;TZID=x:20261203T100000', hostile, `SUMMARY:${hostile}`]);
    expect(await cpuTime(() => readEvent(calendar))).toBeLessThan(500);
  });
});
