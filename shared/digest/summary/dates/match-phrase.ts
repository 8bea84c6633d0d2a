import { type Entry, joinKinds, type Lexicon, STEM_CHARACTERS } from './lexicon.ts';
import type { Token } from './split-tokens.ts';

/** `Montagvormittag`: a weekday of at least five letters and a part of the day of at least three. */
const WEEKDAY_LETTERS = 5;
const DAY_PART_LETTERS = 3;

/** How many tokens from `at` on are the entry's; 0 when they are not. */
function countMatched({ tokens, hasEnding }: Entry, text: readonly Token[], at: number): number {
  for (let nth = 0; nth < tokens.length; nth += 1) {
    const [expected = '', found = ''] = [tokens[nth], text[at + nth]?.text];
    if (hasEnding[nth] === true ? !found.startsWith(expected) : found !== expected) return 0;
  }
  return tokens.length;
}

/** The longest phrase that begins at a token, with the kinds of which it may be. */
export function matchPhrase(
  { words, stems }: Lexicon,
  text: readonly Token[],
  at: number,
  isCapital: () => boolean,
): { kinds: string; length: number } | undefined {
  const first = text[at]?.text ?? '';
  let [kinds, longest]: [string[], number] = [[], 0];
  for (const entries of [words.get(first), stems.get(first.slice(0, STEM_CHARACTERS))]) {
    for (const entry of entries ?? []) {
      const length = entry.needsCapital && !isCapital() ? 0 : countMatched(entry, text, at);
      if (length === 0 || length < longest) continue;
      kinds = length === longest ? [...kinds, entry.kind] : [entry.kind];
      longest = length;
    }
  }
  return longest === 0 ? undefined : { kinds: joinKinds(kinds), length: longest };
}

/** The kind of a weekday to which a part of the day is joined. */
export function kindOfCompound({ words }: Lexicon, word: string): string {
  for (let length = WEEKDAY_LETTERS; length <= word.length - DAY_PART_LETTERS; length += 1) {
    const [day] = words.get(word.slice(0, length)) ?? [];
    const [part] = words.get(word.slice(length)) ?? [];
    if (/^[WR]$/.test(day?.kind ?? '') && part?.kind === 'P') return day?.kind ?? '';
  }
  return '';
}
