import { describe, expect, it } from 'vitest';
import { writeOverview } from '../../../../shared/digest/render/counts.ts';
import type { DigestLanguage } from '../../../../shared/digest/settings/digest-language.ts';
import { digestItem, digestWith } from '../../../support/digest/digest-items.ts';
import { shown } from '../../../support/digest/rendered-digest.ts';
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

it('counts the mails of a newsletter, not its threads', () => {
  const news = digestItem({ sender: 'News', isBulk: true, messageIds: ['a', 'b', 'c'] });
  expect(
    shown(digestWith([news]), 'en')
      .text.split('\n\n')
      .at(-1),
  ).toBe('3 newsletters and notices: News');
});

describe('the headings of the text', () => {
  it.each<[DigestLanguage, string, string]>([
    ['en', 'ASKING FOR AN ANSWER', 'ALSO FROM PEOPLE'],
    ['tr', 'YANIT BEKLEYENLER', 'KİŞİLERDEN GELEN DİĞER İLETİLER'],
    ['el', 'ΖΗΤΟΥΝ ΑΠΑΝΤΗΣΗ', 'ΕΠΙΣΗΣ ΑΠΟ ΑΝΘΡΩΠΟΥΣ'],
    ['ar', 'تطلب ردًا', 'رسائل أخرى من أشخاص'],
  ])('are in the capitals of %s', (language, asking, others) => {
    const lines = shown(people(2, 1), language).text.split('\n');
    expect(lines).toEqual(expect.arrayContaining([asking, others]));
  });
});
