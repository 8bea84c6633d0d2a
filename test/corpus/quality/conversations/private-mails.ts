import type { Conversation } from '../conversation.ts';

/** English mails of people, shops and trackers, and sentences that resemble boilerplate. */
export const privateMails: readonly Conversation[] = [
  {
    id: 'own-thanks-to-bob',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Priya Raman <priya@example.com>',
        subject: 'Release',
        text: 'Thanks to Bob we can ship on Friday.\nBest price so far is 300 euros per pallet.\nRegards from the Cork office, they are happy, too.\n\nPriya\n',
      },
    ],
    expected: {
      who: 'Priya Raman',
      what: ['Thanks to Bob we can ship', 'Best price so far', 'Cork office'],
      byWhen: ['Friday'],
      asks: false,
      isBulk: false,
    },
  },
  {
    id: 'own-confidential-offer',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Maeve Byrne <maeve@example.net>',
        subject: 'Between us',
        text: 'Ada,\n\nthe offer is confidential, so keep it to yourself until Thursday. If you are not the right person for the panel, who is?\n\nMaeve\n',
      },
    ],
    expected: {
      who: 'Maeve Byrne',
      what: ['offer is confidential', 'right person for the panel'],
      byWhen: ['Thursday'],
      asks: true,
      isBulk: false,
    },
  },
  {
    id: 'own-from-the-kitchen',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Jo Park <jo@example.org>',
        subject: 'Things to carry',
        text: 'These go into the van:\n\nFrom: the kitchen\n- the long table\n- four chairs\n\nDate: 5 December, nine o’clock\n\nCould you bring straps?\n',
      },
    ],
    expected: {
      who: 'Jo Park',
      what: ['long table', 'bring straps'],
      byWhen: ['5 December'],
      asks: true,
      isBulk: false,
    },
  },
  {
    id: 'own-short-phone-mail',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Noor Aziz <noor@example.org>',
        subject: 'tonight',
        text: '👍 see you at 20:00\n\nSent from my iPhone\n',
      },
    ],
    expected: {
      who: 'Noor Aziz',
      what: ['see you'],
      byWhen: ['20:00'],
      asks: false,
      isBulk: false,
      mustNot: ['iPhone'],
    },
  },
  {
    id: 'own-mail-for-windows',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Harriet Stone <harriet@example.org>',
        subject: 'RE: Piano',
        text: `The tuner comes on Tuesday morning, I have told the neighbours.

Sent from Mail for Windows

From: Ada Quist
Sent: Monday, 23 November 2026 19:40
To: Harriet Stone
Subject: Piano

Has the tuner got a key?
`,
      },
    ],
    expected: {
      who: 'Harriet Stone',
      what: ['tuner comes', 'neighbours'],
      byWhen: ['Tuesday morning'],
      asks: false,
      isBulk: false,
      mustNot: ['for Windows', 'got a key'],
    },
  },
  {
    id: 'own-hidden-preheader',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Garden Society <hello@garden.example>',
        subject: 'Your plot',
        html: `<style>.pre { display: none }</style><div class="pre">PREVIEW: open now</div>
<div style="font-size:0; line-height:0">tracking words</div>
<p>Dear Ada,</p><p>plot 14 is yours from 1 March. Would you like the shed as well?</p><p>The committee</p>`,
      },
    ],
    expected: {
      who: 'Garden Society',
      what: ['plot 14 is yours', 'the shed as well'],
      byWhen: ['1 March'],
      asks: true,
      isBulk: false,
      mustNot: ['PREVIEW', 'tracking words'],
    },
  },
  {
    id: 'own-bullets-after-thanks',
    language: 'en',
    source: 'own',
    mails: [
      {
        from: 'Mats Ek <mats@example.org>',
        subject: 'Moving day',
        text: 'Hi Ada,\n\nthanks a lot.\n\nThree things are left:\n- return the lamp\n- read the meter\n- hand over the keys on 30 November\n\nMats\n',
      },
    ],
    expected: {
      who: 'Mats Ek',
      what: ['read the meter', 'hand over the keys'],
      byWhen: ['30 November'],
      isBulk: false,
    },
  },
];
