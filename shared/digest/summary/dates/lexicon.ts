import { classAt, endOfWord, fillCharacterTables, LETTER } from '../../languages/character-tables.ts';
import type { DatePhrases } from '../../languages/date-phrases.ts';
import { foldText } from '../../languages/fold-text.ts';
import { type Anchors, addAnchor, makeAnchors } from './anchors.ts';
import { COUNTERS, KINDS } from './kinds.ts';

/** A phrase of several tokens or with an ending, split into tokens when a text has its beginning. */
export type Phrase = { text: string; kind: string; needsCapital: boolean; tokens?: readonly string[] };

export type Lexicon = {
  /** The kinds of single words, and those that a word has with a capital letter only. */
  words: Map<string, string>;
  capitals: Map<string, string>;
  /** By their first token. */
  phrases: Map<string, Phrase[]>;
  /** Phrases that begin with a stem, by its first characters. */
  stems: Map<string, Phrase[]>;
  anchors: Anchors;
};

/** No stem is shorter. */
export const STEM_CHARACTERS = 3;

const ITEM_END = /[;\n]/;
/** No list contains it. */
const LIST_END = '\t';
/** A folded word of a script with blanks. */
const WORD = /^[a-z\u00df-\u02af\u0370-\u052f\u05d0-\u06ff]+$/;

export function makeLexicon(): Lexicon {
  fillCharacterTables();
  const anchors = makeAnchors();
  return { words: new Map(), capitals: new Map(), phrases: new Map(), stems: new Map(), anchors };
}

/** `(a|b)? c` as `a c`, `b c` and `c`. */
function expand(form: string): string[] {
  const open = form.indexOf('(');
  if (open === -1) return [form];
  const close = form.indexOf(')', open);
  const choices = form.slice(open + 1, close).split('|');
  const isOptional = form.charAt(close + 1) === '?';
  const [before, rest] = [form.slice(0, open), form.slice(close + (isOptional ? 2 : 1))];
  const all = isOptional ? [...choices, ''] : choices;
  return all.flatMap((choice) => expand((before + choice + rest).replace('  ', ' ').trim()));
}

/** The forms of an item, separated by `|` outside of brackets. */
function splitForms(item: string): string[] {
  if (!item.includes('|')) return expand(item);
  if (!item.includes('(')) return item.split('|');
  return item.split(/\|(?![^(]*\))/).flatMap(expand);
}

function addKind(map: Map<string, string>, word: string, kind: string): void {
  map.set(word, (map.get(word) ?? '') + kind);
}

function addPhrase(map: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [phrase]);
  else known.push(phrase);
}

function addForm(lexicon: Lexicon, form: string, strong: string): void {
  let at = 0;
  let [kind, needsCapital] = [strong, false];
  for (let mark = form.charAt(0); mark === '~' || mark === '^'; mark = form.charAt(at)) {
    if (mark === '~') kind = strong.toLowerCase();
    else needsCapital = true;
    at += 1;
  }
  const text = at === 0 ? form : form.slice(at);
  addAnchor(lexicon.anchors, text, kind, needsCapital);
  if (text.length === 1 || WORD.test(text))
    addKind(needsCapital ? lexicon.capitals : lexicon.words, text, kind);
  else {
    const end = classAt(text, 0) === LETTER ? endOfWord(text, 0) : 1;
    const isStem = text.charAt(end) === '*';
    const key = text.slice(0, isStem ? STEM_CHARACTERS : end);
    addPhrase(isStem ? lexicon.stems : lexicon.phrases, key, { text, kind, needsCapital });
  }
}

/** The forms of a list with their kind. */
function addList(lexicon: Lexicon, list: string, kindOf: (nth: number) => string): void {
  const items = list.split(ITEM_END);
  let nth = 0;
  for (const item of items) {
    const trimmed = item.trim();
    if (trimmed === '') continue;
    for (const form of splitForms(trimmed)) addForm(lexicon, form, kindOf(nth));
    nth += 1;
  }
}

/** Adds the phrases of a language. */
export function addLanguage(lexicon: Lexicon, dates: DatePhrases): void {
  const fields = Object.keys(KINDS) as (keyof typeof KINDS)[];
  const lists = foldText(
    [...fields.map((field) => dates[field] ?? ''), dates.counters ?? ''].join(LIST_END),
  ).split(LIST_END);
  for (const [at, field] of fields.entries()) addList(lexicon, lists[at] ?? '', () => KINDS[field]);
  addList(lexicon, lists[fields.length] ?? '', (nth) => COUNTERS[nth] ?? '');
}
