import { describe, expect, it } from 'vitest';
import { writeLongDate } from '../../../../shared/digest/long-date.ts';
import { writeOverview } from '../../../../shared/digest/render/counts.ts';
import { countOf, type Forms, type Wording } from '../../../../shared/digest/render/wording/wording.ts';
import { DIGEST_LANGUAGES, type DigestLanguage } from '../../../../shared/digest/settings/digest-language.ts';
import { defangText } from '../../../../shared/text/defang.ts';
import { clickableIn, forbiddenCharactersIn } from '../../../support/digest/clickable.ts';
import { digestItem, digestWith } from '../../../support/digest/digest-items.ts';
import { findOffences, shown } from '../../../support/digest/rendered-digest.ts';
import { wordings } from '../../../support/digest/wordings.ts';

/** A digest of that many conversations with people, of which the first ones ask. */
const people = (all: number, asking: number) =>
  digestWith(Array.from({ length: all }, (_, index) => digestItem({ asks: index < asking })));
const overview = (language: DigestLanguage, all: number, asking: number) =>
  writeOverview(people(all, asking), wordings[language]);

describe.each<[DigestLanguage, Record<number, string>]>([
  [
    'en',
    {
      0: 'No new mail. Enjoy the quiet.',
      1: '1 new mail: 1 conversation with people, of which 1 asks for an answer.',
      2: '2 new mails: 2 conversations with people, of which 2 ask for an answer.',
      21: '21 new mails: 21 conversations with people, of which 21 ask for an answer.',
    },
  ],
  [
    'de',
    {
      0: 'Keine neuen E-Mails. Genießen Sie die Ruhe.',
      1: '1 neue E-Mail: 1 Unterhaltung mit Menschen, davon bittet 1 um Antwort.',
      5: '5 neue E-Mails: 5 Unterhaltungen mit Menschen, davon bitten 5 um Antwort.',
    },
  ],
  [
    'fr',
    {
      1: '1 nouvel e-mail : 1 conversation avec des personnes, dont 1 demande une réponse.',
      2: '2 nouveaux e-mails : 2 conversations avec des personnes, dont 2 demandent une réponse.',
    },
  ],
  [
    'es',
    {
      1: '1 correo nuevo: 1 conversación con personas, 1 pide respuesta.',
      21: '21 correos nuevos: 21 conversaciones con personas, 21 piden respuesta.',
    },
  ],
  [
    'fi',
    {
      1: '1 uusi viesti: 1 keskustelu ihmisten kanssa, joista 1 pyytää vastausta.',
      2: '2 uutta viestiä: 2 keskustelua ihmisten kanssa, joista 2 pyytää vastausta.',
    },
  ],
  [
    'pl',
    {
      0: 'Brak nowych wiadomości. Miłego dnia.',
      1: '1 nowa wiadomość: 1 rozmowa z ludźmi, z czego 1 wymaga odpowiedzi.',
      2: '2 nowe wiadomości: 2 rozmowy z ludźmi, z czego 2 wymagają odpowiedzi.',
      5: '5 nowych wiadomości: 5 rozmów z ludźmi, z czego 5 wymaga odpowiedzi.',
      21: '21 nowych wiadomości: 21 rozmów z ludźmi, z czego 21 wymaga odpowiedzi.',
      22: '22 nowe wiadomości: 22 rozmowy z ludźmi, z czego 22 wymagają odpowiedzi.',
    },
  ],
  [
    'cs',
    {
      1: '1 nový e-mail: 1 konverzace s lidmi, z toho 1 žádá o odpověď.',
      2: '2 nové e-maily: 2 konverzace s lidmi, z toho 2 žádají o odpověď.',
      5: '5 nových e-mailů: 5 konverzací s lidmi, z toho 5 žádá o odpověď.',
      21: '21 nových e-mailů: 21 konverzací s lidmi, z toho 21 žádá o odpověď.',
    },
  ],
  [
    'ru',
    {
      1: '1 новое письмо: 1 переписка с людьми, ответа ждёт 1.',
      2: '2 новых письма: 2 переписки с людьми, ответа ждут 2.',
      5: '5 новых писем: 5 переписок с людьми, ответа ждут 5.',
      11: '11 новых писем: 11 переписок с людьми, ответа ждут 11.',
      21: '21 новое письмо: 21 переписка с людьми, ответа ждёт 21.',
    },
  ],
  [
    'he',
    {
      1: 'הודעה חדשה אחת: שיחה אחת עם אנשים, אחת מבקשת תשובה.',
      2: 'שתי הודעות חדשות: שתי שיחות עם אנשים, שתיים מבקשות תשובה.',
      5: '5 הודעות חדשות: 5 שיחות עם אנשים, 5 מבקשות תשובה.',
    },
  ],
  [
    'ar',
    {
      0: 'لا يوجد بريد جديد. استمتع بالهدوء.',
      1: 'رسالة جديدة واحدة: محادثة واحدة مع أشخاص، واحدة تطلب ردًا.',
      2: 'رسالتان جديدتان: محادثتان مع أشخاص، اثنتان تطلبان ردًا.',
      5: '5 رسائل جديدة: 5 محادثات مع أشخاص، 5 تطلب ردًا.',
      21: '21 رسالة جديدة: 21 محادثة مع أشخاص، 21 تطلب ردًا.',
      101: '101 رسالة جديدة: 101 محادثة مع أشخاص، 101 تطلب ردًا.',
    },
  ],
  ['zh', { 1: '1 封新邮件：1 个与人的对话，其中 1 个请您回复。' }],
  ['ja', { 2: '新着メール2件：人との会話2件、うち返信の依頼2件。' }],
  ['ko', { 2: '새 메일 2통: 사람과의 대화 2건, 그중 2건이 답장을 요청합니다.' }],
])('the overview in %s', (language, expected) => {
  it.each(Object.entries(expected))('of %s conversations that ask', (all, line) => {
    expect(overview(language, Number(all), Number(all))).toBe(line);
  });
});

