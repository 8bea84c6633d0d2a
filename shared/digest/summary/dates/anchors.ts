import {
  classAt,
  DIGIT,
  fillCharacterTables,
  foldedCodeAt,
  LETTER,
  skipMarks,
  UNSPACED,
} from '../../languages/character-tables.ts';
import { foldText } from '../../languages/fold-text.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { kindsOfNumber } from './number-kinds.ts';
import { foldSigns } from './split-tokens.ts';

/** A word of a phrase that names a day or time. */
type AnchorWord = { word: string; isStem: boolean; needsCapital: boolean };

/** The words by their first characters. `hasKey` says quickly that there is none. */
export type Anchors = { lexicon: Lexicon; byKey: Map<number, AnchorWord[]>; hasKey: Uint8Array };

/** Kinds whose words name a day or time alone, or make one of digits. */
const ALONE = /[WwRrMAOC]/;
/** Kinds of a word after digits: `3 set`, `10 Uhr`, `3pm`, `3rd`, `12月`. */
const AFTER_DIGITS = /[mUuFIi123LT]/;
/** Kinds of digits that are a date or time by themselves. */
const DATE_OR_TIME = /[XJ47]/;
const MAX_WORD_CHARACTERS = 12;
const MAX_NUMBER_CHARACTERS = 40;
/** A part of the day may be joined to a weekday of so many letters. */
const COMPOUND_CHARACTERS = 5;

function keyOf(first: number, second: number, third: number): number {
  return (first * 961 + second * 31 + third) & 0xffff;
}

function addWord({ byKey, hasKey }: Anchors, word: string, anchor: AnchorWord): void {
  const isUnspaced = classAt(word, 0) === UNSPACED;
  const key = keyOf(word.charCodeAt(0), word.charCodeAt(1), isUnspaced ? 0 : word.charCodeAt(2));
  hasKey[key] = 1;
  const known = byKey.get(key);
  if (known === undefined) byKey.set(key, [anchor]);
  else if (!known.some(({ word: same }) => same === anchor.word)) known.push(anchor);
}

function addEntry(anchors: Anchors, { tokens, hasEnding, kind, needsCapital }: Entry): void {
  if (!ALONE.test(kind)) return;
  // `next week` is found by `week`: the last word says most.
  const longest = tokens.reduce((best, { length }, at) => {
    return length + 1 >= (tokens[best]?.length ?? 0) && length > 1 ? at : best;
  }, 0);
  const word = tokens[longest] ?? '';
  const isUnspaced = classAt(word, 0) === UNSPACED;
  const anchor = {
    word: isUnspaced ? tokens.join('') : word,
    isStem: isUnspaced || hasEnding[longest] === true,
    // `so` and `on` are weekdays at most in capitals.
    needsCapital: needsCapital || kind === 'w',
  };
  if (anchor.word.length > 2 || isUnspaced) addWord(anchors, anchor.word, anchor);
  else for (const next of [' ', '.']) addWord(anchors, anchor.word + next, anchor);
}

/** Prepares the search for a lexicon. */
export function makeAnchors(lexicon: Lexicon): Anchors {
  fillCharacterTables();
  const anchors = { lexicon, byKey: new Map<number, AnchorWord[]>(), hasKey: new Uint8Array(0x10000) };
  for (const map of [lexicon.words, lexicon.stems]) {
    for (const entries of map.values()) for (const entry of entries) addEntry(anchors, entry);
  }
  return anchors;
}

function isWordAt(text: string, from: number, { word, isStem, needsCapital }: AnchorWord): boolean {
  let at = from;
  for (let nth = 0; nth < word.length; nth += 1) {
    if (foldedCodeAt(text, at) !== word.charCodeAt(nth)) return false;
    at = skipMarks(text, at + 1);
  }
  if (needsCapital && foldedCodeAt(text, from) === text.charCodeAt(from)) return false;
  return isStem || word.length >= COMPOUND_CHARACTERS || classAt(text, at) !== LETTER;
}

function hasWordAt({ byKey, hasKey }: Anchors, text: string, at: number): boolean {
  const second = skipMarks(text, at + 1);
  const third = classAt(text, at) === UNSPACED ? 0 : foldedCodeAt(text, skipMarks(text, second + 1));
  const key = keyOf(foldedCodeAt(text, at), foldedCodeAt(text, second), third);
  return hasKey[key] === 1 && (byKey.get(key) ?? []).some((anchor) => isWordAt(text, at, anchor));
}

/** Whether the word at a position makes a date or time of digits before it. */
function isAfterDigits({ lexicon }: Anchors, text: string, at: number): boolean {
  let end = at;
  if (classAt(text, at) === UNSPACED) end = at + 1;
  else while (end < at + MAX_WORD_CHARACTERS && classAt(text, end) === LETTER) end += 1;
  const entries = lexicon.words.get(foldText(text.slice(at, end))) ?? [];
  return entries.some(({ kind }) => AFTER_DIGITS.test(kind));
}

/** The end of digits with what joins them. */
function endOfNumber(text: string, at: number): number {
  let end = at;
  while (
    end < at + MAX_NUMBER_CHARACTERS &&
    (classAt(text, end) === DIGIT || classAt(text, end + 1) === DIGIT)
  ) {
    if (classAt(text, end) !== DIGIT && !/[.,:/\-–—：．／]/.test(text.charAt(end))) break;
    end += 1;
  }
  return end;
}

function isDateNumber(anchors: Anchors, text: string, at: number, end: number): boolean {
  if (end - at > 2 && DATE_OR_TIME.test(kindsOfNumber(foldSigns(text.slice(at, end))))) return true;
  const afterDot = /[.-]/.test(text.charAt(end)) ? end + 1 : end;
  const next = text.charAt(afterDot) === ' ' ? afterDot + 1 : afterDot;
  if (classAt(text, next) === DIGIT) return afterDot > end;
  return classAt(text, next) !== 0 && isAfterDigits(anchors, text, next);
}

function isWordInside(text: string, at: number): boolean {
  return at > 0 && classAt(text, at - 1) === LETTER;
}

function isJoiningScript(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x5d0 && code < 0x6ff;
}

/** The first position, from one on, at which a date or time may begin or go on; undefined for none. */
export function findAnchor(anchors: Anchors, text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    const kind = classAt(text, at);
    if (kind === DIGIT) {
      const end = endOfNumber(text, at);
      if (isDateNumber(anchors, text, at, end)) return at;
      at = end - 1;
    } else if (kind === UNSPACED || (kind === LETTER && !isWordInside(text, at))) {
      if (hasWordAt(anchors, text, at)) return at;
      // Hebrew and Arabic join `and`, `in` and `to` to the next word.
      if (isJoiningScript(text, at) && hasWordAt(anchors, text, at + 1)) return at;
    }
  }
  return undefined;
}
