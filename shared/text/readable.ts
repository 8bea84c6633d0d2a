/**
 * Invisible and deceptive characters: control characters, bidi overrides and isolates, zero-width fill, soft hyphens,
 * noncharacters, and Unicode tags, which can hide a whole text. Scripts and emoji need these, which stay: ZWJ, ZWNJ,
 * direction marks, variation selectors.
 */
const INVISIBLE =
  /[\p{Cc}--[\n\t]]|[\p{Noncharacter_Code_Point}\ufff9-\ufffb]|[\p{Default_Ignorable_Code_Point}--[\u061c\u180b-\u180f\u200c-\u200f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]]/gv;
/** Between Latin letters and the signs of an address they join nothing, and only hide a word from a filter. */
const JOINS_NOTHING = new RegExp(
  String.raw`(?<=[\p{Script=Latin}.:/@。．｡])(?:\u200d|[\u200c\ufe00-\ufe0f\u{e0100}-\u{e01ef}])+` +
    String.raw`|(?<=[\p{Script=Latin}\d.:/@])[\u061c\u200e\u200f]+(?=[\p{Script=Latin}\d.:/@])` +
    String.raw`|(?<!\u200c|\u200d)(?:\u200c|\u200d)+(?=[.:/@。．｡])`,
  'gu',
);
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
/** Joiners and direction marks between blanks, with which newsletters pad their preview line. */
const PADDING = /(?<=^|\s)[\u200c-\u200f]+(?=\s|$)/g;

/** Most texts hold nothing to clean. */
const CLEAN = /^[\t\n\x20-\x7e]*$/;
const JOINERS = /\u061c|[\u200c-\u200f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u;
/** Every run of blanks but a single space. */
const BLANKS = /[^\S ]\s*| \s+/g;

/** The text with `\n` line breaks, well-formed, and without invisible characters. */
export function toReadable(text: string): string {
  if (CLEAN.test(text)) return text;
  const seen = text.toWellFormed().replace(LINE_BREAK, '\n').replace(INVISIBLE, '');
  const joined = JOINERS.test(seen) ? seen.replace(JOINS_NOTHING, '') : seen;
  return joined.replaceAll('\u00a0', ' ');
}

/** The readable text on one line, without blanks at its ends or repeated blanks. */
export function toOneLine(text: string): string {
  const readable = toReadable(text);
  const unpadded = JOINERS.test(readable) ? readable.replace(PADDING, '') : readable;
  return unpadded.replace(BLANKS, ' ').trim();
}
