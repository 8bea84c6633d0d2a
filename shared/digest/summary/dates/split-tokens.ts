import {
  classAt,
  DIGIT,
  endOfWord,
  fillCharacterTables,
  LETTER,
  MARK,
} from '../../languages/character-tables.ts';
import { foldText } from '../../languages/fold-text.ts';

/** A number, a word, a blank, or another character of a text; `text` is folded and without marks. */
export type Token = { text: string; start: number; end: number };

/** Digits with what joins them into a date, a time, a version or an address. `10h30` is a time. */
const NUMBER =
  /\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?|\d{1,2}[hu][0-5]\d(?!\d)|\d+(?:(?:\.?-|[.,:/])\d+)*/y;

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

/** A folded word without its marks. */
export function removeMarks(folded: string): string {
  let text = '';
  for (let at = 0; at < folded.length; at += 1) if (classAt(folded, at) !== MARK) text += folded.charAt(at);
  return text;
}

function endOfToken(folded: string, start: number): number {
  const kind = classAt(folded, start);
  if (kind === LETTER) return endOfWord(folded, start);
  if (kind !== DIGIT) return start + 1;
  NUMBER.lastIndex = start;
  return NUMBER.test(folded) ? NUMBER.lastIndex : start + 1;
}

/** Splits a text. A character of a script without blanks is a token. */
export function splitTokens(text: string): Token[] {
  fillCharacterTables();
  const folded = foldSigns(text);
  const tokens: Token[] = [];
  for (let start = 0, end = 0; start < folded.length; start = end) {
    end = endOfToken(folded, start);
    const found = folded.slice(start, end);
    tokens.push({ text: end - start > 1 ? removeMarks(found) : found, start, end });
  }
  return tokens;
}
