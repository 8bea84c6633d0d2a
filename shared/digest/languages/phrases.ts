import { foldText } from './fold-text.ts';

/**
 * The notation of the language tables. A list is separated by semicolons or line ends. A phrase is plain text,
 * compared without case and accents; in it
 * - `(a|b)` is one of several, `(a)?` may be absent, both not nested;
 * - `…` is any text of up to 60 characters within the line;
 * - `word*` is the word with any ending;
 * - a blank is any number of blanks, after a comma or not.
 */
function readPhrases(list: string): string[] {
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
/** Scripts that write words without blanks, and Korean, whose endings and compounds are many. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`;
const WORD_START = new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]|[${UNSPACED}]`, 'gu');
const WORD_GOES_ON = String.raw`(?![\p{L}\p{M}\p{N}])`;
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

function toSource(phrase: string): string {
  const source = phrase
    .replace(/[.*+^${}[\]\\/]/g, '\\$&')
    .replaceAll('\\*', '[\\p{L}\\p{M}]*')
    .replace(/ ?\(([^()]*)\)\?/g, (whole, choices: string) =>
      whole.startsWith(' ') ? `(?: (?:${choices}))?` : `(?:${choices})?`,
    )
    .replace(/\((?!\?)/g, '(?:')
    .replaceAll('…', GAP)
    .replace(/ +/g, ',?\\s+');
  return ENDS_UNSPACED.test(phrase) || !/[\p{L}\p{M}\p{N}*)]$/u.test(phrase) ? source : source + WORD_GOES_ON;
}

/** Phrases whose first characters are the same share one pattern. */
function keyOf(text: string, at: number): string {
  const first = text.charAt(at);
  return ENDS_UNSPACED.test(first) ? first : text.slice(at, at + 2);
}

/** Compiles phrases on first use. */
export function compilePhrases(readLists: () => readonly string[]): PhraseMatcher {
  let compiled: Map<string, RegExp> | undefined;
  const compile = () => {
    const phrases = new Set(readLists().flatMap(readPhrases).flatMap(expandOpening).map(foldText));
    const byKey = Map.groupBy(phrases, (phrase) => keyOf(phrase, 0));
    return new Map(
      Array.from(byKey, ([key, group]) => {
        const longestFirst = group.toSorted((a, b) => b.length - a.length).map(toSource);
        return [key, new RegExp(longestFirst.join('|'), 'uy')];
      }),
    );
  };
  const matchAt = (folded: string, at: number): number => {
    compiled ??= compile();
    const pattern = compiled.get(keyOf(folded, at));
    if (pattern === undefined) return 0;
    pattern.lastIndex = at;
    return pattern.test(folded) ? pattern.lastIndex : 0;
  };
  const listPhrases = function* (text: string): Generator<FoundPhrase> {
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
    find: (text) => listPhrases(text).next().value ?? undefined,
    findAll: (text) => Array.from(listPhrases(text)),
    matchStart: (text) => matchAt(foldText(text), 0),
  };
}
