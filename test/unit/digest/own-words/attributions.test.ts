import { describe, expect, it } from 'vitest';
import { extractOwnWords } from '../../../../shared/digest/own-words/own-words.ts';

function own(text: string): string {
  return extractOwnWords(text, 'Bob Marsh').join('\n').trim();
}

/** Lines above a quoted mail as mail programs print them, old and new, in any order of their words. */
const attributions: readonly (readonly [language: string, line: string])[] = [
  ['English, Gmail', 'On Mon, Nov 23, 2026 at 10:00 AM Ada Quist <ada@example.com> wrote:'],
  ['English, Apple Mail', 'On Nov 23, 2026, at 10:00, Ada Quist <ada@example.com> said:'],
  ['English, Notes', 'Ada Quist <ada@example.com> wrote on 11/23/26 10:00 AM:'],
  ['English, Yahoo of old', '--- On Mon, 11/23/26, Ada Quist <ada@example.com> wrote:'],
  ['English, Horde', 'Quoting Ada Quist <ada@example.com>:'],
  ['English, mutt', '* Ada Quist <ada@example.com> [2026-11-23 10:00 +0100]:'],
  ['English, Zoho', '---- On Mon, 23 Nov 2026 10:00:00 +0100 Ada Quist <ada@example.com> wrote ----'],
  ['English, a link in it', 'On Monday, 23 November 2026, 10:00, Ada <mailto:ada@example.com> wrote:'],
  ['English, name first', 'Ada Quist <ada@example.com> wrote:'],
  ['English, without a name', 'On Nov 26, 2026 you wrote:'],
  [
    'English, wrapped in the address',
    'On Mon, Nov 23, 2026 at 10:00 AM Ada Quist <\nada@example.com> wrote:',
  ],
  [
    'English, wrapped twice',
    'On Monday, November 23, 2026 at 10:00:00 AM GMT+1, Ada\nQuist of the Society for Engines\n<ada@example.com> wrote:',
  ],
  ['German, Gmail', 'Am Mo., 23. Nov. 2026 um 10:00 Uhr schrieb Ada Quist <ada@example.com>:'],
  ['German, Thunderbird', 'Am 23.11.26 um 10:00 schrieb Ada Quist:'],
  ['German, Notes', 'Ada Quist/Firma/DE schrieb am 23.11.2026 10:00:12:'],
  ['German, Outlook for phones', 'Ada Quist <ada@example.com> hat am 23.11.2026 10:00 geschrieben:'],
  [
    'German, wrapped in the date',
    'Ada Quist von der Gesellschaft für Krane <ada@example.com> schrieb am Mo.,\n23. Nov. 2026, 10:00:',
  ],
  ['German, Yahoo', 'Ada Quist <ada@example.com> schrieb am 10:00 Montag, 23.November 2026:'],
  ['German, Horde', 'Zitat von Ada Quist <ada@example.com>:'],
  ['Dutch', 'Op ma 23 nov. 2026 om 10:00 schreef Ada Quist <ada@example.com>:'],
  [
    'Dutch, Apple Mail',
    'Op 23 nov. 2026, om 10:00 heeft Ada Quist <ada@example.com> het volgende geschreven:',
  ],
  ['Dutch, name first', 'Ada Quist schreef op 23-11-2026 om 10:00:'],
  ['Danish', 'man. 23. nov. 2026 kl. 10.00 skrev Ada Quist <ada@example.com>:'],
  ['Danish, Thunderbird', 'Den 23-11-2026 kl. 10:00 skrev Ada Quist:'],
  ['Norwegian', 'man. 23. nov. 2026 kl. 10:00 skrev Ada Quist <ada@example.com>:'],
  ['Norwegian, Apple Mail', '23. nov. 2026 kl. 10:00 skrev Ada Quist <ada@example.com>:'],
  ['Swedish', 'Den mån 23 nov. 2026 kl 10:00 skrev Ada Quist <ada@example.com>:'],
  ['Swedish, Apple Mail', '23 nov. 2026 kl. 10:00 skrev Ada Quist <ada@example.com>:'],
  ['French', 'Le lun. 23 nov. 2026 à 10:00, Ada Quist <ada@example.com> a écrit :'],
  ['French, Thunderbird', 'Le 23/11/2026 à 10:00, Ada Quist a écrit\u00a0:'],
  ['Spanish', 'El lun, 23 nov 2026 a las 10:00, Ada Quist (<ada@example.com>) escribió:'],
  ['Spanish, name first', 'Ada Quist <ada@example.com> escribió el lun, 23 de nov de 2026 a las 10:00:'],
  ['Portuguese', 'Em seg., 23 de nov. de 2026 às 10:00, Ada Quist <ada@example.com> escreveu:'],
  ['Portuguese, Apple Mail', 'No dia 23/11/2026, às 10:00, Ada Quist <ada@example.com> escreveu:'],
  ['Italian', 'Il giorno lun 23 nov 2026 alle ore 10:00 Ada Quist <ada@example.com> ha scritto:'],
  ['Italian, Thunderbird', 'Il 23/11/2026 10:00, Ada Quist ha scritto:'],
  ['Polish', 'pon., 23 lis 2026 o 10:00 Ada Quist <ada@example.com> napisał(a):'],
  ['Polish, Thunderbird', 'W dniu 23.11.2026 o 10:00, Ada Quist pisze:'],
  ['Polish, name first', 'Ada Quist napisała w dniu 23.11.2026 10:00:'],
  [
    'Polish, Apple Mail',
    'Wiadomość napisana przez Ada Quist <ada@example.com> w dniu 23.11.2026, o godz. 10:00:',
  ],
  ['Czech', 'po 23. 11. 2026 v 10:00 odesílatel Ada Quist <ada@example.com> napsal:'],
  ['Czech, Thunderbird', 'Dne 23. 11. 26 v 10:00 Ada Quist napsal(a):'],
  ['Hungarian', 'Ada Quist <ada@example.com> ezt írta (időpont: 2026. nov. 23., H, 10:00):'],
  ['Hungarian, wrapped', 'Ada Quist <ada@example.com> ezt írta (időpont: 2026. nov. 23.,\nH, 10:00):'],
  ['Hungarian, Thunderbird', '2026. 11. 23. 10:00 keltezéssel, Ada Quist írta:'],
  ['Turkish', 'Ada Quist <ada@example.com>, 23 Kas 2026 Pzt, 10:00 tarihinde şunu yazdı:'],
  ['Turkish, Thunderbird', '23.11.2026 10:00 tarihinde Ada Quist yazdı:'],
  ['Finnish', 'ma 23. marrask. 2026 klo 10.00 Ada Quist (ada@example.com) kirjoitti:'],
  ['Finnish, name first', 'Ada Quist kirjoitti 23.11.2026 klo 10.00:'],
  ['Russian', 'пн, 23 нояб. 2026 г. в 10:00, Ada Quist <ada@example.com>:'],
  ['Russian, Thunderbird', '23.11.2026 10:00, Ада Квист пишет:'],
  ['Russian, Mail.ru', 'Понедельник, 23 ноября 2026, 10:00 +03:00 от Ада Квист <ada@example.com>:'],
  ['Russian, Yandex', '23.11.2026, 10:00, "Ада Квист" <ada@example.com>:'],
  ['Russian, The Bat', 'Вы писали 23 ноября 2026 г., 10:00:'],
  ['Ukrainian', 'пн, 23 лист. 2026 р. о 10:00 Ada Quist <ada@example.com> пише:'],
  ['Ukrainian, name first', 'Ада Квіст написала 23.11.2026 10:00:'],
  ['Greek', 'Στις Δευ 23 Νοε 2026 στις 10:00 π.μ., ο χρήστης Ada Quist <ada@example.com> έγραψε:'],
  ['Greek, Thunderbird', 'Στις 23/11/2026 10:00, ο/η Ada Quist έγραψε:'],
  [
    'Hebrew',
    '\u202bבתאריך יום ב׳, 23 בנוב׳ 2026 ב-10:00 מאת \u202aAda Quist\u202c\u200f <\u202aada@example.com\u202c\u200f>:\u202c',
  ],
  ['Hebrew, Apple Mail', 'ב-23 בנוב׳ 2026, בשעה 10:00, Ada Quist <ada@example.com> כתב/ה:'],
  ['Arabic', 'في الاثنين، 23 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة Ada Quist <ada@example.com>:'],
  ['Arabic, with its own digits', 'في ٢٣ نوفمبر ٢٠٢٦ ١٠:٠٠ ص، كتب Ada Quist:'],
  ['Chinese', 'Ada Quist <ada@example.com> 于2026年11月23日周一 10:00写道：'],
  ['Chinese, Apple Mail', '在 2026年11月23日，10:00，Ada Quist <ada@example.com> 写道：'],
  ['Chinese, NetEase', '在 2026-11-23 10:00:00，"Ada Quist" <ada@example.com> 写道：'],
  ['Chinese in Taiwan', 'Ada Quist <ada@example.com> 於 2026年11月23日週一 上午10:00寫道：'],
  ['Japanese', '2026年11月23日(月) 10:00 Ada Quist <ada@example.com>:'],
  ['Japanese, Apple Mail', '2026/11/23 10:00、Ada Quist <ada@example.com>のメール:'],
  ['Japanese, Thunderbird', '2026/11/23 10:00、Ada Quist さんは書きました:'],
  ['Korean', '2026년 11월 23일 (월) 오전 10:00, Ada Quist <ada@example.com>님이 작성:'],
  ['Korean, Apple Mail', '2026. 11. 23. 오전 10:00, Ada Quist <ada@example.com> 작성:'],
  [
    'a language without a table',
    'Vào Th 2, 23 thg 11, 2026 vào lúc 10:00 Ada Quist <ada@example.com> đã viết:',
  ],
];

