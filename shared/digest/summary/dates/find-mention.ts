import { LANGUAGES } from '../../languages/languages.ts';
import { type Anchors, findAnchor, makeAnchors } from './anchors.ts';
import { listKindSets, readLexicon } from './lexicon.ts';
import { matchUnits, prepareKinds } from './match-units.ts';
import { readUnits } from './read-units.ts';

/** A date further into a mail is not found. */
const MAX_READ_CHARACTERS = 4_000;
/** Characters that are read around an anchor: a date is not longer. */
const BEFORE_ANCHOR = 50;
const AFTER_ANCHOR = 110;
/** A day at most so many characters after a time or period is more precise than that. */
const NEAR_CHARACTERS = 120;
/** It ends an abbreviation such as `г.`, or after more letters a sentence. */
const FULL_STOP = /(?<=\p{L}{3})\.$/u;

type Found = { text: string; isDay: boolean; end: number };

let anchors: Anchors | undefined;

function openAnchors(): Anchors {
  if (anchors !== undefined) return anchors;
  const lexicon = readLexicon(LANGUAGES);
  prepareKinds(listKindSets(lexicon));
  anchors = makeAnchors(lexicon);
  return anchors;
}

/** Where to begin to read: at a blank, so that no word is cut. */
function beginBefore(text: string, at: number): number {
  const begin = Math.max(0, at - BEFORE_ANCHOR);
  const blank = begin === 0 ? -1 : text.indexOf(' ', begin);
  return blank === -1 || blank > at ? begin : blank + 1;
}

/** The first day between two positions, else the first time or period. */
function readBetween({ lexicon }: Anchors, text: string, begin: number, end: number): Found | undefined {
  const read = text.slice(begin, end);
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
function readAround(opened: Anchors, text: string, at: number): Found | undefined {
  const begin = beginBefore(text, at);
  const end = at + AFTER_ANCHOR;
  const found = readBetween(opened, text, begin, end);
  // It may go on behind what was read.
  const isCut = found !== undefined && found.end > end - BEFORE_ANCHOR;
  return isCut ? readBetween(opened, text, begin, end + AFTER_ANCHOR) : found;
}

/** The first day that the text names, or a time or week before it with no day near; as written, else undefined. */
export function findMention(text: string): string | undefined {
  const read = text.slice(0, MAX_READ_CHARACTERS).replace(/\s+/g, ' ');
  const opened = openAnchors();
  let vague: Found | undefined;
  let at = findAnchor(opened, read, 0);
  while (at !== undefined && (vague === undefined || at - vague.end <= NEAR_CHARACTERS)) {
    const found = readAround(opened, read, at);
    if (found?.isDay) return found.text.replace(FULL_STOP, '');
    vague ??= found;
    at = findAnchor(opened, read, at + AFTER_ANCHOR - BEFORE_ANCHOR);
  }
  return vague?.text.replace(FULL_STOP, '');
}
