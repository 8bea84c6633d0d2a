import type { Conversation } from '../conversation.ts';

const MIRA = 'Mira Holt <mira@person.example>';
const ADA = 'Ada Quist <ada@example.com>';

/** After bug reports about a mail's words: quoted mails, boilerplate, banners, footers, requests. */
export const reportedWords: readonly Conversation[] = [
  {
    id: 'report-placeholder-text',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Invoice',
        text: 'To view this email message, open it in a program that understands HTML!',
        html: '<p>The invoice for May is ready. Can you pay by Friday?</p>',
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['invoice for May is ready', 'Can you pay'],
      byWhen: ['Friday'],
      asks: true,
      isBulk: false,
      mustNot: ['understands HTML'],
    },
  },
  {
    id: 'report-disclaimer',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Crane',
        text: 'The crane is late.\n\nThis e-mail and any attachments are confidential. If you are not the intended recipient, please notify the sender and delete it.\n',
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['crane is late'],
      byWhen: 'nothing',
      asks: false,
      isBulk: false,
      mustNot: ['intended recipient'],
    },
  },
  {
    id: 'report-header-block-da',
    language: 'da',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'SV: Plan',
        text: 'Ja, mandag passer fint.\n\nFra: Ada Quist <ada@example.com>\nSendt: 23. november 2026 10:00\nTil: Mira Holt\nEmne: Plan\n\nKan I komme på mandag med den store kran?\n',
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['mandag passer fint'],
      asks: false,
      isBulk: false,
      mustNot: ['Sendt', 'store kran'],
    },
  },
  {
    id: 'report-header-block-ko',
    language: 'ko',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'RE: 계획',
        text: '네, 월요일 괜찮습니다.\n\n보낸 사람: Ada Quist <ada@example.com>\n보낸 날짜: 2026년 11월 23일 월요일 오전 10:00\n받는 사람: Mira\n제목: 계획\n\n월요일에 크레인이 올 수 있나요?\n',
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['월요일 괜찮습니다'],
      asks: false,
      isBulk: false,
      mustNot: ['보낸 사람', '크레인'],
    },
  },
  {
    id: 'report-attribution-ru',
    language: 'ru',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Re: План',
        text: 'Да, понедельник подходит.\n\nпн, 23 нояб. 2026 г. в 10:00, Ada Quist <ada@example.com>:\n\n> Кран может приехать в понедельник?\n',
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['понедельник подходит'],
      asks: false,
      isBulk: false,
      mustNot: ['нояб', 'Кран может'],
    },
  },
  {
    id: 'report-question-in-subject',
    language: 'en',
    source: 'report',
    mails: [{ from: MIRA, subject: 'Can you call me at 3 pm? (EOM)', text: '' }],
    expected: { who: 'Mira Holt', what: ['call me'], byWhen: ['3 pm'], asks: true, isBulk: false },
  },
  {
    id: 'report-answered',
    language: 'en',
    source: 'report',
    mails: [
      { from: MIRA, subject: 'Plan', text: 'Is Monday fine? The crane needs the whole yard.' },
      { from: ADA, to: MIRA, subject: 'Re: Plan', labels: ['SENT'], text: 'Yes, Monday is fine.' },
    ],
    expected: { who: 'Mira Holt', what: ['Plan'], asks: false, isBulk: false },
  },
  {
    id: 'report-promotion',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: 'Orchard Deals <deals@shop.example>',
        subject: 'Only today: 30 % off everything',
        headers: { 'Feedback-ID': 'promo:campaign7:shop:esp' },
        labels: ['INBOX', 'UNREAD', 'CATEGORY_PROMOTIONS'],
        text: 'Everything for the garden, 30 % off. Can you afford to miss it?\n\nUnsubscribe: https://shop.example/u\n',
      },
    ],
    expected: { who: 'Orchard Deals', what: [], isBulk: true },
  },
  {
    id: 'report-train-booking',
    language: 'de',
    source: 'report',
    mails: [
      {
        from: 'Reiseservice <buchung@reise.example>',
        subject: 'Ihre Buchung 7731',
        text: 'Ihre Buchung ist bestätigt.\n\nVon: Berlin Hbf\nNach: Köln Hbf\nDatum: 3.12.2026\nAbfahrt: 08:30\n',
      },
    ],
    expected: {
      who: 'Reiseservice',
      what: ['bestätigt', 'Berlin Hbf', 'Köln Hbf'],
      byWhen: ['3.12.2026'],
      asks: false,
      isBulk: false,
    },
  },
  {
    id: 'report-gateway-banner',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: MIRA,
        subject: 'Slot',
        text: 'CAUTION: This email originated from outside of the organization. Do not click links unless you recognize the sender.\n\nThe crane is late. Can you move the slot?\n',
      },
    ],
    expected: {
      who: 'Mira Holt',
      what: ['crane is late', 'move the slot'],
      asks: true,
      isBulk: false,
      mustNot: ['outside of the organization'],
    },
  },
  {
    id: 'report-request-zh',
    language: 'zh',
    source: 'report',
    mails: [
      {
        from: '李娜 <li@person.example>',
        subject: '合同',
        text: '您好：\n\n请您在12月3日之前确认合同。\n\n李娜',
      },
    ],
    expected: { who: '李娜', what: ['确认合同'], byWhen: ['12月3日'], asks: true, isBulk: false },
  },
  {
    id: 'report-ticket-frame',
    language: 'en',
    source: 'report',
    mails: [
      {
        from: 'Crane Support <support@crane.example>',
        subject: '[Crane] Re: Hook is stuck',
        text: '##- Please type your reply above this line -##\n\nYour ticket 4711 is solved. The crane was repaired.\n',
      },
    ],
    expected: {
      who: 'Crane Support',
      what: ['4711', 'repaired'],
      asks: false,
      isBulk: false,
      mustNot: ['type your reply'],
    },
  },
];