describe('the names of newsletters', () => {
  it.each<[DigestLanguage, string]>([
    ['en', '5 newsletters and notices: News, Shop, CI and 2 more'],
    ['de', '5 Newsletter und Mitteilungen: News, Shop, CI und 2 weitere'],
    ['es', '5 boletines y avisos: News, Shop, CI y 2 más'],
    ['pl', '5 newsletterów i powiadomień: News, Shop, CI i jeszcze 2'],
    ['ru', '5 рассылок и уведомлений: News, Shop, CI и ещё 2'],
    ['he', '5 עלונים ועדכונים: News, Shop, CI, עוד שניים'],
    ['ar', '5 نشرات وإشعارات: News، Shop، CI، اثنان آخران'],
    ['ja', 'ニュースレターと通知5件: News、 Shop、 CI、 ほか2件'],
  ])('are listed in %s', (language, line) => {
    const bulk = ['News', 'Shop', 'CI', 'Bank', 'Club'].map((sender) => digestItem({ sender, isBulk: true }));
    expect(shown(digestWith(bulk), language).text.split('\n\n').at(-1)).toBe(line);
  });
});

const formNames = [
  ...(['mails', 'people', 'asking', 'bulk', 'more', 'skipped', 'omitted', 'hasMore', 'threadMails'] as const),
];
/** Slots beside `{n}`. */
const slots: Partial<Record<keyof Wording, string[]>> = {
  subject: ['date'],
  overview: ['mails', 'people', 'asking'],
  noneReadable: ['mails'],
  noneWaits: ['mails'],
  bulk: ['names'],
  skipped: ['reasons'],
  attached: ['names'],
};
const slotsIn = (text: string) => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name);

/** Each text of a table with the name of its field. */
function textsOf(wording: Wording): [keyof Wording, string][] {
  const { locale, direction, plurals, list, ...words } = wording;
  return Object.entries(words).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : Object.values(value)).map((text): [keyof Wording, string] => [
      name as keyof Wording,
      text,
    ]),
  );
}

