import { joinKinds } from './kinds.ts';
import { type Lexicon, type Phrase, STEM_CHARACTERS } from './lexicon.ts';
import { splitTokens, type Token } from './split-tokens.ts';

/** `Montagvormittag`: a weekday of at least five letters and a part of the day of at least three. */
const WEEKDAY_LETTERS = 5;
const DAY_PART_LETTERS = 3;

/** The tokens of a phrase; those that may have any ending end with `*`. */
function tokensOf(phrase: Phrase): readonly string[] {
  if (phrase.tokens === undefined) {
    const tokens = splitTokens(phrase.text).map(({ text }) => text);
    const joined = tokens.map((token, at) => (tokens[at + 1] === '*' ? `${token}*` : token));
    phrase.tokens = joined.filter((token) => token !== '*');
  }
  return phrase.tokens;
}

/** How many tokens from `at` on are the phrase's; 0 when they are not. */
function countMatched(phrase: Phrase, text: readonly Token[], at: number): number {
  const tokens = tokensOf(phrase);
  for (let nth = 0; nth < tokens.length; nth += 1) {
    const [expected = '', found = ''] = [tokens[nth], text[at + nth]?.text];
    if (expected.endsWith('*') ? !found.startsWith(expected.slice(0, -1)) : found !== expected) return 0;
  }
  return tokens.length;
}

/** The longest phrase that begins at a token, with the kinds of which it may be. */
export function matchPhrase(
  { words, capitals, phrases, stems }: Lexicon,
  text: readonly Token[],
  at: number,
  isCapital: () => boolean,
): { kinds: string; length: number } | undefined {
  const first = text[at]?.text ?? '';
  const capital = capitals.get(first);
  const withCapital = capital !== undefined && isCapital() ? capital : undefined;
  const word = words.get(first);
  let length = word === undefined && withCapital === undefined ? 0 : 1;
  let kinds = (word ?? '') + (withCapital ?? '');
  for (const group of [phrases.get(first), stems.get(first.slice(0, STEM_CHARACTERS))]) {
    for (const phrase of group ?? []) {
      const matched = phrase.needsCapital && !isCapital() ? 0 : countMatched(phrase, text, at);
      if (matched === 0 || matched < length) continue;
      kinds = matched === length ? kinds + phrase.kind : phrase.kind;
      length = matched;
    }
  }
  return length === 0 ? undefined : { kinds: joinKinds(kinds), length };
}

/** The kind of a weekday to which a part of the day is joined. */
export function kindOfCompound({ words }: Lexicon, word: string): string {
  for (let length = WEEKDAY_LETTERS; length <= word.length - DAY_PART_LETTERS; length += 1) {
    const day = words.get(word.slice(0, length)) ?? '';
    if (/[WR]/.test(day) && words.get(word.slice(length))?.includes('P'))
      return day.includes('W') ? 'W' : 'R';
  }
  return '';
}
