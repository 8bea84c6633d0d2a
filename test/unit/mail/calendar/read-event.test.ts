import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../../shared/mail/calendar/read-event.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { calendarOf, EXCHANGE_ZONE } from '../../../support/digest/calendar-of.ts';

const wall = (text: string) => Date.parse(`${text.length > 10 ? text : `${text}T00:00`}Z`);

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
      time: {
        start: wall('2026-12-03T10:00'),
        end: wall('2026-12-03T11:00'),
        isWholeDay: false,
        startsAt: Date.parse('2026-12-03T09:00Z'),
        zone: 'Europe/Berlin',
      },
      isRecurring: false,
      asked: [],
    });
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
    const time = readEvent(calendarOf(lines))?.time;
    expect([time?.start, time?.end, time?.isWholeDay]).toEqual([wall(start), end && wall(end), isWholeDay]);
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
    const published = calendar.replace('METHOD:REQUEST', 'METHOD:PUBLISH');
    expect(readEvent(published)).toMatchObject({ kind: 'invitation', asked: [] });
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
      time: { start: wall('2026-12-03T10:00') },
      isRecurring: true,
    });
  });

  it.each([
    ['', ''],
    ['a calendar without an event', 'BEGIN:VCALENDAR\nEND:VCALENDAR'],
    ['a task', 'BEGIN:VCALENDAR\nBEGIN:VTODO\nDUE:20261203T100000Z\nEND:VTODO\nEND:VCALENDAR'],
    ['an event without a date and a title', calendarOf(['LOCATION:x'])],
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
