/**
 * What no reader sees and what only deceives: control characters, bidi overrides and isolates, zero-width
 * fill, soft hyphens, noncharacters, and the Unicode tags that can hide a whole text. Left in, because scripts
 * need them: ZWJ, ZWNJ and the left-to-right and right-to-left marks.
 */
const INVISIBLE =
  /[\p{Cc}--[\n\t]]|[\p{Noncharacter_Code_Point}\u00ad\u034f\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gv;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
/** Joiners and direction marks between blanks: newsletters pad their preview line with them. */
const PADDING = /(?<=^|\s)[\u200c-\u200f]+(?=\s|$)/g;

/** The text with `\n` line breaks, well-formed, and without characters that a reader cannot see. */
export function readable(text: string): string {
  return text.toWellFormed().replace(LINE_BREAK, '\n').replace(INVISIBLE, '').replaceAll('\u00a0', ' ');
}

/** The readable text on one line, without blanks at its ends or twice in a row. */
export function oneLine(text: string): string {
  return readable(text).replace(PADDING, '').replace(/\s+/g, ' ').trim();
}
