import { foldText } from './fold-text.ts';
import { expandOpening, toPattern } from './phrase-pattern.ts';
import { BLANK, codeAt, isPlain, matchWords, NOTATION, OPENING, type Span, STEM } from './plain-phrase.ts';

const MAX_KEY_CHARACTERS = 4;
const FILTER_SIZE = 16_384;

/** `next`: the characters that go on after the key; undefined where a sign of the notation does. */
type Compiled = { pattern: RegExp; next: Set<number> | undefined };
/** Phrases of one beginning: plain words, and those that need a pattern. */
type Group = { words: Span[]; others: Span[]; compiled?: Compiled };

/** How many characters every text of the phrase begins with: up to the first blank or sign of the notation. */
function countKeyCharacters(text: string, start: number, end: number): number {
  const last = Math.min(end, start + MAX_KEY_CHARACTERS);
  let at = start + 1;
  while (at < last && !NOTATION.has(text.charCodeAt(at))) {
    if (codeAt(text, at) === BLANK)
      return NOTATION.has(text.charCodeAt(at + 1)) ? at - start : at + 1 - start;
    at += 1;
  }
  return at - start;
}

/** Different beginnings may share a key: their patterns decide. */
function keyOf(text: string, at: number, length: number): number {
  let key = length;
  for (let nth = 0; nth < length; nth += 1) key = (Math.imul(key, 41) + codeAt(text, at + nth)) & 0x3fffffff;
  return key;
}

/** Where the filter has one more character. */
function hashOf(before: number, code: number): number {
  return (Math.imul(before, 41) + code) & (FILTER_SIZE - 1);
}

/** The characters that go on after the key in every phrase; undefined where they are not known. */
function listNext(phrases: readonly string[], length: number): Set<number> | undefined {
  const codes = phrases.map((phrase) => (phrase.length > length ? phrase.charCodeAt(length) : 0));
  const isKnown = codes.every((code) => code > BLANK && !NOTATION.has(code));
  return isKnown ? new Set(codes) : undefined;
}

/**
 * Phrases by their first one to four characters: nearly no word of a text meets a pattern, and a pattern is compiled
 * when a text has its first characters. Thousands of phrases are indexed with the first mail, so no string is made for
 * one.
 */
export class PhraseIndex {
  readonly #groups = new Map<number, Group>();
  /** By a hash of the first one to three characters: a bit for each length of key that may begin so. */
  readonly #filter = new Uint8Array(FILTER_SIZE);

  /** @param lists in the notation of `phrases.ts` */
  constructor(lists: readonly string[]) {
    for (const list of lists) this.#addList(foldText(list));
  }

  #addList(list: string): void {
    let start = 0;
    for (let at = 0; at <= list.length; at += 1) {
      const code = list.charCodeAt(at);
      if (code !== 0x3b && code !== 0x0a && at < list.length) continue;
      this.#addTrimmed(list, start, at);
      start = at + 1;
    }
  }

  #addTrimmed(list: string, from: number, to: number): void {
    let [start, end] = [from, to];
    while (start < end && codeAt(list, start) === BLANK) start += 1;
    while (end > start && codeAt(list, end - 1) === BLANK) end -= 1;
    if (start === end) return;
    if (list.charCodeAt(start) !== OPENING) this.#add(list, start, end);
    else for (const phrase of expandOpening(list.slice(start, end))) this.#add(phrase, 0, phrase.length);
  }

  #add(text: string, start: number, end: number): void {
    const length = countKeyCharacters(text, start, end);
    const key = keyOf(text, start, length);
    const group = this.#groups.get(key) ?? { words: [], others: [] };
    this.#groups.set(key, group);
    const isStem = text.charCodeAt(end - 1) === STEM;
    const isOfWords = isPlain(text, start, isStem ? end - 1 : end);
    group[isOfWords ? 'words' : 'others'].push({ list: text, start, end });
    let hash = 0;
    for (let nth = 0; nth < Math.min(length, 3); nth += 1) hash = hashOf(hash, codeAt(text, start + nth));
    this.#filter[hash] = (this.#filter[hash] ?? 0) | (1 << length);
  }

  /** The end of the longest phrase at the position of a folded text; 0 for none. */
  matchAt(folded: string, at: number): number {
    const one = hashOf(0, codeAt(folded, at));
    const two = hashOf(one, codeAt(folded, at + 1));
    const three = hashOf(two, codeAt(folded, at + 2));
    const filter = this.#filter;
    const lengths =
      ((filter[one] ?? 0) & 0b10) | ((filter[two] ?? 0) & 0b100) | ((filter[three] ?? 0) & 0b11000);
    let end = 0;
    for (let length = 1; lengths >> length > 0; length += 1) {
      if ((lengths >> length) & 1) end = Math.max(end, this.#matchKey(folded, at, length));
    }
    return end;
  }

  #matchKey(folded: string, at: number, length: number): number {
    const group = this.#groups.get(keyOf(folded, at, length));
    if (group === undefined) return 0;
    let end = 0;
    for (const words of group.words) end = Math.max(end, matchWords(words, folded, at));
    return group.others.length === 0 ? end : Math.max(end, this.#matchPattern(group, folded, at, length));
  }

  #matchPattern(group: Group, folded: string, at: number, length: number): number {
    const { pattern, next } = this.#compile(group, length);
    const code = codeAt(folded, at + length);
    // Phrases have single blanks, texts any number.
    if (next !== undefined && code !== BLANK && !next.has(code)) return 0;
    pattern.lastIndex = at;
    return pattern.test(folded) ? pattern.lastIndex : 0;
  }

  #compile(group: Group, length: number): Compiled {
    if (group.compiled === undefined) {
      const phrases = [...new Set(group.others.map(({ list, start, end }) => list.slice(start, end)))];
      group.compiled = { pattern: toPattern(phrases), next: listNext(phrases, length) };
    }
    return group.compiled;
  }
}
