import { describe, expect, it } from 'vitest';
import { foldText } from '../../../../shared/digest/languages/fold-text.ts';
import { compilePhrases } from '../../../../shared/digest/languages/phrases.ts';

const matcher = compilePhrases(() => [
  `(can|could) you
   termin*; (kannst|könntest) du (mir)? helfen; je vous … prie; ご確認; 부탁드립; אנא; s'il vous plaît; İyi günler`,
]);
const found = (text: string) => {
  const at = matcher.find(text);
  return at === undefined ? undefined : text.slice(at.start, at.end);
};

describe('phrases of the language tables', () => {
  it.each([
    ['Well, COULD you come?', 'COULD you'],
    ['Neue Terminanfrage', 'Terminanfrage'],
    ['Kannst du helfen', 'Kannst du helfen'],
    ['Konntest du mir helfen', 'Konntest du mir helfen'],
    ['je vous en prie', 'je vous en prie'],
    ['s’il  vous plait', 's’il  vous plait'],
    ['12月3日までにご確認をお願い', 'ご確認'],
    ['확인부탁드립니다', '부탁드립'],
    ['ואנא שלחו', 'ואנא'],
    ['iyi günler', 'iyi günler'],
    ['İYİ GÜNLER', 'İYİ GÜNLER'],
  ])('are found in "%s"', (text, phrase) => {
    expect(found(text)).toBe(phrase);
  });

  it.each(['can young', 'toucan you', 'determiniert', 'je vous en\nfin prie', ''])(
    'are not found in "%s"',
    (text) => {
      expect(found(text)).toBeUndefined();
    },
  );

  it('match at the start of a text up to their end', () => {
    expect(matcher.matchStart('Can you?')).toBe(7);
    expect(matcher.matchStart('So can you?')).toBe(0);
  });

  it.each([
    ['thanks', 6],
    ['Thanks a lot', 12],
    ['thanks and best regards', 23],
    ['viestin alku', 12],
    ['thanksgiving', 0],
  ])('match the longest at the start of "%s"', (text, end) => {
    const longest = compilePhrases(() => [
      'thanks (again|a|a lot)?; thanks and (best)? regards; viesti*; viestin (alku)?',
    ]);
    expect(longest.matchStart(text)).toBe(end);
  });

  it('take time that grows with the text alone', () => {
    const text = 'je vous '.repeat(20_000);
    const start = process.cpuUsage();
    expect(matcher.find(text)).toBeUndefined();
    const { user } = process.cpuUsage(start);
    expect(user).toBeLessThan(3_000_000);
  });
});

describe('folding', () => {
  it.each([
    ['ÉTÉ Łódź', 'ete lodz'],
    ['Ünïcödé ß', 'unicode ß'],
    ['ΚΑΛΗΜΈΡΑ καλημέρας', 'καλημερα καλημερασ'],
    ['Ёлка Її', 'елка іі'],
    ['أهلاً', 'اهلاً'],
    ['🙂 İı', '🙂 ii'],
  ])('of "%s" keeps the length', (text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(folded.length).toBe(text.length);
  });
});
