import { describe, expect, it } from 'vitest';
import { extractOwnWords } from '../../../../shared/digest/own-words/own-words.ts';

function own(text: string, sender = 'Mira Holt'): string {
  return extractOwnWords(text, sender).join('\n').trim();
}

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
    'bring the keys',
  ])('stay as a paragraph: %j', (text) => {
    for (const signOff of ['Thanks!', 'Best regards,\nMira', 'Viele Grüße\nMira Holt\nBauleitung']) {
      expect(own(`The crane is here.\n\n${signOff}\n\n${text}`)).toBe(`The crane is here.\n\n${text}`);
    }
  });

  it('stay as a list without bullets, as HTML mails have it', () => {
    expect(own('Please do the following.\n\nThank you\n\nSign page two by Friday\nSend it to Jon')).toBe(
      'Please do the following.\n\nSign page two by Friday\nSend it to Jon',
    );
  });

  it.each(['5 x hook\n3 x chain', 'Place: the yard\nTime: noon'])(
    'stay as a list of things below thanks: %j',
    (list) => {
      expect(own(`Please order these.\n\nThanks!\n\n${list}`)).toBe(`Please order these.\n\n${list}`);
    },
  );

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
    '\ni. A. Mira Holt\nHolt Bau GmbH',
    'Mira\nHave you seen our new offer?',
    'Mira Holt\n\nHolt Cranes – what can we lift for you?\nwww.example.com',
    'Mira Holt\nManager\n\nVoted best crane company of 2025',
    'Mira Holt\n\nNOTICE: This communication may contain confidential information. If you are\nnot the intended recipient, please notify the sender and delete it.',
    'Mira Holt\nDirectrice des ventes\n\nSuivez-nous : https://social.example.com/holt',
    'Mira Holt\n\n[cid:logo.png]\n\nwww.example.com',
  ])('are distinguished from a signature: %j', (signature) => {
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
    'is distinguished from a list: %j',
    (text) => {
      expect(own(text)).toBe(text);
    },
  );

  it('leaves the thanks that are the whole mail', () => {
    expect(own('Thanks, Ada\n\nMira Holt\nManager\n+49 30 123456')).toBe('Thanks, Ada');
    expect(own('Hi Ada,\n\nThanks!\n\nMira')).toBe('Hi Ada,\n\nThanks!');
  });
});
