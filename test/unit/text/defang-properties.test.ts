import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defangText } from '../../../shared/text/defang.ts';
import { clickableIn, forbiddenCharactersIn } from '../../support/digest/clickable.ts';
import { RUNS } from '../../support/runs.ts';

const sign = fc.constantFrom(...'@＠﹫.．。｡․﹒︒:：﹕︓/／\\＼﹨-－‐–—()（）+＋~〜 ,;…⒈⒛🄀㏂<>&');
const unseen = fc.constantFrom(
  ...['\u200b', '\u200c', '\u200d', '\u200e', '\u061c', '\u2060', '\ufe0f', '\u00ad', '\u034f', '\u3164'],
  ...['\u{e0101}', '\ufeff', '\u0301', '\u2800', '\u00a0', '\u3000'],
);
const number = fc.oneof(
  fc.constantFrom(
    ...['555', '0199', '2026', '1187', '５５５', '０', '٥', '𝟓', '①', '²', '06:30', '1/2', '10.0.0.1'],
    ...['1.240.000', '2026-11-22', '24.12.2026', '10.30-11.45', '7.7.7.192.0.2.7'],
  ),
  fc.integer({ min: 0, max: 99_999 }).map(String),
);
const word = fc.constantFrom(
  ...[
    'a',
    'W',
    'evil',
    'com',
    'example',
    'рф',
    '中国',
    'xn--p1ai',
    'co.uk',
    'docs',
    'ⓢ',
    '™',
    '℡',
    'ﬁ',
    'Ǳ',
    '㎏',
  ],
  ...[
    'http',
    'ｈｔｔｐ',
    '𝐡𝐭𝐭𝐩',
    'www',
    'ｗｗｗ',
    '𝐰𝐰𝐰',
    'tel',
    'mailto',
    'ms-word',
    'pdf',
    'html',
    'js',
    '&#64;',
  ],
);
/** Every character with an ASCII form: wide, circled and mathematical letters, ligatures. */
const compatible = fc.constantFrom(
  ...Array.from({ length: 0x1_ff_ff - 0x80 }, (_, index) => index + 0x80)
    .filter((code) => code < 0xd8_00 || code > 0xdf_ff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => /^[!-~]+$/.test(character.normalize('NFKC'))),
);
const arbitrary = fc.string({ unit: 'binary', maxLength: 3 });

const joinPieces = (...pieces: fc.Arbitrary<string>[]) =>
  fc.array(fc.oneof(...pieces), { maxLength: 14 }).map((all) => all.join(''));

describe.each([
  ['numbers and signs', joinPieces(number, number, sign, sign, unseen, compatible)],
  ['words and signs', joinPieces(word, word, sign, sign, unseen, compatible)],
  ['numbers, words and signs', joinPieces(number, word, sign, unseen, arbitrary, compatible)],
  ['arbitrary text around signs', joinPieces(arbitrary, sign, number)],
])('defangText of %s', (_, texts) => {
  it('leaves nothing that a program makes clickable, at any limit', () => {
    const limits = fc.oneof(fc.constant(4_000), fc.integer({ min: 5, max: 60 }));
    fc.assert(
      fc.property(texts, limits, (text, limit) => {
        const defanged = defangText(text, limit);
        expect(clickableIn(defanged)).toEqual([]);
        expect(forbiddenCharactersIn(defanged)).toEqual([]);
        expect(defanged).not.toMatch(/<[\p{L}/!?@#]/u);
        expect(defanged.length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: RUNS },
    );
  });
});
