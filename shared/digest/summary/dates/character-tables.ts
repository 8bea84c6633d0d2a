import { foldText } from '../../languages/fold-text.ts';

/** What a character is: part of a word between blanks, a word of a script without blanks, a digit, or a mark. */
export const LETTER = 1;
export const UNSPACED = 2;
export const DIGIT = 3;
export const MARK = 4;

/** Every letter that folding changes has a code below this one. */
const FOLDED_CODES = 0x700;
/** First and last codes of the letters of scripts with blanks: Latin, Greek, Cyrillic, Hebrew, Arabic. */
const LETTER_CODES = [
  ...[0x41, 0x5a, 0x61, 0x7a, 0xaa, 0xaa, 0xb5, 0xb5, 0xba, 0xba, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2af],
  ...[0x370, 0x373, 0x376, 0x377, 0x37b, 0x37d, 0x37f, 0x37f, 0x386, 0x386, 0x388, 0x481, 0x48a, 0x52f],
  ...[0x5d0, 0x5ea, 0x5ef, 0x5f2, 0x620, 0x64a, 0x66e, 0x66f, 0x671, 0x6d3, 0x6d5, 0x6d5, 0x6fa, 0x6fc],
];
const MARK_CODES = [
  0x300, 0x36f, 0x483, 0x489, 0x591, 0x5bd, 0x5bf, 0x5bf, 0x5c1, 0x5c2, 0x64b, 0x65f, 0x670, 0x670,
];
const DIGIT_CODES = [0x30, 0x39, 0x660, 0x669, 0x6f0, 0x6f9];

const folds = new Uint16Array(FOLDED_CODES);
const classes = new Uint8Array(FOLDED_CODES);
let isFilled = false;

function fillClass(kind: number, codes: readonly number[]): void {
  for (let at = 0; at < codes.length; at += 2) classes.fill(kind, codes[at], (codes[at + 1] ?? 0) + 1);
}

/** Fills the tables on first use. With them a text is read without a pattern and without a string per character. */
export function fillCharacterTables(): void {
  if (isFilled) return;
  isFilled = true;
  for (let code = 0; code < FOLDED_CODES; code += 1) folds[code] = code;
  const folded = foldText(String.fromCharCode(...folds));
  for (let code = 0; code < FOLDED_CODES; code += 1) folds[code] = folded.charCodeAt(code);
  fillClass(LETTER, LETTER_CODES);
  fillClass(MARK, MARK_CODES);
  fillClass(DIGIT, DIGIT_CODES);
}

/** The code of a character at a position of a text, folded; 0 behind its end. */
export function foldedCodeAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return 0;
  return code < FOLDED_CODES ? (folds[code] ?? code) : code;
}

/** The class of a character that is not in the table: Kana, Han, Hangul, digits of full width, Latin and Greek. */
function classOfHigh(code: number): number {
  if (code >= 0x3041 && code <= 0xd7a3) {
    return code <= 0x30ff || (code >= 0x3400 && code <= 0x9fff) || code >= 0xac00 ? UNSPACED : 0;
  }
  if (code >= 0xff10 && code <= 0xff19) return DIGIT;
  return code >= 0x1e00 && code <= 0x1fff ? LETTER : 0;
}

/** `LETTER`, `UNSPACED`, `DIGIT`, `MARK`, or 0 for anything else. */
export function classAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return 0;
  const code = text.charCodeAt(at);
  return code < FOLDED_CODES ? (classes[code] ?? 0) : classOfHigh(code);
}

/** The position of the next character that is no mark, from one on. */
export function skipMarks(text: string, from: number): number {
  let at = from;
  while (classAt(text, at) === MARK) at += 1;
  return at;
}

/** The end of the word between blanks that goes on at a position. */
export function endOfWord(text: string, from: number): number {
  let at = from;
  for (let kind = classAt(text, at); kind === LETTER || kind === MARK; kind = classAt(text, at)) at += 1;
  return at;
}

/** Whether the letter at a position is a capital one. */
export function isCapitalAt(text: string, at: number): boolean {
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
}

/** Whether a Korean syllable stands at a position: Korean has blanks, but joins endings to words. */
export function isHangulAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xac00 && code <= 0xd7a3;
}
