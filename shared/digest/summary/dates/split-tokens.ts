import { foldText } from '../../languages/fold-text.ts';

/** A number, a word, a blank, or another character of a text; `text` is folded and without marks. */
export type Token = { text: string; start: number; end: number };

const ISO_TIME = String.raw`\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d)?(?:z|[+\-]\d\d:?\d\d)?`;
/** Digits with what joins them into a date, a time, a version or an address. `10h30` is a time. */
const NUMBER = String.raw`\d{1,2}[hu][0-5]\d(?!\d)|\d+(?:(?:\.?-|[.,:\/])\d+)*`;
/** Scripts that write words without blanks, and Korean, which joins endings to words. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}`;
const TOKEN = new RegExp(`${ISO_TIME}|${NUMBER}|[[\\p{L}\\p{M}]--[${UNSPACED}]]+|[^]`, 'vy');
const MARK = /\p{M}/u;
const MARKS = /\p{M}+/gu;

/** Digits and signs of other scripts, and dashes, by the ASCII ones. */
const FOREIGN = /[٠-٩۰-۹０-９（）：／．，、–—−〜～]/g;
const SIGNS = new Map(Array.from('（）：／．，、–—−〜～', (sign, at) => [sign, '():/.,,-----'.charAt(at)]));

function toAscii(character: string): string {
  const code = character.charCodeAt(0);
  // The digits of each script begin at a code that ends with 0.
  return SIGNS.get(character) ?? String(code & 15);
}

/** A folded text with digits, brackets and dashes of ASCII, of the same length. */
export function foldSigns(text: string): string {
  return foldText(text).replace(FOREIGN, toAscii);
}

/** Splits a text. A character of an unspaced script is a token. */
export function splitTokens(text: string): Token[] {
  const folded = foldSigns(text);
  const hasMarks = MARK.test(folded);
  const tokens: Token[] = [];
  for (let start = 0; start < folded.length; start = TOKEN.lastIndex) {
    TOKEN.lastIndex = start;
    TOKEN.test(folded);
    const end = TOKEN.lastIndex;
    const found = folded.slice(start, end);
    tokens.push({ text: hasMarks ? found.replace(MARKS, '') : found, start, end });
  }
  return tokens;
}
