import {
  classAt,
  DIGIT,
  endOfWord,
  foldedCodeAt,
  isCapitalAt,
  isHangulAt,
  LETTER,
  skipMarks,
  UNSPACED,
} from '../../languages/character-tables.ts';
import { foldText } from '../../languages/fold-text.ts';
import { keyOf, UNSPACED_CHARACTERS } from './anchors.ts';
import { type Lexicon, STEM_CHARACTERS } from './lexicon.ts';
import { kindOfCompound } from './match-phrase.ts';
import { kindsOfNumber } from './number-kinds.ts';
import { foldSigns, removeMarks } from './split-tokens.ts';

/** Kinds of a word after digits that make a date or time of them: `3 set`, `10 Uhr`, `3pm`, `3rd`, `12月`. */
const AFTER_DIGITS = /[mUuFIi123LT]/;
/** Kinds of digits that are a date or time by themselves. */
const DATE_OR_TIME = /[XJ47]/;
const MAX_WORD_CHARACTERS = 20;
const MAX_NUMBER_CHARACTERS = 40;
const JOINT = /[.,:/\-–—：．／]/;

/** The folded word that begins at a position; empty when it is longer than any word of a date. */
function wordAt(text: string, at: number): string {
  const end = classAt(text, at) === UNSPACED ? at + 1 : endOfWord(text, at);
  return end - at > MAX_WORD_CHARACTERS ? '' : removeMarks(foldText(text.slice(at, end)));
}

function isAnchorWord(lexicon: Lexicon, text: string, at: number): boolean {
  const { words, capitals, stems } = lexicon.anchors;
  const word = wordAt(text, at);
  return (
    words.has(word) ||
    (capitals.has(word) && isCapitalAt(text, at)) ||
    stems.get(word.slice(0, STEM_CHARACTERS))?.some((stem) => word.startsWith(stem)) ||
    kindOfCompound(lexicon, word) !== ''
  );
}

function hasWordAt(lexicon: Lexicon, text: string, at: number): boolean {
  const isUnspaced = classAt(text, at) === UNSPACED;
  const second = skipMarks(text, at + 1);
  const third = isUnspaced ? 0 : foldedCodeAt(text, skipMarks(text, second + 1));
  const key = keyOf(foldedCodeAt(text, at), foldedCodeAt(text, second), third);
  if (lexicon.anchors.hasKey[key] !== 1) return false;
  const beginning = text.slice(at, at + UNSPACED_CHARACTERS);
  return isUnspaced ? lexicon.anchors.words.has(beginning) : isAnchorWord(lexicon, text, at);
}

/** The end of digits with what joins them. */
function endOfNumber(text: string, at: number): number {
  let end = at;
  while (end < at + MAX_NUMBER_CHARACTERS) {
    const isJoint = classAt(text, end) !== DIGIT;
    if (isJoint && (classAt(text, end + 1) !== DIGIT || !JOINT.test(text.charAt(end)))) break;
    end += 1;
  }
  return end;
}

/** The word before digits, a blank and a full stop between them. */
function wordBefore(text: string, at: number): string {
  let end = at;
  while (end > at - 3 && /[ .:]/.test(text.charAt(end - 1))) end -= 1;
  let start = end;
  while (start > end - MAX_WORD_CHARACTERS && classAt(text, start - 1) === LETTER) start -= 1;
  return start === end ? '' : foldText(text.slice(start, end));
}

function isDateNumber(lexicon: Lexicon, text: string, at: number, end: number): boolean {
  if (end - at > 2 && DATE_OR_TIME.test(kindsOfNumber(foldSigns(text.slice(at, end))))) return true;
  const afterDot = /[.-]/.test(text.charAt(end)) ? end + 1 : end;
  const next = text.charAt(afterDot) === ' ' ? afterDot + 1 : afterDot;
  if (classAt(text, next) === DIGIT) return afterDot > end;
  const after = classAt(text, next) === 0 ? '' : (lexicon.words.get(wordAt(text, next)) ?? '');
  return AFTER_DIGITS.test(after) || lexicon.anchors.beforeDigits.has(wordBefore(text, at));
}

/** Whether a word goes on here; a word of Han and Kana may begin anywhere. */
function isWordInside(text: string, at: number): boolean {
  if (classAt(text, at) === LETTER) return classAt(text, at - 1) === LETTER;
  return isHangulAt(text, at) && isHangulAt(text, at - 1);
}

function isJoiningScript(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x5d0 && code < 0x6ff;
}

/** The first position, from one on, at which a date or time may begin or go on; undefined for none. */
export function findAnchor(lexicon: Lexicon, text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    const kind = classAt(text, at);
    if (kind === DIGIT) {
      const end = endOfNumber(text, at);
      if (isDateNumber(lexicon, text, at, end)) return at;
      at = end - 1;
    } else if ((kind === UNSPACED || kind === LETTER) && !isWordInside(text, at)) {
      if (hasWordAt(lexicon, text, at)) return at;
      // Hebrew and Arabic join `and`, `in` and `to` to the next word.
      if (isJoiningScript(text, at) && hasWordAt(lexicon, text, at + 1)) return at;
    }
  }
  return undefined;
}
