import { classAt, LETTER } from '../../languages/character-tables.ts';
import { findAnchor } from './find-anchor.ts';
import type { Lexicon } from './lexicon.ts';
import { matchUnits } from './match-units.ts';
import { openLexicon } from './open-lexicon.ts';
import { readUnits } from './read-units.ts';

/** A date further into a mail is not found. */
const MAX_READ_CHARACTERS = 4_000;
/** Characters that are read around an anchor: a date is not longer. */
const BEFORE_ANCHOR = 50;
const AFTER_ANCHOR = 110;
/** A day at most so many characters after a time or period is more precise than that. */
const NEAR_CHARACTERS = 120;
type Found = { text: string; isDay: boolean; end: number };

/** Where to begin to read: at a blank, so that no word is cut. */
function beginBefore(text: string, at: number): number {
  const begin = Math.max(0, at - BEFORE_ANCHOR);
  const blank = begin === 0 ? -1 : text.indexOf(' ', begin);
  return blank === -1 || blank > at ? begin : blank + 1;
}

/** A full stop ends an abbreviation such as `г.`, but after more letters a sentence. */
function removeFullStop(text: string): string {
  const end = text.length - 1;
  const isSentence = text.endsWith('.') && [1, 2, 3].every((back) => classAt(text, end - back) === LETTER);
  return isSentence ? text.slice(0, end) : text;
}

/** The first day between two positions, else the first time or period. */
function readBetween(lexicon: Lexicon, text: string, begin: number, end: number): Found | undefined {
  const read = text.slice(begin, end).replace(/\s+/g, ' ');
  let vague: Found | undefined;
  for (const unit of matchUnits(readUnits(read, lexicon))) {
    if (!/^[&~@]$/.test(unit.kinds)) continue;
    const isDay = unit.kinds === '&';
    const found = { text: read.slice(unit.start, unit.end).trim(), isDay, end: begin + unit.end };
    if (isDay) return found;
    vague ??= found;
  }
  return vague;
}

/** The first day, time or period around an anchor. */
function readAround(lexicon: Lexicon, text: string, at: number): Found | undefined {
  const begin = beginBefore(text, at);
  const end = at + AFTER_ANCHOR;
  const found = readBetween(lexicon, text, begin, end);
  // It may go on behind what was read.
  const isCut = found !== undefined && found.end > end - BEFORE_ANCHOR;
  return isCut ? readBetween(lexicon, text, begin, end + AFTER_ANCHOR) : found;
}

/** The first day that the text names, or a time or week before it with no day near; as written, else undefined. */
export function findMention(text: string): string | undefined {
  const read = text.slice(0, MAX_READ_CHARACTERS);
  const lexicon = openLexicon(read);
  let vague: Found | undefined;
  let at = findAnchor(lexicon, read, 0);
  while (at !== undefined && (vague === undefined || at - vague.end <= NEAR_CHARACTERS)) {
    const found = readAround(lexicon, read, at);
    if (found?.isDay) return removeFullStop(found.text);
    vague ??= found;
    at = findAnchor(lexicon, read, at + AFTER_ANCHOR - BEFORE_ANCHOR);
  }
  return vague && removeFullStop(vague.text);
}
