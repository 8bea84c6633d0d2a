import type { Conversation } from '../conversation.ts';

const MIRA = 'Mira Holt <mira@person.example>';
const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:77@cal.example',
  'DTSTART;TZID=Europe/Berlin:20261203T100000',
  'DTEND;TZID=Europe/Berlin:20261203T110000',
  'SUMMARY:Crane inspection',
  'LOCATION:Yard 4',
  'ORGANIZER;CN=Mira Holt:mailto:mira@person.example',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

/** After bug reports about what stands where in a mail: own words, invitations, bodies, senders. */
export const reportedMails: readonly Conversation[] = [
  {
    id: 'report-postscript',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Plan',
        text: 'The crane is here.\n\nBest,\nMira\n\nPS: can you bring the keys on Monday?\n',
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['crane is here', 'bring the keys'],
      byWhen: ['Monday'],
      asks: true,
      isBulk: false,
    },
  },
  {
    id: 'report-thanks-first',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Re: Depot',
        text: 'Hi Ada,\n\nThanks!\n\nThe gate is open from seven. Can you send the keys with the driver?\n\nMira',
      },
    ],
    expected: { who: 'Mira Holt', what: ['gate is open', 'send the keys'], asks: true, isBulk: false },
  },
  {
    id: 'report-calendar-sender',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Invitation: Crane inspection',
        headers: {
          Sender: 'Calendar <calendar-notification@cal.example>',
          'Auto-Submitted': 'auto-generated',
        },
        parts: [
          {
            type: 'text/plain',
            content:
              'Mira Holt has invited you to the following event.\n\nCrane inspection\nThu 3 Dec 2026 10:00 - 11:00 (CET)\nYard 4\n',
          },
          { type: 'text/calendar; charset=utf-8; method=REQUEST', content: CALENDAR },
        ],
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['Crane inspection', 'Yard 4'],
      byWhen: ['3 Dec', 'Dec 3', '2026-12-03'],
      isBulk: false,
      mustNot: ['BEGIN:'],
    },
  },
  {
    id: 'report-calendar-alone',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Crane inspection',
        parts: [{ type: 'text/calendar; charset=utf-8; method=REQUEST', content: CALENDAR }],
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['Crane inspection', 'Yard 4'],
      byWhen: ['3 Dec', 'Dec 3', '2026-12-03', '3.12.2026'],
      isBulk: false,
      mustNot: ['(no text)', 'DTSTART'],
    },
  },
  {
    id: 'report-tracked-reply',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Re: Contract',
        headers: { 'List-Unsubscribe': '<https://crm.example/u/1>', 'In-Reply-To': '<contract@example.com>' },
        text: 'Did you get the contract I sent? Can you sign it today?',
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['contract I sent', 'sign it'],
      byWhen: ['today'],
      asks: true,
      isBulk: false,
    },
  },
  {
    id: 'report-team-address',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        to: 'Yard team <yard@example.com>, Ada Quist <ada@example.com>',
        subject: 'Shifts next week',
        headers: { 'List-Id': 'Yard team <yard.example.com>', Precedence: 'list' },
        text: 'Ada, Lena is ill until Wednesday. Could you take the early shift on Tuesday?\n\nMira',
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['Lena is ill', 'early shift'],
      byWhen: ['Tuesday'],
      asks: true,
      isBulk: false,
    },
  },
  {
    id: 'report-file-names',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Review',
        text: 'Please review Main.java, deploy.sh and table.zip before Friday.',
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['Main.java', 'deploy', 'table'],
      byWhen: ['Friday'],
      asks: true,
      isBulk: false,
    },
  },
  {
    id: 'report-brand-sender',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: '"Booking.com" <stay@reservations.example>',
        subject: 'Your Booking.com reservation in Lyon',
        text: 'Your room at Hôtel du Pont is confirmed for two nights from 12 December 2026.',
      },
    ],
    expected: {
      who: 'Booking.com',
      what: ['Booking.com reservation in Lyon', 'two nights'],
      byWhen: ['12 December 2026'],
      asks: false,
      isBulk: false,
    },
  },
  {
    id: 'report-spoofed-sender',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: '"support@paypal.com" <x9@evil.example>',
        subject: 'Your account is limited',
        text: 'Your account was limited on 23 November. Confirm your identity to lift the limit.',
      },
    ],
    expected: { who: 'evil', what: ['account was limited'], byWhen: ['23 November'], isBulk: false },
  },
  {
    id: 'report-named-body',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Slot',
        parts: [
          {
            type: 'text/plain; charset=utf-8; name="message.txt"',
            content: 'The crane is late. Can you move the slot to Thursday?',
            filename: 'message.txt',
            headers: { 'Content-Disposition': 'inline; filename="message.txt"' },
          },
        ],
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['crane is late', 'move the slot'],
      byWhen: ['Thursday'],
      asks: true,
      isBulk: false,
    },
  },
  {
    id: 'report-attachment-alone',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'As discussed',
        parts: [
          {
            type: 'application/pdf; name="offer-2027.pdf"',
            content: '%PDF-1.4',
            filename: 'offer-2027.pdf',
            headers: { 'Content-Disposition': 'attachment; filename="offer-2027.pdf"' },
          },
        ],
      },
    ],
    expected: { who: 'Mira Holt', what: ['offer-2027'], asks: false, isBulk: false },
  },
];
