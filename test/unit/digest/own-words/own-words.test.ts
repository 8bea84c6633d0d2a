import { describe, expect, it } from 'vitest';
import { extractOwnWords } from '../../../../shared/digest/own-words/own-words.ts';
import { htmlToText } from '../../../../shared/mail/html/html-text.ts';

function own(text: string, sender = 'Bob Marsh'): string {
  return extractOwnWords(text, sender).join('\n').trim();
}

describe('extractOwnWords', () => {
  it.each([
    ['English', 'On Thu, 19 Nov 2026 at 09:12, Ada <ada@example.com> wrote:'],
    [
      'English, wrapped',
      'On Thu, 19 Nov 2026 at 09:12, Ada Quist of the Analytical Society\n<ada@example.com> wrote:',
    ],
    ['German', 'Am Do., 19. Nov. 2026 um 09:12 Uhr schrieb Ada <ada@example.com>:'],
    ['French', 'Le jeu. 19 nov. 2026 à 09:12, Ada <ada@example.com> a écrit :'],
    ['Spanish', 'El jue, 19 nov 2026 a las 9:12, Ada (<ada@example.com>) escribió:'],
    ['Italian', 'Il giorno gio 19 nov 2026 alle ore 09:12 Ada <ada@example.com> ha scritto:'],
    ['Dutch', 'Op do 19 nov 2026 om 09:12 schreef Ada <ada@example.com>:'],
    ['Portuguese', 'Em qui., 19 de nov. de 2026 às 09:12, Ada <ada@example.com> escreveu:'],
    ['Japanese', '2026年11月19日(木) 9:12 Ada <ada@example.com>:'],
    ['Russian', 'чт, 19 нояб. 2026 г. в 09:12, Ada <ada@example.com> пишет:'],
    ['Chinese', '于2026年11月19日周四 09:12写道：'],
  ])('drops the quoted mail below an attribution in %s, with and without marks', (_, attribution) => {
    expect(own(`Yes.\n\n${attribution}\n\n> Shall we?\n> Ada`)).toBe('Yes.');
    expect(own(`Yes.\n\n${attribution}\n\nShall we?\nAda`)).toBe('Yes.');
  });

  it.each([
    '-----Original Message-----',
    '-------- Original Message --------',
    '---------- Forwarded message ---------',
    '-----Ursprüngliche Nachricht-----',
    "-----Message d'origine-----",
    '-----Mensaje original-----',
    'Begin forwarded message:',
    'From: Ada <ada@example.com>\nSent: Thursday\nTo: Bob',
    '*Von:* Ada <ada@example.com>\n*Gesendet:* Donnerstag',
    '差出人: Ada\n送信日時: 2026年11月19日',
  ])('ends before %j', (marker) => {
    expect(own(`Yes.\n\n${marker}\nSubject: x\n\nShall we?`)).toBe('Yes.');
  });

  it('keeps replies between quoted lines', () => {
    expect(own('On 19 Nov, Ada wrote:\n> When?\nOn Friday.\n> Where?\nIn Cork.')).toBe(
      'On Friday.\nIn Cork.',
    );
  });

  it.each([
    [
      'a sentence before the line over a quotation',
      'On reflection, yes.\nOn 19 Nov, Ada wrote:\n> Shall we?',
      'On reflection, yes.',
    ],
    [
      'a sentence that only begins like one',
      'On Friday Ada wrote a mail.\nShe wrote:',
      'On Friday Ada wrote a mail.\nShe wrote:',
    ],
    [
      'a line that begins with "From:"',
      'From: Cork\nTo: Dublin\nby train',
      'From: Cork\nTo: Dublin\nby train',
    ],
    ['an escaped "From"', 'We left.\n>From Cork by train', 'We left.\nFrom Cork by train'],
  ])('keeps %s', (_, text, words) => {
    expect(own(text)).toBe(words);
  });

  it.each([
    ['a signature', 'Yes.\n-- \nBob Marsh\nDirector\nWhat about a call?'],
    ['a signature whose blank is cut', 'Yes.\n--\nBob'],
    ['the lines after a sign-off', 'Yes.\n\nBest regards,\nBob Marsh\nDirector\nPlease consider the planet.'],
    ['a sign-off with a place', 'Yes.\n\nViele Grüße aus Köln\nBob'],
    ["the sender's name", 'Yes.\n\nBob'],
    [
      "a mailing list's footer",
      'Yes.\n____________________________\nusers mailing list\nhttps://example.com',
    ],
  ])('drops %s', (_, text) => {
    expect(own(text)).toBe('Yes.');
  });

  it.each([
    ['thanks that open a mail', 'Thanks!\n\nI will read it.', 'Thanks!\n\nI will read it.'],
    ['a last line that is no name', 'Yes.\n\nBob will know', 'Yes.\n\nBob will know'],
    ['a mail that is a name', 'Bob', 'Bob'],
    [
      'thanks above a long text',
      `Yes.\n\nThanks,\n${'And so on.\n'.repeat(13)}`,
      `Yes.\n\nThanks,\n${'And so on.\n'.repeat(13)}`.trim(),
    ],
    ['a mail that is an emoji', '👍', '👍'],
  ])('keeps %s', (_, text, words) => {
    expect(own(text)).toBe(words);
  });

  it.each([
    [
      'a bare forward',
      '---------- Forwarded message ---------\nFrom: Ada <a@example.com>\nDate: today\nSubject: x\n\nShall we?',
    ],
    ['a reply that only quotes', '> Shall we?'],
    ['a mail that is a signature', '-- \nShall we?'],
  ])('returns the quoted lines of %s', (_, text) => {
    expect(own(text)).toContain('Shall we?');
    expect(own(text)).not.toMatch(/^>|From:|Forwarded|Subject/m);
  });

  it('drops the quotation of an HTML reply', () => {
    const html =
      '<div>Yes.</div><div class="gmail_quote"><div class="gmail_attr">On Thu, 19 Nov 2026 at 09:12, Ada wrote:<br></div><blockquote><div>Shall we?</div></blockquote></div>';
    expect(own(htmlToText(html))).toBe('Yes.');
  });

  it('finds the reply below a long quotation', () => {
    expect(own(`${'> Shall we go on and on?\n'.repeat(5_000)}Yes.`)).toBe('Yes.');
  });
});
