import { describe, expect, it } from 'vitest';
import { extractOwnWords } from '../../../../shared/digest/own-words/own-words.ts';

function own(text: string, sender = 'Mira Holt'): string {
  return extractOwnWords(text, sender).join('\n').trim();
}

/** How people end a mail, formally and not. */
const signOffs: readonly (readonly [language: string, ...lines: string[]])[] = [
  [
    'English',
    'Best regards,',
    'Kind regards',
    'Many thanks,',
    'Thanks and best regards,',
    'Cheers,',
    'Yours sincerely,',
  ],
  [
    'English',
    'Thank you so much!',
    'Take care',
    'All the best,',
    'Thanks! 🙂',
    'Rgds',
    'Best',
    'Have a great weekend!',
  ],
  [
    'German',
    'Mit freundlichen Grüßen',
    'Viele Grüße aus Köln',
    'Freundliche Grüsse',
    'Liebe Gruesse',
    'LG',
    'MfG',
  ],
  ['German', 'Herzlichen Dank und viele Grüße', 'Danke im Voraus!', 'Schönes Wochenende!', 'Bis bald', 'VG,'],
  [
    'Dutch',
    'Met vriendelijke groet,',
    'Groetjes',
    'Alvast bedankt,',
    'Hartelijke groeten,',
    'Mvg,',
    'Fijn weekend!',
  ],
  [
    'Danish',
    'Med venlig hilsen',
    'Mvh.',
    'De bedste hilsner',
    'På forhånd tak',
    'Venlig hilsen',
    'Mange tak!',
  ],
  [
    'Norwegian',
    'Med vennlig hilsen',
    'Vennlig hilsen',
    'Hilsen',
    'Tusen takk!',
    'God helg!',
    'Med venleg helsing',
  ],
  [
    'Swedish',
    'Med vänliga hälsningar',
    'Vänliga hälsningar,',
    'Mvh',
    'Tack på förhand!',
    'Hälsningar',
    'Trevlig helg!',
  ],
  [
    'French',
    'Cordialement,',
    'Bien à vous,',
    'Bien cordialement',
    'Merci d’avance,',
    'Bonne journée,',
    'Cdlt,',
    'À bientôt',
  ],
  ['French', 'Meilleures salutations', 'Merci et bonne journée', 'Bises'],
  [
    'Spanish',
    'Un saludo,',
    'Saludos cordiales,',
    'Atentamente,',
    'Muchas gracias,',
    'Un abrazo',
    'Gracias de antemano',
  ],
  [
    'Portuguese',
    'Atenciosamente,',
    'Com os melhores cumprimentos,',
    'Abraços',
    'Att.,',
    'Obrigado desde já,',
    'Muito obrigada!',
  ],
  [
    'Italian',
    'Cordiali saluti,',
    'Distinti saluti',
    'Grazie mille,',
    'Un caro saluto',
    'A presto',
    'Grazie e buona giornata',
  ],
  [
    'Polish',
    'Z poważaniem',
    'Pozdrawiam serdecznie,',
    'Pozdrawiam',
    'Z góry dziękuję',
    'Dziękuję i pozdrawiam',
    'Miłego dnia!',
  ],
  ['Czech', 'S pozdravem', 'S přátelským pozdravem,', 'Předem děkuji', 'Díky', 'Hezký den', 'Zdravím'],
  ['Hungarian', 'Üdvözlettel:', 'Tisztelettel,', 'Üdv,', 'Előre is köszönöm!', 'Köszönettel', 'Szép napot!'],
  [
    'Turkish',
    'Saygılarımla,',
    'İyi çalışmalar,',
    'Teşekkürler',
    'Şimdiden teşekkür ederim.',
    'Sevgiler',
    'Kolay gelsin',
  ],
  [
    'Finnish',
    'Ystävällisin terveisin',
    'Terveisin',
    'Kiitos!',
    'Kiitos etukäteen',
    'Parhain terveisin,',
    'Mukavaa viikonloppua!',
  ],
  [
    'Russian',
    'С уважением,',
    'Заранее спасибо!',
    'Спасибо',
    'С наилучшими пожеланиями,',
    'Хорошего дня!',
    'Всего доброго',
  ],
  [
    'Ukrainian',
    'З повагою,',
    'Дякую!',
    'Щиро дякую',
    'Гарного дня!',
    'На все добре',
    'З найкращими побажаннями',
  ],
  [
    'Greek',
    'Με εκτίμηση,',
    'Ευχαριστώ πολύ',
    'Φιλικά,',
    'Με φιλικούς χαιρετισμούς',
    'Ευχαριστώ εκ των προτέρων',
  ],
  ['Hebrew', 'בברכה,', 'תודה רבה', 'תודה מראש,', 'בכבוד רב,', 'כל טוב', 'יום טוב'],
  ['Arabic', 'مع خالص التحية،', 'تحياتي', 'شكراً جزيلاً', 'مع أطيب التحيات', 'وتفضلوا بقبول فائق الاحترام'],
  ['Chinese', '谢谢！', '此致', '祝好', '祝商祺！', '非常感谢', '順頌商祺', '謝謝您'],
  [
    'Japanese',
    'よろしくお願いいたします。',
    '何卒よろしくお願い申し上げます。',
    '以上',
    '敬具',
    'ありがとうございます。',
    '以上、よろしくお願いします。',
  ],
  ['Korean', '감사합니다.', '고맙습니다', '수고하세요.', '좋은 하루 되세요!', '감사드립니다.'],
];

