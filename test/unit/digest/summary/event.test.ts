import { describe, expect, it } from 'vitest';
import type { DigestItem } from '../../../../shared/digest/digest.ts';
import { summariseExtractively } from '../../../../shared/digest/summary/extractive.ts';
import type { Mail } from '../../../../shared/mail/mail.ts';
import { calendarOf } from '../../../support/digest/calendar-of.ts';
import { mail } from '../../mail/messages.ts';

const EVENT = [
  'DTSTART;TZID=Europe/Berlin:20261203T100000',
  'DTEND;TZID=Europe/Berlin:20261203T110000',
  'SUMMARY:Crane inspection',
  'LOCATION:Yard 4',
];
const UTC_EVENT = ['DTSTART:20261203T090000Z', 'SUMMARY:Crane inspection'];
const ASKED = 'ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ada@example.com';
const to = [{ name: 'Ada', address: 'ada@example.com' }];

async function itemOf(set: Partial<Mail>): Promise<DigestItem | undefined> {
  const { items } = await summariseExtractively({ mails: [mail({ id: 'm', to, ...set })], skipped: [] });
  return items[0];
}

describe('the event of a mail', () => {
  it('is the gist and the date where the mail has no words', async () => {
    const item = await itemOf({ subject: 'Crane', text: '', calendar: calendarOf(EVENT) });
    expect(item).toMatchObject({
      gist: 'Crane inspection · 2026-12-03 10:00–11:00 (Europe/Berlin) · Yard 4',
      mentions: '2026-12-03 10:00',
      event: {
        kind: 'invitation',
        title: 'Crane inspection',
        place: 'Yard 4',
        start: '2026-12-03T10:00',
        end: '2026-12-03T11:00',
        startsAt: '2026-12-03T09:00:00.000Z',
        zone: 'Europe/Berlin',
        isGist: true,
      },
    });
  });

  it('is the date where the text names none, or another day', async () => {
    const calendar = calendarOf(UTC_EVENT);
    for (const text of ['The crane gets its yearly check.', 'As discussed on Monday, here is the date.']) {
      const item = await itemOf({ subject: 'Crane', text, calendar });
      expect([item?.gist, item?.mentions, item?.event?.isGist]).toEqual([
        text,
        '2026-12-03 09:00 UTC',
        undefined,
      ]);
    }
  });

  it('gives way to the words of the text that name its day', async () => {
    const text = 'The crane gets its yearly check on Thursday, 3 December at 10:00.';
    const item = await itemOf({ subject: 'Crane', text, calendar: calendarOf(UTC_EVENT) });
    expect(item?.mentions).toBe('Thursday, 3 December at 10:00');
    expect(item).not.toHaveProperty('event');
  });

  it.each([
    ['asks', { calendar: calendarOf([...EVENT, ASKED]) }, true],
    [
      'asks the reader whose address no header names',
      { calendar: calendarOf([...EVENT, ASKED]), to: [], deliveredTo: 'Ada@example.com' },
      true,
    ],
    [
      'asks no more after the reply of the attendee',
      { calendar: calendarOf([...EVENT, ASKED.replace('NEEDS-ACTION', 'ACCEPTED')]) },
      false,
    ],
    ['asks no reader without a list of attendees', { calendar: calendarOf(EVENT) }, false],
    ['does not ask those who are not invited', { calendar: calendarOf([...EVENT, ASKED]), to: [] }, false],
    [
      'asks for nothing that is cancelled',
      { calendar: calendarOf([...EVENT, ASKED], { method: 'CANCEL' }) },
      false,
    ],
  ])('%s', async (_, set, asks) => {
    expect((await itemOf({ text: 'The yearly check.', ...set }))?.asks).toBe(asks);
  });

  it.each([
    ['CANCEL', [], 'Cancelled: Crane inspection · 2026-12-03 09:00 (UTC)'],
    [
      'REPLY',
      ['ATTENDEE;PARTSTAT=DECLINED:mailto:jon@person.example'],
      'Declined: Crane inspection · 2026-12-03 09:00 (UTC)',
    ],
  ])('is named as what it is: %s', async (method, lines, gist) => {
    expect(
      (await itemOf({ text: '', calendar: calendarOf([...UTC_EVENT, ...lines], { method }) }))?.gist,
    ).toBe(gist);
  });

  it('is no date of a reply to the user', async () => {
    const calendar = calendarOf([...UTC_EVENT, 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:jon@person.example'], {
      method: 'REPLY',
    });
    const item = await itemOf({ text: 'Jon Ek has accepted your invitation.', calendar });
    expect(item).not.toHaveProperty('mentions');
    expect(item).not.toHaveProperty('event');
  });

  it('has a title and a place, and no date, when the calendar names no date that exists', async () => {
    const calendar = calendarOf(['DTSTART:20261399T990000Z', 'SUMMARY:Crane inspection', 'LOCATION:Yard 4']);
    const item = await itemOf({ subject: 'Crane', text: '', calendar });
    expect(item?.gist).toBe('Crane inspection · Yard 4');
    expect(item).not.toHaveProperty('mentions');
  });

  it('has no link and bounded texts', async () => {
    const long = 'word '.repeat(1_000);
    const lines = ['DTSTART:20261203T090000Z', `SUMMARY:${long}`, `LOCATION:https://meet.example/x ${long}`];
    const item = await itemOf({ text: '', calendar: calendarOf(lines) });
    expect(item?.event?.title.length).toBeLessThanOrEqual(200);
    expect(item?.event?.place?.length).toBeLessThanOrEqual(100);
    expect(item?.gist.length).toBeLessThanOrEqual(280);
    expect(JSON.stringify(item)).not.toContain('meet.example');
  });
});
