import { foldText } from './fold-text.ts';

/** What a character is: part of a word between blanks, a word of a script without blanks, a digit, or a mark. */
export const LETTER = 1;
export const UNSPACED = 2;
export const DIGIT = 3;
export const MARK = 4;

/** Every letter that folding changes has a code below this one. */
const FOLDED_CODES = 0x700;
/** First and last codes of the letters of scripts with blanks: Latin, Greek, Cyrillic, Hebrew, Arabic. */
const LETTER_CODES = [
  ...[0x41, 0x5a, 0x61, 0x7a, 0xaa, 0xaa, 0xb5, 0xb5, 0xba, 0xba, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2c1],
  ...[0x370, 0x374, 0x376, 0x377, 0x37a, 0x37d, 0x37f, 0x37f, 0x386, 0x386, 0x388, 0x3f5, 0x3f7, 0x481],
  ...[0x48a, 0x52f, 0x531, 0x556, 0x560, 0x588, 0x5d0, 0x5ea, 0x5ef, 0x5f2, 0x620, 0x64a, 0x66e, 0x66f],
  ...[0x671, 0x6d3, 0x6d5, 0x6d5, 0x6e5, 0x6e6, 0x6ee, 0x6ef, 0x6fa, 0x6fc, 0x6ff, 0x6ff],
];
const MARK_CODES = [
  ...[0x300, 0x36f, 0x483, 0x489, 0x591, 0x5bd, 0x5bf, 0x5bf, 0x5c1, 0x5c2, 0x5c4, 0x5c5, 0x610, 0x61a],
  ...[0x64b, 0x65f, 0x670, 0x670, 0x6d6, 0x6dc, 0x6df, 0x6e4, 0x6e7, 0x6e8, 0x6ea, 0x6ed],
];
/** Han, Kana and Hangul. */
const UNSPACED_CODES = [
  ...[0x1100, 0x11ff, 0x3005, 0x3007, 0x3041, 0x30ff, 0x3400, 0x9fff, 0xac00, 0xd7a3, 0xf900, 0xfaff],
  ...[0xff66, 0xff9d],
];
const DIGIT_CODES = [0x30, 0x39, 0x660, 0x669, 0x6f0, 0x6f9, 0xff10, 0xff19];

const folds = new Uint16Array(FOLDED_CODES);
const classes = new Uint8Array(0x10000);
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
  fillClass(UNSPACED, UNSPACED_CODES);
  fillClass(DIGIT, DIGIT_CODES);
}

/** The code of a character at a position of a text, folded; 0 behind its end. */
export function foldedCodeAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return 0;
  return code < FOLDED_CODES ? (folds[code] ?? code) : code;
}

/** `LETTER`, `UNSPACED`, `DIGIT`, `MARK`, or 0 for anything else. */
export function classAt(text: string, at: number): number {
  return at < text.length && at >= 0 ? (classes[text.charCodeAt(at)] ?? 0) : 0;
}

/** Where the next word begins, from one position on; in a script without blanks every character may begin one. */
export function findWord(text: string, from: number): number | undefined {
  let before = classAt(text, from - 1);
  for (let at = from; at < text.length; at += 1) {
    const kind = classes[text.charCodeAt(at)] ?? 0;
    if (kind === UNSPACED) return at;
    if ((kind === LETTER || kind === DIGIT) && (before === 0 || before === UNSPACED)) return at;
    before = kind;
  }
  return undefined;
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

/** The end of the letters, marks and digits that go on at a position. */
export function endOfLetters(text: string, from: number): number {
  let at = from;
  for (let kind = classAt(text, at); kind !== 0 && kind !== UNSPACED; kind = classAt(text, at)) at += 1;
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