describe('a sign-off', () => {
  it.each(signOffs.flatMap(([language, ...lines]) => lines.map((line) => [line, language])))(
    'ends the mail with the lines below: %s (%s)',
    (line) => {
      expect(own(`The crane is here.\n\n${line}\nMira Holt\nSite manager\n+49 30 123456`)).toBe(
        'The crane is here.',
      );
      expect(own(`The crane is here.\n\n${line}`)).toBe('The crane is here.');
      expect(own(`The crane is here.\n${line}\n\nMira\n\nHolt & Sons Ltd.\nwww.example.com`)).toBe(
        'The crane is here.',
      );
    },
  );

  it.each([
    'Cheers, Mira',
    'Thanks, Mira Holt',
    'Best – Mira',
    'Viele Grüße, Mira',
    'Un saludo, Mira',
    'תודה, מירה',
    '谢谢，米拉',
  ])('has the name beside it: %s', (line) => {
    expect(own(`The crane is here.\n\n${line}`)).toBe('The crane is here.');
  });

  it.each([
    'Thanks for the keys that you sent',
    'Best Western is fully booked',
    'Thanks, can you send the keys',
    'Love it!',
    'Danke für die Zeichnungen von gestern',
    'Merci de rappeler le client',
    'Gracias por enviar las llaves tan pronto',
    'Спасибо за ключи и чертежи',
    'תודה, אשלח לך את המפתחות מחר',
    '谢谢，我明天把钥匙寄给你',
    '明日までによろしくお願いします。',
    '以上の点を確認しました。',
  ])('is told from the sentence %j', (line) => {
    expect(own(`The crane is here.\n\n${line}`)).toBe(`The crane is here.\n\n${line}`);
  });
});

