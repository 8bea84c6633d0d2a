import { fillCharacterTables, findWord } from './character-tables.ts';
import { foldText } from './fold-text.ts';
import { PhraseIndex } from './phrase-index.ts';

/**
 * The notation of the language tables. A list is separated by semicolons or line ends. A phrase is plain text,
 * compared without case and accents; in it
 * - `(a|b)` is one of several, `(a)?` may be absent, both not nested;
 * - `…` is any or no text of up to 60 characters within the line, at the end of a phrase as much as there is;
 * - `word*` is the word with any ending;
 * - a blank is any number of blanks, after a comma or not.
 */
export function readPhrases(list: string): string[] {
  return list
    .split(/[;\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

/** Where a phrase stands in the text. */
type FoundPhrase = { start: number; end: number };

/** Finds the phrases of any number of tables at a cost that depends on the text's length alone. */
export type PhraseMatcher = {
  /** The first phrase in the text. */
  find: (text: string) => FoundPhrase | undefined;
  /** The phrases in the text, of overlapping ones the first. */
  findAll: (text: string) => FoundPhrase[];
  /** The end of the longest phrase that the text starts with; 0 for none. */
  matchStart: (text: string) => number;
};

/** Hebrew and Arabic join `and`, `in`, `the` to the next word. */
const JOINED = new Set('והבלשמכوفبل');
const FIRST_JOINED = 0x5d0;

/** Compiles phrases on first use. */
export function compilePhrases(readLists: () => readonly string[]): PhraseMatcher {
  let index: PhraseIndex | undefined;
  const open = () => {
    fillCharacterTables();
    index ??= new PhraseIndex(readLists());
    return index;
  };
  const matchWord = (phrases: PhraseIndex, folded: string, at: number): number => {
    const end = phrases.matchAt(folded, at);
    const mayJoin = end === 0 && folded.charCodeAt(at) >= FIRST_JOINED;
    return mayJoin && JOINED.has(folded.charAt(at)) ? phrases.matchAt(folded, at + 1) : end;
  };
  const findFrom = (folded: string, from: number): FoundPhrase | undefined => {
    const phrases = open();
    for (let at = findWord(folded, from); at !== undefined; at = findWord(folded, at + 1)) {
      const end = matchWord(phrases, folded, at);
      if (end > 0) return { start: at, end };
    }
    return undefined;
  };
  const listPhrases = (text: string): FoundPhrase[] => {
    const folded = foldText(text);
    const found: FoundPhrase[] = [];
    for (let next = findFrom(folded, 0); next !== undefined; next = findFrom(folded, next.end))
      found.push(next);
    return found;
  };
  return {
    find: (text) => findFrom(foldText(text), 0),
    findAll: listPhrases,
    matchStart: (text) => open().matchAt(foldText(text), 0),
  };
}
