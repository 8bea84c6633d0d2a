import type { Conversation } from '../conversation.ts';

/** Mails in Dutch, Swedish, Polish, Turkish, Russian, Hebrew, Arabic, Chinese, Japanese and Korean. */
export const furtherMails: readonly Conversation[] = [
  {
    id: 'own-nl-offer',
    language: 'nl',
    source: 'own',
    mails: [
      {
        from: 'Joost de Wit <joost@kade.example>',
        subject: 'Offerte steiger',
        text: 'Beste Ada,\n\nde offerte voor de steiger is klaar. Graag ontvang ik je akkoord uiterlijk vrijdag 4 december.\n\nMet vriendelijke groet,\nJoost de Wit\nAccountmanager\n',
      },
    ],
    expected: {
      who: 'Joost de Wit',
      what: ['offerte voor de steiger', 'akkoord'],
      byWhen: ['4 december'],
      asks: true,
      isBulk: false,
      mustNot: ['Accountmanager'],
    },
  },
  {
    id: 'own-sv-meeting',
    language: 'sv',
    source: 'own',
    mails: [
      {
        from: 'Astrid Lund <astrid@example.org>',
        subject: 'Möte om hamnen',
        text: 'Hej Ada,\n\nvi ses hos oss på måndag. Kan du ta med ritningarna?\n\nMed vänliga hälsningar\nAstrid Lund\nProjektledare\n',
      },
    ],
    expected: {
      who: 'Astrid Lund',
      what: ['vi ses hos oss', 'ritningarna'],
      byWhen: ['måndag'],
      asks: true,
      isBulk: false,
      mustNot: ['Projektledare'],
    },
  },
  {
    id: 'own-pl-contract',
    language: 'pl',
    source: 'own',
    mails: [
      {
        from: 'Ewa Zielińska <ewa@example.org>',
        subject: 'Umowa najmu',
        text: 'Dzień dobry,\n\nprzesyłam umowę najmu. Proszę o odesłanie podpisanego egzemplarza do piątku.\n\nPozdrawiam,\nEwa Zielińska\nDział administracji\n',
      },
    ],
    expected: {
      who: 'Ewa Zielińska',
      what: ['umowę najmu', 'podpisanego egzemplarza'],
      byWhen: ['piątku'],
      asks: true,
      isBulk: false,
      mustNot: ['Dział administracji'],
    },
  },
  {
    id: 'own-tr-delivery',
    language: 'tr',
    source: 'own',
    mails: [
      {
        from: 'Deniz Kaya <deniz@example.org>',
        subject: 'Teslimat',
        text: 'Merhaba Ada,\n\nteslimat 4 Aralık günü yapılacak. Adresi onaylar mısınız?\n\nSaygılarımla,\nDeniz Kaya\nSatış Müdürü\n',
      },
    ],
    expected: {
      who: 'Deniz Kaya',
      what: ['teslimat 4 Aralık', 'onaylar'],
      byWhen: ['4 Aralık'],
      asks: true,
      isBulk: false,
      mustNot: ['Satış Müdürü'],
    },
  },
  {
    id: 'own-ru-order',
    language: 'ru',
    source: 'own',
    mails: [
      {
        from: 'Ольга Петрова <olga@example.org>',
        subject: 'Заказ 318',
        text: 'Добрый день, Ада!\n\nЗаказ 318 готов к отгрузке. Просим подтвердить адрес до 4 декабря.\n\nС уважением,\nОльга Петрова\nменеджер по продажам\n\nОтправлено с iPhone\n',
      },
    ],
    expected: {
      who: 'Ольга Петрова',
      what: ['готов к отгрузке', 'подтвердить адрес'],
      byWhen: ['4 декабря'],
      asks: true,
      isBulk: false,
      mustNot: ['менеджер по продажам', 'iPhone'],
    },
  },
  {
    id: 'own-he-question',
    language: 'he',
    source: 'own',
    mails: [
      {
        from: 'נועה לוי <noa@example.org>',
        subject: 'פגישה',
        text: 'שלום עדה,\n\nהפגישה נדחתה ליום חמישי. האם השעה 10:00 מתאימה לך?\n\nבברכה,\nנועה\n',
      },
    ],
    expected: {
      who: 'נועה לוי',
      what: ['הפגישה נדחתה', 'מתאימה לך'],
      byWhen: ['יום חמישי', '10:00'],
      asks: true,
      isBulk: false,
      mustNot: ['בברכה'],
    },
  },
  {
    id: 'own-ar-reply',
    language: 'ar',
    source: 'own',
    mails: [
      {
        from: 'سامي نصار <sami@example.org>',
        subject: 'رد: العقد',
        text: 'مرحباً آدا،\n\nوقعت العقد صباح اليوم وسأرسله بالبريد.\n\nمع تحياتي\nسامي\n\nفي الاثنين، 23 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة Ada Quist <ada@example.com>:\n\n> هل وقعت العقد؟\n',
      },
    ],
    expected: {
      who: 'سامي نصار',
      what: ['وقعت العقد صباح اليوم'],
      asks: false,
      isBulk: false,
      mustNot: ['تمت كتابة', 'هل وقعت'],
    },
  },
  {
    id: 'own-zh-reply',
    language: 'zh',
    source: 'own',
    mails: [
      {
        from: '王伟 <wang@example.org>',
        subject: '回复：会议安排',
        text: '可以，周四下午三点在三楼会议室见。\n\n发自我的iPhone\n\n------------------ 原始邮件 ------------------\n发件人: "Ada Quist" <ada@example.com>\n发送时间: 2026年11月23日(星期一) 上午10:00\n收件人: "王伟"\n主题: 会议安排\n\n周四可以开会吗？\n',
      },
    ],
    expected: {
      who: '王伟',
      what: ['周四下午三点', '三楼会议室'],
      asks: false,
      isBulk: false,
      mustNot: ['iPhone', '开会吗'],
    },
  },
  {
    id: 'own-ja-quotation',
    language: 'ja',
    source: 'own',
    mails: [
      {
        from: '佐藤 美咲 <sato@example.org>',
        subject: '見積書の件',
        text: 'クイスト様\n\nいつもお世話になっております。\n株式会社みなとの佐藤です。\n\n見積書を12月4日（金）までにお送りくださいますようお願いいたします。\n\n━━━━━━━━━━━━\n株式会社みなと 営業部\n佐藤 美咲\nTEL: 03-5550-0142\n━━━━━━━━━━━━\n',
      },
    ],
    expected: {
      who: '佐藤 美咲',
      what: ['見積書', 'お送りください'],
      byWhen: ['12月4日'],
      asks: true,
      isBulk: false,
      mustNot: ['営業部'],
    },
  },
  {
    id: 'own-ko-request',
    language: 'ko',
    source: 'own',
    mails: [
      {
        from: '김민지 <minji@example.org>',
        subject: '납품 일정',
        text: '안녕하세요, 아다 님.\n\n납품 일정이 확정되었습니다. 12월 4일까지 회신 부탁드립니다.\n\n감사합니다.\n김민지 드림\n',
      },
    ],
    expected: {
      who: '김민지',
      what: ['일정이 확정', '회신 부탁'],
      byWhen: ['12월 4일'],
      asks: true,
      isBulk: false,
      mustNot: ['안녕하세요', '김민지 드림'],
    },
  },
];