describe.each(DIGEST_LANGUAGES)('the words of a digest in %s', (language) => {
  const wording = wordings[language];
  const texts = textsOf(wording);
  const categoryOf = (n: number) => wording.plurals.select(n);
  const numbers = Array.from({ length: 1_000 }, (_, index) => index + 1);

  it('have each slot that they need and no other', () => {
    for (const [name, text] of texts) {
      const wanted = slots[name] ?? [];
      const isForm = formNames.some((form) => form === name);
      const found = slotsIn(text).filter((slot) => !(isForm && slot === 'n'));
      expect([name, found.toSorted()]).toEqual([name, wanted.toSorted()]);
    }
  });

  it.each(formNames)('have a form of %s for every plural category', (name) => {
    const forms: Forms = wording[name];
    const known = Object.keys(forms);
    if (known.length === 1) return;
    // `many` and `other` never differ in a table.
    const needed = new Set(numbers.map(categoryOf).filter((category) => category !== 'many'));
    expect(known).toEqual(expect.arrayContaining([...needed]));
  });

  it.each(formNames)('say each number of %s', (name) => {
    const uses = Map.groupBy(numbers, categoryOf);
    for (const n of numbers) {
      const text = countOf(wording[name], n, wording, { names: 'A', reasons: 'B' });
      // One and two are words in some languages: only where the form is used for nothing else.
      if (uses.get(categoryOf(n))?.length !== 1) expect(text).toContain(String(n));
      expect(text).not.toMatch(/[{}]/);
    }
  });

  it('are in one language, harmless and short', () => {
    const english = new Set(textsOf(wordings.en).map(([, text]) => text));
    for (const [, text] of texts) {
      expect(text.length).toBeLessThan(100);
      // After an ideographic full stop, defanging puts a blank.
      expect(defangText(text, 200).replaceAll('。 ', '。')).toBe(text);
      expect([clickableIn(text), forbiddenCharactersIn(text)]).toEqual([[], []]);
      if (language === 'en') continue;
      const words = text.replaceAll(/\{\w+\}/g, '');
      if (/\p{L} \p{L}/u.test(words)) expect(english).not.toContain(text);
      expect(words).not.toMatch(/\b(?:the|your|you|new|asks?|answer|people|sender|could|attached|read)\b/i);
    }
  });

  it('keep a blank before each name', () => {
    const before = textsOf(wording).flatMap(([, text]) => /.(?=\{(?:names|reasons)\})/u.exec(text) ?? []);
    expect([...before, ...wording.list].filter((text) => !text.endsWith(' '))).toEqual([]);
  });

  it('write the days of a year so that it stays as it is', () => {
    const dates = Array.from({ length: 60 }, (_, step) =>
      new Date(Date.UTC(2026, 0, 1 + 6 * step)).toISOString(),
    );
    for (const time of dates) {
      const date = writeLongDate(time, 'UTC', wording.locale);
      expect(defangText(date, 60)).toBe(date);
      expect(date).toContain('2026');
      expect(date).toContain(String(new Date(time).getUTCDate()));
    }
  });

  it('make a digest within the limits, with nothing else in it', () => {
    const items = Array.from({ length: 100 }, (_, index) =>
      digestItem({ asks: index < 50, messageIds: ['a', 'b'], gist: "漢'".repeat(140) }),
    );
    const digest = digestWith(
      [...items, digestItem({ isBulk: true })],
      ['decoding failed', 'not a message', 'neither headers nor a body', 'x'],
    );
    expect(findOffences(digest, language)).toEqual([]);
    expect(shown(digest, language).text).toContain(countOf(wording.threadMails, 2, wording));
  });

  it('say what a mail without words holds, and that a mail did not arrive', () => {
    const items = [
      digestItem({ gist: 'a.pdf, b.md', attachments: ['a.pdf', 'b.md'], notice: 'bounce' }),
      digestItem({
        gist: '(encrypted)',
        protection: 'encrypted',
        attachments: ['smime.p7m'],
        notice: 'delay',
      }),
      digestItem({ gist: '(signed)', protection: 'signed' }),
    ];
    const { text } = shown({ ...digestWith(items), hasMore: true }, language);
    const { attached, encrypted, signed, bounce, delay, hasMore } = wording;
    expect(text).toContain(`  ${attached.replace('{names}', 'a.pdf, b. md')}\n  [${bounce}]`);
    expect(text).toContain(`  ${encrypted}\n  [${delay}]`);
    expect(text).toContain(`  ${signed}`);
    expect(text.split('\n')).toContain(countOf(hasMore, 3, wording));
  });

  it('stand in for what a mail does not say', () => {
    const item = digestItem({ sender: '(unknown sender)', subject: '(no subject)', gist: '(no text)' });
    const { text } = shown(digestWith([item]), language);
    expect(text).toContain(`* ${wording.unknownSender} · ${wording.noSubject}\n  ${wording.noText}`);
  });

  it('are read in the direction of the language, also where a mail program drops the attributes of html', () => {
    const attributes = `lang="${wording.locale}" dir="${['he', 'ar'].includes(language) ? 'rtl' : 'ltr'}"`;
    const { html } = shown(people(1, 1), language);
    expect(html).toContain(`<html ${attributes}>`);
    expect(html).toMatch(new RegExp(`<div class="sheet" [^>]* ${attributes}>`));
  });
});

it('has a subject of its own for the digests in each language', () => {
  const phrases = DIGEST_LANGUAGES.map((language) => wordings[language].subject);
  expect(new Set(phrases).size).toBe(DIGEST_LANGUAGES.length);
  expect(phrases.filter((phrase) => /["(){}]/.test(phrase.replace('{date}', '')))).toEqual([]);
});
