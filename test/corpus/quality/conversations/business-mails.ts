import type { Conversation } from '../conversation.ts';

const ADA = 'Ada Quist <ada@example.com>';

/** English business mail. */
export const businessMails: readonly Conversation[] = [
  {
    id: 'own-point-in-third-paragraph',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Tomasz Lis <tomasz@liftworks.example>',
        subject: 'Following up',
        text: `Hi Ada,

I hope you had a good weekend and that the move into the new office went smoothly.

It was lovely to see the whole team at the harbour, and everybody here still talks about the boat and about your speech on the pier.

The maintenance contract for the two forklifts ends on 31 December, and the price goes up by eight per cent unless you confirm the renewal. Could you sign the attached form by 11 December?

Kind regards,
Tomasz Lis
Partner Manager
Liftworks Ltd · 12 Dock Road · Hull
`,
      },
    ],
    expected: {
      who: 'Tomasz Lis',
      what: [['forklifts', 'renewal'], 'sign the attached form'],
      byWhen: ['31 December', '11 December'],
      asks: true,
      isBulk: false,
      mustNot: ['Dock Road', 'Partner Manager'],
    },
  },
  {
    id: 'own-forward-with-comment',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Dan Okafor <dan@example.com>',
        subject: 'Fwd: Port closure',
        text: `FYI, the port closes on 9 December. Nothing to do for us.

---------- Forwarded message ---------
From: Port Authority <info@port.example>
Date: Mon, 23 Nov 2026 at 17:02
Subject: Port closure
To: Dan Okafor <dan@example.com>

Dear customers, will you need a berth during the works? Please tell us by Friday.
`,
      },
    ],
    expected: {
      who: 'Dan Okafor',
      what: ['port closes', 'Nothing to do'],
      byWhen: ['9 December'],
      asks: false,
      isBulk: false,
      mustNot: ['berth', 'Forwarded message'],
    },
  },
  {
    id: 'own-asked-again',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Noor Aziz <noor@example.org>',
        subject: 'Keys',
        text: 'Do you have the keys of the boat house?',
      },
      {
        from: ADA,
        to: 'Noor Aziz <noor@example.org>',
        subject: 'Re: Keys',
        labels: ['SENT'],
        text: 'Yes, both sets.',
      },
      {
        from: 'Noor Aziz <noor@example.org>',
        subject: 'Re: Keys',
        text: 'Great. Can you leave one set with the porter before Saturday?\n\nOn Tue, 24 Nov 2026 at 10:15, Ada Quist <ada@example.com> wrote:\n> Yes, both sets.\n',
      },
    ],
    expected: {
      who: 'Noor Aziz',
      what: ['leave one set with the porter'],
      byWhen: ['Saturday'],
      asks: true,
      isBulk: false,
      mustNot: ['wrote', 'both sets'],
    },
  },
  {
    id: 'own-answered-proposal',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Lena Brandt <lena@example.org>',
        subject: 'Workshop',
        text: 'Could you open the workshop on 8 December? Twenty minutes are enough.',
      },
      {
        from: ADA,
        to: 'Lena Brandt <lena@example.org>',
        subject: 'Re: Workshop',
        labels: ['SENT'],
        text: 'Happy to. Could you send me the list of guests?\n\nOn Tue, 24 Nov 2026 at 09:15, Lena Brandt <lena@example.org> wrote:\n> Could you open the workshop on 8 December? Twenty minutes are enough.\n',
      },
    ],
    expected: { who: 'Lena Brandt', what: ['workshop'], asks: false, isBulk: false },
  },
  {
    id: 'own-subject-asks',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Sam Reyes <sam@example.org>',
        subject: 'Lunch on Thursday?',
        text: 'Ada,\n\nthe new place by the river opens this week, and they have the dumplings.\n\nSam\n',
      },
    ],
    expected: {
      who: 'Sam Reyes',
      what: ['Lunch', 'dumplings'],
      byWhen: ['Thursday'],
      asks: true,
      isBulk: false,
    },
  },
  {
    id: 'own-feel-free',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Harbour Insurance <service@harbour.example>',
        subject: 'Claim 55-201',
        text: `Dear Ms Quist,

we have settled your claim 55-201. The sum of 480 euros was transferred today. Please feel free to contact us with any questions, and please do not hesitate to call.

Yours sincerely,
R. Novak
`,
      },
    ],
    expected: {
      who: 'Harbour Insurance',
      what: ['settled your claim', '480 euros'],
      byWhen: ['today'],
      asks: false,
      isBulk: false,
      mustNot: ['Novak'],
    },
  },
  {
    id: 'own-google-invitation',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Dan Okafor <dan@example.com>',
        subject: 'Invitation: Architecture round @ Fri Nov 27, 2026 10:30am - 11am (CET) (ada@example.com)',
        headers: { Sender: 'Google Calendar <calendar-notification@google.com>' },
        parts: [
          {
            type: 'text/plain; charset="UTF-8"; format=flowed; delsp=yes',
            content: `Architecture round
Friday Nov 27, 2026 ⋅ 10:30am – 11am
Central European Time - Berlin
Room 2.07

The outbox, and whether we still need the second queue.

Organizer
Dan Okafor

Guests
Dan Okafor - organizer
Ada Quist

~~//~~
Invitation from Google Calendar: https://calendar.google.com/calendar/

You are receiving this email because you are an attendee on the event.

Forwarding this invitation could allow any recipient to send a response to the organizer.
`,
          },
          {
            type: 'text/calendar; charset="UTF-8"; method=REQUEST',
            content:
              'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:5b1e@google.com\r\nDTSTART:20261127T093000Z\r\nDTEND:20261127T100000Z\r\nSUMMARY:Architecture round\r\nLOCATION:Room 2.07\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
          },
        ],
      },
    ],
    expected: {
      who: 'Dan Okafor',
      what: ['Architecture round', 'Room 2.07'],
      byWhen: ['Nov 27', '27 Nov', '27.11.2026', '2026-11-27'],
      isBulk: false,
      mustNot: ['Forwarding this invitation', 'You are receiving'],
    },
  },
  {
    id: 'own-external-banner',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Ines Duarte <ines@partner.example>',
        subject: 'Draft of the agreement',
        text: `You don't often get email from ines@partner.example. Learn why this is important <https://aka.ms/LearnAboutSenderIdentification>

Hello Ada,

I have marked two clauses in the draft. May we talk about them on Wednesday?

Inês
`,
      },
    ],
    expected: {
      who: 'Ines Duarte',
      what: ['two clauses', 'May we talk'],
      byWhen: ['Wednesday'],
      asks: true,
      isBulk: false,
      mustNot: ["don't often"],
    },
  },
];