describe('the line above a quoted mail', () => {
  it.each(attributions)('is dropped in %s with the quoted mail below it', (_, line) => {
    expect(own(`Yes.\n\n${line}\n\n> Shall we?\n> Ada`)).toBe('Yes.');
    expect(own(`Yes.\n\n${line}\n\nShall we?\nAda`)).toBe('Yes.');
  });

  it.each(attributions)('is dropped in %s above answers between the quoted lines', (_, line) => {
    expect(own(`${line}\n> When?\nOn Friday.\n> Where?\nIn Cork.`)).toBe('On Friday.\nIn Cork.');
  });

  it.each([
    'Ada Quist wrote:',
    'Ada schrieb:',
    'Ada Quist a écrit :',
    'Ada Quist escribió:',
    'Ada Quist skrev:',
    'Ada Quist napisał(a):',
    'Ада Квист пишет:',
    'Quoting Ada Quist:',
    'On 19 Nov, Ada wrote:',
    'Ada Quistさんは書きました:',
    'Ada Quist 写道：',
    'Ada Quist, 23.11.2026 10:00:',
    'Quoting Ada Quist (2026-11-23 10:00:00)',
    'On Mon, 23 Nov 2026 at 10:00, Ada Quist <ada@example.com> wrote',
  ])('is dropped without a date or an address above marked lines: %j', (line) => {
    expect(own(`Yes.\n\n${line}\n> Shall we?`)).toBe('Yes.');
  });

  it.each([
    'Bob wrote:\nThe crane is late.',
    'This is what the customer wrote:\n\nThe crane is late.',
    'Ada schrieb:\nDer Kran kommt.',
    'I agree with all that Ada wrote:\nwe start on 3 December.',
    'As agreed on 23.11.2026 at 10:00, these parts are missing:\n- the hook',
    'On 23 November at 10:00 we start with these:\n- the crane',
    'Please send it by 23.11.2026, 10:00 to the following people:\nAda',
    'Ada wrote on Monday, and we meet on 23.11.2026 at 10:00:\nall of us.',
    'In 2026 Ada wrote three books:\nall are sold.',
    'The plan of 23.11.2026 10:00 says what he wrote about cranes, and more:\nnothing.',
  ])('is distinguished from a sentence: %j', (text) => {
    expect(own(text)).toBe(text);
  });

  it('keeps the sentence right above it', () => {
    expect(own('On 3 Dec 2026 we agreed.\nOn 19 Nov 2026, Ada <a@example.com> wrote:\n> Shall we?')).toBe(
      'On 3 Dec 2026 we agreed.',
    );
  });

  it.each(['We meet on 23.11.2026 at 10:00 in the yard.', 'The plan of 23.11.2026, 10:00, as you sent it'])(
    'is distinguished from a sentence with a date above marked lines: %j',
    (text) => {
      expect(own(`${text}\n> Shall we?`)).toBe(text);
    },
  );

  it('keeps a sentence that ends with a colon above marked lines', () => {
    expect(own('I agree with everything that she said:\n> Shall we?')).toBe(
      'I agree with everything that she said:',
    );
  });
});