describe('own words below a sign-off', () => {
  it.each([
    ['English', 'PS: can you bring the keys on Monday?'],
    ['English', 'P.S. The yard is open until six.'],
    ['English', 'P.P.S.: bring the hook'],
    ['English', 'NB: the yard is closed'],
    ['German', 'PS: Bringst du die Schlüssel mit?'],
    ['German', 'P.S. Der Hof ist offen.'],
    ['Dutch', 'PS: neem je de sleutels mee?'],
    ['Danish', 'PS: Tager du nøglerne med?'],
    ['Norwegian', 'PS. Tar du med nøklene?'],
    ['Swedish', 'PS: Tar du med nycklarna?'],
    ['French', 'P.-S. : peux-tu apporter les clés ?'],
    ['French', 'PS : la cour est ouverte'],
    ['Spanish', 'P.D.: ¿puedes traer las llaves?'],
    ['Spanish', 'PD: el patio está abierto'],
    ['Portuguese', 'P.S.: podes trazer as chaves?'],
    ['Italian', 'P.S. porta le chiavi lunedì'],
    ['Polish', 'PS. Weź proszę klucze'],
    ['Czech', 'P.S.: vezmi prosím klíče'],
    ['Hungarian', 'U.i.: hozd a kulcsokat hétfőn'],
    ['Turkish', 'Not: anahtarları pazartesi getir'],
    ['Finnish', 'P.S. ota avaimet mukaan'],
    ['Russian', 'P.S. Возьми ключи в понедельник'],
    ['Russian', 'З.Ы. ключи у Ивана'],
    ['Ukrainian', 'P.S. візьми ключі в понеділок'],
    ['Greek', 'Υ.Γ. φέρε τα κλειδιά τη Δευτέρα'],
    ['Hebrew', 'נ.ב. תביא את המפתחות ביום שני'],
    ['Arabic', 'ملاحظة: أحضر المفاتيح يوم الاثنين'],
    ['Chinese', '又及：周一请带上钥匙'],
    ['Chinese', 'PS：周一请带上钥匙'],
    ['Japanese', '追伸：月曜日に鍵をお持ちください'],
    ['Korean', '추신: 월요일에 열쇠를 가져오세요'],
  ])('stay as a postscript in %s: %s', (_, line) => {
    expect(own(`The crane is here.\n\nBest,\nMira\n\n${line}`)).toBe(`The crane is here.\n\n${line}`);
    expect(own(`The crane is here.\n\nBest,\nMira\n${line}`)).toBe(`The crane is here.\n\n${line}`);
    expect(own(`The crane is here.\n\nMira\n\n${line}`)).toBe(`The crane is here.\n\n${line}`);
    expect(own(`The crane is here.\n\n-- \nMira Holt\nSite manager\n\n${line}`)).toBe(
      `The crane is here.\n\n${line}`,
    );
  });

  it.each([
    'One more thing: can you send the keys by Friday?',
    'Oh and could you bring the drawings with you on Monday',
    'I will be in the yard until six.',
    '1. Sign page two by Friday\n2. Send it to Jon',
    '- the hook of the crane\n- the keys of the yard',
    'Noch etwas: Kannst du mir die Schlüssel schicken?',
    'Ich bin bis sechs Uhr auf dem Hof.',
    'Encore une chose : peux-tu apporter les clés ?',
    'Otra cosa: ¿me mandas las llaves?',
    'Я буду на площадке до шести вечера.',
    '周五之前请把钥匙寄给我。',
    '金曜日までに鍵を送っていただけますか。',
    'Any news about the second crane?',
  ])('stay as a paragraph: %j', (text) => {
    for (const signOff of ['Thanks!', 'Best regards,\nMira', 'Viele Grüße\nMira Holt\nBauleitung']) {
      expect(own(`The crane is here.\n\n${signOff}\n\n${text}`)).toBe(`The crane is here.\n\n${text}`);
    }
  });

  it('stay with the name below them dropped', () => {
    expect(own('Got the drawings.\n\nThanks!\n\nCan you send the keys?\n\nMira')).toBe(
      'Got the drawings.\n\nCan you send the keys?',
    );
  });

  it('stay below thanks in their own line', () => {
    expect(own('Got it.\n\nThanks,\nI will send the keys on Friday.')).toBe(
      'Got it.\n\nThanks,\nI will send the keys on Friday.',
    );
  });

  it.each([
    'Mira Holt\nSite manager\nHolt & Sons Ltd.\n12 Harbour Road, Cork\nT: +353 21 555 0101\nmira@example.com',
    'Mira Holt\nBauleiterin\n\nHolt Bau GmbH & Co. KG\nHafenstraße 12 | 50667 Köln\nAmtsgericht Köln HRB 4711\nGeschäftsführer: Jon Ek',
    'Mira\nHave you seen our new offer?',
    'Mira Holt\nDirectrice des ventes\n\nSuivez-nous : https://social.example.com/holt',
    'Mira Holt\n\n[cid:logo.png]\n\nwww.example.com',
  ])('are told from a signature: %j', (signature) => {
    expect(own(`The crane is here.\n\nBest regards,\n${signature}`)).toBe('The crane is here.');
  });
});

describe("the sender's name without a sign-off", () => {
  it.each([
    'Mira Holt',
    'Mira',
    'Mira Holt\nManager, Communications\nPhone: +1 555.555.5555',
    'Mira Holt\n\nHolt & Sons',
  ])('ends the mail: %j', (signature) => {
    expect(own(`The crane is here.\n\n${signature}`)).toBe('The crane is here.');
  });

  it.each(['Those who come:\n\nMira\n\nJon', 'Organizer\nMira Holt\n\nGuests\nJon Ek brings the keys.'])(
    'is told from a list: %j',
    (text) => {
      expect(own(text)).toBe(text);
    },
  );

  it('leaves the thanks that are the whole mail', () => {
    expect(own('Hi Ada,\n\nThanks!\n\nMira')).toBe('Hi Ada,\n\nThanks!');
  });
});
