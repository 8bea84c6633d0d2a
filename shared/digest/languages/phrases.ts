import { foldText } from './fold-text.ts';

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
const WORD_START = new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]|[${UNSPACED}]`, 'gu');
/** Letters, marks and digits of folded text by range: classes such as `\p{L}` make a pattern many times as costly. */
const LETTER =
  String.raw`[0-9a-zªµºà-öø-ʯ\u0300-\u036f\u0370-\u037d\u037f-\u0386\u0388-\u0588\u0591-\u05bd\u05d0-\u05f2` +
  String.raw`\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u0963\u0966-\u1fff]`;
const WORD_GOES_ON = `(?!${LETTER})`;
/** Hebrew and Arabic join `and`, `in`, `the` to the next word. */
const JOINED = /^[והבלשמכوفبل]/;
const ENDS_UNSPACED = new RegExp(`[${UNSPACED}]$`, 'u');

/** `(a|b) c` as `a c` and `b c`, when the alternatives open the phrase. */
function expandOpening(phrase: string): string[] {
  const match = /^\(([^()]*)\)(\??)(.*)$/s.exec(phrase);
  if (match === null) return [phrase];
  const [, choices = '', optional = '', rest = ''] = match;
  const openings = [...choices.split('|'), ...(optional === '' ? [] : [''])];
  return openings.flatMap((opening) => expandOpening((opening + rest).trim()));
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

/** Phrases whose first characters are the same share one pattern. */
function keyOf(text: string, at: number): string {
  // No script without blanks has characters below.
  if (text.charCodeAt(at) < 0x1100) return text.slice(at, at + 2);
  const first = text.charAt(at);
  return ENDS_UNSPACED.test(first) ? first : text.slice(at, at + 2);
}

function groupPhrases(lists: readonly string[]): Map<string, string[]> {
  const phrases = new Set(lists.flatMap(readPhrases).flatMap(expandOpening).map(foldText));
  return Map.groupBy(phrases, (phrase) => keyOf(phrase, 0));
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
  const matchAt = (folded: string, at: number): number => {
    const pattern = findPattern(keyOf(folded, at));
    if (pattern === undefined) return 0;
    pattern.lastIndex = at;
    return pattern.test(folded) ? pattern.lastIndex : 0;
  };
  const listPhrases = function* (text: string): Generator<FoundPhrase, undefined> {
    const folded = foldText(text);
    let last = 0;
    for (const { index, 0: first } of folded.matchAll(WORD_START)) {
      if (index < last) continue;
      const end = matchAt(folded, index) || (JOINED.test(first) ? matchAt(folded, index + 1) : 0);
      if (end === 0) continue;
      last = end;
      yield { start: index, end };
    }
  };
  return {
    find: (text) => listPhrases(text).next().value,
    findAll: (text) => Array.from(listPhrases(text)),
    matchStart: (text) => matchAt(foldText(text), 0),
  };
}
