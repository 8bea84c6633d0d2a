import { classAt, endOfLetters, UNSPACED } from './character-tables.ts';

export const BLANK = 0x20;
export const OPENING = 0x28;
const CLOSING = 0x29;
const STEM = 0x2a;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const OPTIONAL = 0x3f;
const BAR = 0x7c;
const GAP = 0x2026;
/** The signs at which plain text ends. */
export const NOTATION = new Set([OPENING, STEM, GAP]);
const MAX_GAP_CHARACTERS = 60;
const FAILED = -1;

/** A part of a folded phrase in the notation of `phrases.ts`, and what follows it. */
export type Part = { list: string; from: number; to: number; next?: Part };

/** A character's code; any blank may stand for any other. */
export function codeAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code > BLANK && code < 0xa0) return code;
  if (code === LINE_FEED || code === 0x09 || code === 0xa0 || code === 0x3000) return BLANK;
  return Number.isNaN(code) ? 0 : code;
}

/** The end of a blank of a phrase: any number of blanks in a text, also behind a comma. */
function skipBlanks(text: string, from: number, isInLine: boolean): number {
  let at = text.charCodeAt(from) === COMMA ? from + 1 : from;
  if (codeAt(text, at) !== BLANK) return FAILED;
  while (codeAt(text, at) === BLANK && !(isInLine && text.charCodeAt(at) === LINE_FEED)) at += 1;
  return isInLine && codeAt(text, at - 1) !== BLANK ? FAILED : at;
}

function rest(part: Part, from: number): Part {
  return { ...part, from };
}

/** The longest match of one of the alternatives, or of none of optional ones, with what follows them. */
function matchAlternatives(part: Part, open: number, text: string, at: number): number {
  const close = part.list.indexOf(')', open);
  const isOptional = part.list.charCodeAt(close + 1) === OPTIONAL;
  const next = rest(part, close + (isOptional ? 2 : 1));
  let end = isOptional ? matchPart(next, text, at) : FAILED;
  let from = open + 1;
  for (let bar = from; bar <= close; bar += 1) {
    if (bar < close && part.list.charCodeAt(bar) !== BAR) continue;
    end = Math.max(end, matchPart({ list: part.list, from, to: bar, next }, text, at));
    from = bar + 1;
  }
  return end;
}

/** A match behind any or no text of the line, the nearest first. */
function matchGap(next: Part, text: string, from: number, isOfWords: boolean): number {
  for (let at = from; at <= from + MAX_GAP_CHARACTERS; at += 1) {
    const begin = isOfWords ? skipBlanks(text, at, true) : at;
    const end = begin === FAILED ? FAILED : matchPart(next, text, begin);
    if (end !== FAILED) return end;
    if (at >= text.length || text.charCodeAt(at) === LINE_FEED) return FAILED;
  }
  return FAILED;
}

/** Any ending of a word; letters that the phrase has behind it end the word: `*er`. */
function matchEnding(part: Part, nth: number, text: string, from: number): number {
  const next = rest(part, nth + 1);
  for (let at = endOfLetters(text, from); at >= from; at -= 1) {
    const end = matchPart(next, text, at);
    if (end !== FAILED) return end;
  }
  return FAILED;
}

function matchBlank(part: Part, nth: number, text: string, at: number): number {
  const { list } = part;
  const following = list.charCodeAt(nth + 1);
  if (following === GAP && list.charCodeAt(nth + 2) === BLANK) {
    const begin = skipBlanks(text, at, true);
    const next = rest(part, nth + 3);
    const end = begin === FAILED ? FAILED : matchPart(next, text, begin);
    return begin === FAILED || end !== FAILED ? end : matchGap(next, text, begin, true);
  }
  const begin = skipBlanks(text, at, false);
  const end = begin === FAILED ? FAILED : matchPart(rest(part, nth + 1), text, begin);
  if (following !== OPENING) return end;
  // The blank before an absent word is absent, too.
  const close = list.indexOf(')', nth);
  if (list.charCodeAt(close + 1) !== OPTIONAL) return end;
  return Math.max(end, matchPart(rest(part, close + 2), text, at));
}

/** Whether a phrase may end here: not within a word, unless it ends with a sign or in a script without blanks. */
function mayEnd({ list, to }: Part, text: string, at: number): boolean {
  const last = list.charCodeAt(to - 1) === OPTIONAL ? CLOSING : list.charCodeAt(to - 1);
  const kind = classAt(list, to - 1);
  const needsEnd = last === CLOSING || last === STEM || (kind !== 0 && kind !== UNSPACED);
  return !needsEnd || endOfLetters(text, at) === at;
}

function matchPart(part: Part, text: string, from: number): number {
  const { list, to, next } = part;
  let at = from;
  for (let nth = part.from; nth < to; nth += 1) {
    const code = list.charCodeAt(nth);
    if (code === BLANK) return matchBlank(part, nth, text, at);
    if (code === OPENING) return matchAlternatives(part, nth, text, at);
    if (code === GAP) {
      if (nth < to - 1 || next !== undefined) return matchGap(rest(part, nth + 1), text, at, false);
      const lineEnd = text.indexOf('\n', at);
      return Math.min(at + MAX_GAP_CHARACTERS, lineEnd === -1 ? text.length : lineEnd);
    }
    if (code === STEM) return matchEnding(part, nth, text, at);
    if (code !== codeAt(text, at)) return FAILED;
    at += 1;
  }
  if (next !== undefined) return matchPart(next, text, at);
  return mayEnd(part, text, at) ? at : FAILED;
}

/** The end of the longest text that the phrase matches at a position of a folded text; 0 for none. */
export function comparePhrase(phrase: Part, text: string, at: number): number {
  return Math.max(0, matchPart(phrase, text, at));
}
