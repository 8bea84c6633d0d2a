import { LANGUAGES } from '../../languages/languages.ts';
import { type Lexicon, listKindSets, readLexicon } from './lexicon.ts';
import { matchUnits, prepareKinds } from './match-units.ts';
import { readUnits, type Unit } from './read-units.ts';

/** A date further into a mail is not found. */
const MAX_READ_CHARACTERS = 4_000;
/** A day at most so many characters after a time or period is more precise than that. */
const NEAR_CHARACTERS = 120;
/** It ends an abbreviation such as `г.`, or after more letters a sentence. */
const FULL_STOP = /(?<=\p{L}{3})\.$/u;

let lexicon: Lexicon | undefined;

function openLexicon(): Lexicon {
  if (lexicon !== undefined) return lexicon;
  lexicon = readLexicon(LANGUAGES);
  prepareKinds(listKindSets(lexicon));
  return lexicon;
}

/** The first day that the text names, or a time or week before it with no day near; as written, else undefined. */
export function findMention(text: string): string | undefined {
  const read = text.slice(0, MAX_READ_CHARACTERS).replace(/\s+/g, ' ');
  const found = chooseFirst(matchUnits(readUnits(read, openLexicon())));
  return found && read.slice(found.start, found.end).trim().replace(FULL_STOP, '');
}

function chooseFirst(units: readonly Unit[]): Unit | undefined {
  let vague: Unit | undefined;
  for (const unit of units) {
    if (vague !== undefined && unit.start - vague.end > NEAR_CHARACTERS) break;
    if (unit.kinds === '&') return unit;
    if (/^[~@]$/.test(unit.kinds)) vague ??= unit;
  }
  return vague;
}
