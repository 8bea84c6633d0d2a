import { classAt, UNSPACED } from '../../languages/character-tables.ts';

/**
 * Words that show where to look for a date: of each phrase one, of a phrase of several words the last. `hasKey` says
 * quickly that no word begins with certain characters.
 */
export type Anchors = {
  hasKey: Uint8Array;
  /** Words that name a day or time, those with a capital letter only, and last words of phrases. */
  words: Set<string>;
  capitals: Set<string>;
  /** Stems by their first characters. */
  stems: Map<string, string[]>;
  /** Words that make a time or day of digits after them. */
  beforeDigits: Set<string>;
};

/** Kinds whose words name a day or time alone, or make one of digits. */
const ALONE = 'WwRrMO';
const KEY_CHARACTERS = 3;
/** A word of a script without blanks is found by its beginning. */
export const UNSPACED_CHARACTERS = 2;
/** After a word of two letters. */
const WORD_ENDS = [0, ...Array.from(' .,:;!?)', (sign) => sign.charCodeAt(0))];

/** A key of the first characters: two of a script without blanks, three of another. */
export function keyOf(first: number, second: number, third: number): number {
  return (first * 961 + second * 31 + third) & 0xffff;
}

function addKeys({ hasKey }: Anchors, word: string): void {
  const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)];
  if (classAt(word, 0) === UNSPACED) hasKey[keyOf(first, second, 0)] = 1;
  else if (word.length >= KEY_CHARACTERS) hasKey[keyOf(first, second, word.charCodeAt(2))] = 1;
  else for (const end of WORD_ENDS) hasKey[keyOf(first, second, end)] = 1;
}

/** The last word of a phrase, or the one before it if that has two Latin letters, as in `még ma`. */
function lastWordOf(text: string): string {
  if (!/[ '-]/.test(text)) return text;
  const words = text.split(' ');
  const last = words.findLast((word) => !/^[a-z]{1,2}$/.test(word)) ?? text;
  return last.slice(Math.max(last.lastIndexOf("'"), last.lastIndexOf('-')) + 1);
}

export function makeAnchors(): Anchors {
  return {
    hasKey: new Uint8Array(0x10000),
    words: new Set(),
    capitals: new Set(),
    stems: new Map(),
    beforeDigits: new Set(),
  };
}

/** Adds a phrase if it shows where to look. */
export function addAnchor(anchors: Anchors, text: string, kind: string, needsCapital: boolean): void {
  if (kind === 'A' || kind === 'C') anchors.beforeDigits.add(lastWordOf(text));
  if (kind === '' || !ALONE.includes(kind)) return;
  const word = classAt(text, 0) === UNSPACED ? text.slice(0, UNSPACED_CHARACTERS) : lastWordOf(text);
  const stem = word.endsWith('*') ? word.slice(0, -1) : undefined;
  addKeys(anchors, stem ?? word);
  if (stem !== undefined) {
    const key = stem.slice(0, KEY_CHARACTERS);
    anchors.stems.set(key, [...(anchors.stems.get(key) ?? []), stem]);
  } else if (needsCapital || kind === 'w') anchors.capitals.add(word);
  else anchors.words.add(word);
}
