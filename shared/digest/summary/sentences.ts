import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';

/** A sentence of a mail; `isLast`: a blank line, a list item or the end follows it. */
export type Sentence = { text: string; isLast: boolean };

const BULLET = /^\s*(?:[-*•‣·–]|\d{1,2}[.)])\s+/;
/** Scripts that put no blank between words, and their punctuation. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
/** Programs wrap lines of 70 characters or more; a shorter line in a mail of longer ones was ended by its writer. */
const MAX_WRITTEN_LINE = 66;

/** Where a sentence may end: marks and closing brackets before a blank, Chinese and Japanese marks, a missing blank. */
const END = new RegExp(
  [
    String.raw`(?<![.!?…؟۔])[.!?…؟۔]+["'”’»）)\]*]*(?=\s|$)`,
    '[。！？｡]+[」』”）)]*',
    String.raw`(?<=\p{Ll}{2})[.!?](?=\p{Lu}\p{Ll})`,
    String.raw`(?<=\p{Script=Greek})[»”")]*;(?=\s|$)`,
  ].join('|'),
  'gu',
);
/** A full stop after one letter (`J. Smith`, `z. B.`) or one of the numbers of a date (`3. Dezember`). */
const NO_END = /(?:^|[^\p{L}\p{N}])(?:\p{L}|\d{1,2})\.$/u;
const LAST_WORD = /([\p{L}\p{M}.]{1,12})\.$/u;
/** `Nr. 5`, `art. 3` */
const MAX_NUMBERED = 3;
const abbreviations = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.abbreviations));

/** Whether the text holds a letter, a digit or an emoji. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
}

/** Joins two lines with a blank, or without one in Japanese and Chinese. */
export function joinText(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const isUnspaced = UNSPACED.test(before.at(-1) ?? ' ') && UNSPACED.test(after.charAt(0));
  return isUnspaced ? before + after : `${before} ${after}`;
}

/** Whether the line was ended by its writer rather than wrapped: its next word had room, and begins a sentence. */
function isEnded(line: string, next: string, width: number): boolean {
  const word = next.indexOf(' ');
  const needed = line.length + 1 + (word === -1 ? next.length : word);
  return /^\p{Lu}/u.test(next) && needed <= width;
}

/** Joins lines into paragraphs, which end at a blank line or before a list item; each is a list of joined lines. */
function joinParagraphs(lines: readonly string[]): string[][] {
  const width = Math.min(MAX_WRITTEN_LINE, Math.max(0, ...lines.map(({ length }) => length)));
  const found: string[][] = [];
  let current: string[] = [];
  let last = '';
  for (const line of lines) {
    const text = line.replace(BULLET, '').replace(/\s+/g, ' ').trim();
    if (text === '' || BULLET.test(line)) {
      found.push(current);
      current = [text];
    } else if (last === '' || isEnded(last, text, width)) {
      current.push(text);
    } else {
      current.push(joinText(current.pop() ?? '', text));
    }
    last = text;
  }
  return [...found, current];
}

function endsSentence(before: string, after: string): boolean {
  if (!before.endsWith('.')) return true;
  if (/^\s+\p{Ll}/u.test(after) || NO_END.test(before)) return false;
  const word = LAST_WORD.exec(before)?.[1] ?? '';
  if (word.length <= MAX_NUMBERED && /^\s+\d/.test(after)) return false;
  return word === '' || abbreviations.matchStart(word) !== word.length;
}

/** The sentences of a text on one line. */
export function splitText(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(END)) {
    const end = index + mark.length;
    if (!endsSentence(text.slice(Math.max(start, end - 16), end), text.slice(end, end + 4))) continue;
    found.push(text.slice(start, end).trim());
    start = end;
  }
  found.push(text.slice(start).trim());
  return found.filter(hasWords);
}

/** The sentences of a mail's lines by paragraph, without those that hold no words. */
export function splitParagraphs(lines: readonly string[]): Sentence[][] {
  const paragraphs = joinParagraphs(lines).map((paragraph) => paragraph.flatMap(splitText));
  return paragraphs.flatMap((spoken) => {
    const sentences = spoken.map((text, index) => ({ text, isLast: index === spoken.length - 1 }));
    return sentences.length === 0 ? [] : [sentences];
  });
}
