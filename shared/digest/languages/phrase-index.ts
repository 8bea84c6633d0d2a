import { BLANK, codeAt, comparePhrase, NOTATION, OPENING, type Part } from './compare-phrase.ts';
import { foldText } from './fold-text.ts';

const MAX_KEY_CHARACTERS = 4;
const FILTER_SIZE = 16_384;

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

/** Different beginnings may share a key: the comparison decides. */
function keyOf(text: string, at: number, length: number): number {
  let key = length;
  for (let nth = 0; nth < length; nth += 1) key = (Math.imul(key, 41) + codeAt(text, at + nth)) & 0x3fffffff;
  return key;
}

/** Where the filter has one more character. */
function hashOf(before: number, code: number): number {
  return (Math.imul(before, 41) + code) & (FILTER_SIZE - 1);
}

/** `(a|b) c` as `a c` and `b c`, when the alternatives open the phrase. */
function expandOpening(phrase: string): string[] {
  const match = /^\(([^()]*)\)(\??)(.*)$/s.exec(phrase);
  if (match === null) return [phrase];
  const [, choices = '', optional = '', rest = ''] = match;
  const openings = [...choices.split('|'), ...(optional === '' ? [] : [''])];
  return openings.flatMap((opening) => expandOpening((opening + rest).trim()));
}

/**
 * Phrases by their first one to four characters: nearly no word of a text is compared with one. Thousands of phrases
 * are indexed with the first mail, so no string and no pattern is made for one.
 */
export class PhraseIndex {
  readonly #groups = new Map<number, Part[]>();
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
    const phrase = { list: text, from: start, to: end };
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, [phrase]);
    else group.push(phrase);
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
    let end = 0;
    for (const phrase of this.#groups.get(keyOf(folded, at, length)) ?? []) {
      end = Math.max(end, comparePhrase(phrase, folded, at));
    }
    return end;
  }
}
