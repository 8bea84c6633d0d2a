import { foldText } from './fold-text.ts';

/** What a character is: part of a word between blanks, a word of a script without blanks, a digit, or a mark. */
export const LETTER = 1;
export const UNSPACED = 2;
export const DIGIT = 3;
const MARK = 4;

/** Every letter that folding changes has a code below this one. */
const FOLDED_CODES = 0x700;
/** Han, Kana and Hangul. */
const UNSPACED_CODES = [
  [0x1100, 0x11ff],
  [0x3005, 0x3007],
  [0x3041, 0x30ff],
  [0x3400, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xff66, 0xff9d],
] as const;
const ZEROS = [0x30, 0x660, 0x6f0, 0xff10];

const folds = new Uint16Array(FOLDED_CODES);
const classes = new Uint8Array(0x10000);
let isFilled = false;

/** Fills the tables on first use. They read a text without a pattern or a string per character. */
export function fillCharacterTables(): void {
  if (isFilled) return;
  isFilled = true;
  const all = String.fromCharCode(...Array.from({ length: FOLDED_CODES }, (_, code) => code));
  const folded = foldText(all);
  for (let code = 0; code < FOLDED_CODES; code += 1) {
    folds[code] = folded.charCodeAt(code);
    if (/\p{L}/u.test(all.charAt(code))) classes[code] = LETTER;
    if (/\p{M}/u.test(all.charAt(code))) classes[code] = MARK;
  }
  for (const [from, to] of UNSPACED_CODES) classes.fill(UNSPACED, from, to + 1);
  for (const zero of ZEROS) classes.fill(DIGIT, zero, zero + 10);
}

/** The code of a character at a position of a text, folded; 0 behind its end. */
export function foldedCodeAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return 0;
  return code < FOLDED_CODES ? (folds[code] ?? code) : code;
}

/** `LETTER`, `UNSPACED`, `DIGIT`, another number for a mark, or 0 for anything else. */
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
