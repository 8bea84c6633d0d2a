import { foldText } from './fold-text.ts';
import { type Keys, keyOfPhrase, keysOf, LETTER, readWords } from './read-words.ts';

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

const GAP = '[^\\n]{0,60}?';
const BLANKS = String.raw`,?[^\S\n]+`;
const REST = '[^\\n]{0,60}';
/** Scripts that write words without blanks, and Korean, whose endings and compounds are many. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`;
const WORD_GOES_ON = `(?!${LETTER})`;
const ENDS_UNSPACED = new RegExp(`[${UNSPACED}]$`, 'u');

/** `a(b|c) d` as `ab d` and `ac d`, when the alternatives stand in the first letters of the phrase. */
function expandOpening(phrase: string): string[] {
  const match = /^([^\s(…*]{0,3})\(([^()]*)\)(\??)(.*)$/s.exec(phrase);
  if (match === null) return [phrase];
  const [, first = '', choices = '', optional = '', rest = ''] = match;
  const openings = [...choices.split('|'), ...(optional === '' ? [] : [''])];
  return openings.flatMap((opening) => expandOpening((first + opening + rest).trim()));
}

/** The phrase with the longer alternatives before those that they begin with. */
function sortAlternatives(phrase: string): string {
  const sort = (choices: string) => choices.split('|').toSorted((a, b) => b.length - a.length);
  return phrase.replace(/\(([^()]*)\)/g, (_, choices: string) => `(${sort(choices).join('|')})`);
}

/** The length of the shortest text that a phrase with sorted alternatives matches. */
function minimumLength(phrase: string): number {
  const shortest = (choices: string) => choices.split('|').at(-1) ?? '';
  return phrase
    .replace(/ ?\([^()]*\)\?|\*/g, '')
    .replace(/\(([^()]*)\)/g, (_, choices: string) => shortest(choices)).length;
}

function toSource(phrase: string): string {
  return phrase
    .replace(/[.*+^${}[\]\\/]/g, '\\$&')
    .replaceAll('\\*', `${LETTER}*`)
    .replace(/ ?\(([^()]*)\)\?/g, (whole, choices: string) =>
      whole.startsWith(' ') ? `(?: (?:${choices}))?` : `(?:${choices})?`,
    )
    .replace(/\((?!\?)/g, '(?:')
    .replace(/…$/, REST)
    .replaceAll(' … ', `${BLANKS}(?:${GAP}${BLANKS})?`)
    .replaceAll('…', GAP)
    .replace(/ +/g, ',?\\s+');
}

function compareLongestFirst(a: string, b: string): number {
  return minimumLength(b) - minimumLength(a) || b.length - a.length;
}

/** Whether a phrase must not end within a word of the text. */
function endsAtWord(phrase: string): boolean {
  return !ENDS_UNSPACED.test(phrase) && /[\p{L}\p{M}\p{N}*)]\??$/u.test(phrase);
}

/** One pattern of several phrases, the longest first. */
function toPattern(phrases: readonly string[]): RegExp {
  const sorted = phrases.map(sortAlternatives).toSorted(compareLongestFirst);
  const [words, others] = [sorted.filter(endsAtWord), sorted.filter((phrase) => !endsAtWord(phrase))];
  const ofWords = words.length === 0 ? [] : [`(?:${words.map(toSource).join('|')})${WORD_GOES_ON}`];
  return new RegExp([...ofWords, ...others.map(toSource)].join('|'), 'y');
}

function groupPhrases(lists: readonly string[]): Map<string, string[]> {
  const phrases = new Set(lists.flatMap(readPhrases).flatMap(expandOpening).map(foldText));
  return Map.groupBy(phrases, keyOfPhrase);
}

/** Compiles phrases on first use. */
export function compilePhrases(readLists: () => readonly string[]): PhraseMatcher {
  let phrases: Map<string, string[]> | undefined;
  // A pattern costs more than many searches: each is compiled when a text has its key.
  const compiled = new Map<string, RegExp>();
  const findPattern = (key: string): RegExp | undefined => {
    phrases ??= groupPhrases(readLists());
    const group = phrases.get(key);
    const known = compiled.get(key);
    if (group === undefined || known !== undefined) return known;
    const pattern = toPattern(group);
    compiled.set(key, pattern);
    return pattern;
  };
  const matchKey = (folded: string, at: number, key: string): number => {
    const pattern = findPattern(key);
    if (pattern === undefined) return 0;
    pattern.lastIndex = at;
    return pattern.test(folded) ? pattern.lastIndex : 0;
  };
  const matchAt = (folded: string, at: number, [precise, other]: Keys): number =>
    Math.max(matchKey(folded, at, precise), matchKey(folded, at, other));
  const listPhrases = function* (text: string): Generator<FoundPhrase, undefined> {
    const { folded, starts, keys } = readWords(text);
    let last = 0;
    for (const [index, start] of starts.entries()) {
      const end = start < last ? 0 : matchAt(folded, start, keys[index] ?? keysOf(folded, start));
      if (end === 0) continue;
      last = end;
      yield { start, end };
    }
  };
  return {
    find: (text) => listPhrases(text).next().value,
    findAll: (text) => Array.from(listPhrases(text)),
    matchStart: (text) => {
      const { folded } = readWords(text);
      return matchAt(folded, 0, keysOf(folded, 0));
    },
  };
}
