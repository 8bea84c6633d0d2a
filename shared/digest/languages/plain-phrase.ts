import { classAt, endOfLetters, UNSPACED } from './character-tables.ts';

export const BLANK = 0x20;
export const OPENING = 0x28;
export const STEM = 0x2a;
/** `(`, `…` and `*`. */
export const NOTATION = new Set([OPENING, 0x2026, STEM]);

/** Where a phrase stands in a folded list. */
export type Span = { list: string; start: number; end: number };
/** A character's code; any blank may stand for any other. */
export function codeAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code > BLANK && code < 0xa0) return code;
  if (code === 0x0a || code === 0x09 || code === 0xa0 || code === 0x3000) return BLANK;
  return Number.isNaN(code) ? 0 : code;
}

/** Whether the phrase has no sign of the notation. */
export function isPlain(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (NOTATION.has(text.charCodeAt(at))) return false;
  return true;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (codeAt(text, at) === BLANK) at += 1;
  return at;
}

/** The end of plain words, or of a word's stem, at a position of a folded text; 0 when others stand there. */
export function matchWords({ list, start, end }: Span, folded: string, from: number): number {
  const isStem = list.charCodeAt(end - 1) === STEM;
  const last = isStem ? end - 1 : end;
  let at = from;
  for (let nth = start; nth < last; nth += 1) {
    const code = codeAt(list, nth);
    if (code !== codeAt(folded, at)) return 0;
    at = code === BLANK ? skipBlanks(folded, at) : at + 1;
  }
  if (isStem) return endOfLetters(folded, at);
  const needsEnd = ![0, UNSPACED].includes(classAt(list, last - 1));
  return needsEnd && endOfLetters(folded, at) > at ? 0 : at;
}
