import { describe, expect, it } from 'vitest';
import { extractOwnWords } from '../../../../shared/digest/own-words/own-words.ts';

function own(text: string, sender = 'Mira Holt'): string {
  return extractOwnWords(text, sender).join('\n').trim();
}

/** How people end a mail, formally and not. */
const signOffs: readonly (readonly [language: string, lines: string])[] = [
  [
    'English',
    'Best regards, | Kind regards | Many thanks, | Thanks and best regards, | Cheers, | Yours sincerely,',
  ],
  [
    'English',
    'Thank you so much! | Take care | All the best, | Thanks! 🙂 | Rgds | Best | Have a great weekend!',
  ],
  [
    'German',
    'Mit freundlichen Grüßen | Viele Grüße aus Köln | Freundliche Grüsse | Liebe Gruesse | LG | MfG',
  ],
  [
    'German',
    'Mit freundlichen Grüßen / Kind regards | Herzlichen Dank und viele Grüße | Danke im Voraus! | Schönes Wochenende! | Bis bald | VG,',
  ],
  [
    'Dutch',
    'Met vriendelijke groet, | Groetjes | Alvast bedankt, | Hartelijke groeten, | Mvg, | Fijn weekend!',
  ],
  ['Danish', 'Med venlig hilsen | Mvh. | De bedste hilsner | På forhånd tak | Venlig hilsen | Mange tak!'],
  [
    'Norwegian',
    'Med vennlig hilsen | Vennlig hilsen | Hilsen | Tusen takk! | God helg! | Med venleg helsing',
  ],
  [
    'Swedish',
    'Med vänliga hälsningar | Vänliga hälsningar, | Mvh | Tack på förhand! | Hälsningar | Trevlig helg!',
  ],
  [
    'French',
    'Cordialement, | Bien à vous, | Bien cordialement | Merci d’avance, | Bonne journée, | Cdlt, | À bientôt',
  ],
  ['French', 'Meilleures salutations | Merci et bonne journée | Bises'],
  [
    'Spanish',
    'Un saludo, | Saludos cordiales, | Atentamente, | Muchas gracias, | Un abrazo | Gracias de antemano',
  ],
  [
    'Portuguese',
    'Atenciosamente, | Com os melhores cumprimentos, | Abraços | Att., | Obrigado desde já, | Muito obrigada!',
  ],
  [
    'Italian',
    'Cordiali saluti, | Distinti saluti | Grazie mille, | Un caro saluto | A presto | Grazie e buona giornata',
  ],
  [
    'Polish',
    'Z poważaniem | Pozdrawiam serdecznie, | Pozdrawiam | Z góry dziękuję | Dziękuję i pozdrawiam | Miłego dnia!',
  ],
  ['Czech', 'S pozdravem | S přátelským pozdravem, | Předem děkuji | Díky | Hezký den | Zdravím'],
  ['Hungarian', 'Üdvözlettel: | Tisztelettel, | Üdv, | Előre is köszönöm! | Köszönettel | Szép napot!'],
  [
    'Turkish',
    'Saygılarımla, | İyi çalışmalar, | Teşekkürler | Şimdiden teşekkür ederim. | Sevgiler | Kolay gelsin',
  ],
  [
    'Finnish',
    'Ystävällisin terveisin | Terveisin | Kiitos! | Kiitos etukäteen | Parhain terveisin, | Mukavaa viikonloppua!',
  ],
  [
    'Russian',
    'С уважением, | Заранее спасибо! | Спасибо | С наилучшими пожеланиями, | Хорошего дня! | Всего доброго',
  ],
  ['Ukrainian', 'З повагою, | Дякую! | Щиро дякую | Гарного дня! | На все добре | З найкращими побажаннями'],
  ['Greek', 'Με εκτίμηση, | Ευχαριστώ πολύ | Φιλικά, | Με φιλικούς χαιρετισμούς | Ευχαριστώ εκ των προτέρων'],
  ['Hebrew', 'בברכה, | תודה רבה | תודה מראש, | בכבוד רב, | כל טוב | יום טוב'],
  ['Arabic', 'مع خالص التحية، | تحياتي | شكراً جزيلاً | مع أطيب التحيات | وتفضلوا بقبول فائق الاحترام'],
  ['Chinese', '谢谢！ | 此致 | 祝好 | 祝商祺！ | 非常感谢 | 順頌商祺 | 謝謝您'],
  [
    'Japanese',
    'よろしくお願いいたします。 | 何卒よろしくお願い申し上げます。 | 以上 | 敬具 | ありがとうございます。 | 以上、よろしくお願いします。',
  ],
  ['Korean', '감사합니다. | 고맙습니다 | 수고하세요. | 좋은 하루 되세요! | 감사드립니다.'],
];

describe('a sign-off', () => {
  it.each(signOffs.flatMap(([language, lines]) => lines.split(' | ').map((line) => [line, language])))(
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
  ])('is distinguished from the sentence %j', (line) => {
    expect(own(`The crane is here.\n\n${line}`)).toBe(`The crane is here.\n\n${line}`);
  });
});
