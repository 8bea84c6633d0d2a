import { foldText } from './fold-text.ts';

/** A precise key, and a less precise one. */
export type Keys = readonly [precise: string, other: string];
/** A text as phrases are searched in it: folded, and the places where a word begins with their keys. */
type ReadText = { folded: string; starts: readonly number[]; keys: readonly Keys[] };

/** Below are the scripts that put blanks between words; from here on each character may begin one. */
const FIRST_UNSPACED = 0x1100;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Hebrew and Arabic join `and`, `in`, `the` to the next word. */
const JOINED = new Set('והבלשמכوفبل');

/** Letters, marks and digits of folded text by range: classes such as `\p{L}` make a pattern many times as costly. */
export const LETTER =
  String.raw`[0-9a-zªµºà-öø-ʯ\u0300-\u036f\u0370-\u037d\u037f-\u0386\u0388-\u0588\u0591-\u05bd\u05d0-\u05f2` +
  String.raw`\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u0963\u0966-\u1fff]`;
const IS_LETTER = new RegExp(LETTER);

const NEITHER = 0;
const SPACED = 1;
const OWN_WORD = 2;
/** The kind of each UTF-16 unit that was met. */
const kinds = new Uint8Array(0x10000).fill(0xff);

function kindOf(code: number): number {
  const known = kinds[code] ?? NEITHER;
  if (known !== 0xff) return known;
  const character = String.fromCharCode(code);
  const isOwnWord = code >= FIRST_UNSPACED && UNSPACED.test(character);
  const kind = isOwnWord ? OWN_WORD : IS_LETTER.test(character) ? SPACED : NEITHER;
  kinds[code] = kind;
  return kind;
}

/** The letters of a word that tell most phrases apart. */
const KEY_LETTERS = 4;

function countLetters(text: string, at: number): number {
  let count = 0;
  while (count < KEY_LETTERS && at + count < text.length && kindOf(text.charCodeAt(at + count)) === SPACED)
    count += 1;
  return count;
}

/**
 * The keys of the phrases that may begin here: the first letters of the word, and those of phrases of which only the
 * first two are certain. Without blanks between words, two characters, and one.
 */
export function keysOf(text: string, at: number): Keys {
  const kind = kindOf(text.charCodeAt(at));
  if (kind === OWN_WORD) return [text.slice(at, at + 2), `${text.charAt(at)}*`];
  const letters = countLetters(text, at);
  return [text.slice(at, at + letters), `${text.slice(at, at + (letters > 1 ? 2 : 1))}*`];
}

/** The key of a phrase; its second one where an ending, a choice or a gap follows too early. */
export function keyOfPhrase(phrase: string): string {
  const [precise, other] = keysOf(phrase, 0);
  if (kindOf(phrase.charCodeAt(0)) === OWN_WORD) return /^.[^\s(…*]/u.test(phrase) ? precise : other;
  const isCertain = precise.length === KEY_LETTERS || !/[(…*]/.test(phrase.charAt(precise.length));
  return precise !== '' && isCertain ? precise : other;
}

let last: { text: string; read: ReadText } | undefined;

/** Reads a text. Many lists are searched in a sentence one after the other, so the last one is kept. */
export function readWords(text: string): ReadText {
  if (last?.text === text) return last.read;
  const folded = foldText(text);
  const starts: number[] = [];
  let before = NEITHER;
  for (let at = 0; at < folded.length; at += 1) {
    const kind = kindOf(folded.charCodeAt(at));
    if (kind === OWN_WORD || (kind === SPACED && before !== SPACED)) {
      starts.push(at);
      if (kind === SPACED && JOINED.has(folded.charAt(at))) starts.push(at + 1);
    }
    before = kind;
  }
  const read = { folded, starts, keys: starts.map((at) => keysOf(folded, at)) };
  last = { text, read };
  return read;
}
