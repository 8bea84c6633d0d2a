import type { DatePhrases } from '../../languages/date-phrases.ts';
import { splitTokens, type Token } from './split-tokens.ts';

/** A phrase of the tables: its tokens, which of them are stems, and the kind of what it names. */
type Entry = {
  tokens: readonly string[];
  hasEnding: readonly boolean[];
  kind: string;
  needsCapital: boolean;
};

/** The phrases of all languages, by their first token or by the first characters of a stem. */
export type Lexicon = { words: Map<string, Entry[]>; stems: Map<string, Entry[]>; kinds: Set<string> };

/** No stem is shorter. */
const STEM_CHARACTERS = 3;
/** `Montagvormittag`: a weekday of at least five letters and a part of the day of at least three. */
const WEEKDAY_LETTERS = 5;
const DAY_PART_LETTERS = 3;

/**
 * The kinds of tokens, a letter each, of which `grammar.ts` makes dates. The lower-case letter is for a phrase with
 * `~`; the kind of a phrase that is no date is empty.
 */
const KINDS = {
  months: 'M',
  weekdays: 'W',
  relative: 'R',
  periods: 'r',
  dayParts: 'P',
  next: 'K',
  links: 'L',
  beforeDate: 'B',
  beforeHour: 'A',
  hourUnits: 'U',
  halvesAfter: 'F',
  halvesBefore: 'Q',
  noon: 'O',
  ordinals: 'T',
  yearMarks: 'Z',
  afterDay: 'E',
  untilMarks: 'V',
  ranges: 'G',
  bracketed: 'S',
  monthParts: '9',
  falseFriends: '',
} as const satisfies Partial<Record<keyof DatePhrases, string>>;

/** The kinds of the counters, in the order of the field. */
const COUNTERS = ['1', '2', '3', 'I', '5', '6'];

function listForms(list: string): string[] {
  return list
    .split(/[;|\n](?![^(]*\))/)
    .map((form) => form.trim())
    .filter((form) => form !== '');
}

/** `(a|b)? c` as `a c`, `b c` and `c`. */
function expand(form: string): string[] {
  const match = /^(.*?)\(([^()]*)\)(\??)(.*)$/.exec(form);
  if (match === null) return [form.replace(/ +/g, ' ').trim()];
  const [, before = '', choices = '', optional = '', rest = ''] = match;
  const all = optional === '' ? choices.split('|') : [...choices.split('|'), ''];
  return all.flatMap((choice) => expand(before + choice + rest));
}

function readForm(form: string, kind: string): Entry {
  const [, marks = '', phrase = ''] = /^([~^]*)(.*)$/.exec(form) ?? [];
  const tokens = splitTokens(phrase).map(({ text }) => text);
  return {
    tokens: tokens.filter((token) => token !== '*'),
    hasEnding: tokens.flatMap((token, at) => (token === '*' ? [] : [tokens[at + 1] === '*'])),
    kind: marks.includes('~') ? kind.toLowerCase() : kind,
    needsCapital: marks.includes('^'),
  };
}

function readLanguage(dates: DatePhrases): Entry[] {
  const fields = Object.entries(KINDS).flatMap(([field, kind]) =>
    listForms(dates[field as keyof DatePhrases] ?? '').map((form) => [form, kind] as const),
  );
  const counters = (dates.counters ?? '')
    .split(';')
    .flatMap((forms, nth) => listForms(forms).map((form) => [form, COUNTERS[nth] ?? ''] as const));
  return [...fields, ...counters].flatMap(([form, kind]) => expand(form).map((each) => readForm(each, kind)));
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else known.push(entry);
}

/** Reads the tables. */
export function readLexicon(languages: readonly { dates: DatePhrases }[]): Lexicon {
  const lexicon: Lexicon = { words: new Map(), stems: new Map(), kinds: new Set() };
  for (const entry of languages.flatMap(({ dates }) => readLanguage(dates))) {
    const [first = ''] = entry.tokens;
    lexicon.kinds.add(entry.kind);
    if (entry.hasEnding[0] === true) add(lexicon.stems, first.slice(0, STEM_CHARACTERS), entry);
    else add(lexicon.words, first, entry);
  }
  return lexicon;
}

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
  let best: { kinds: string; length: number } | undefined;
  for (const entries of [words.get(first), stems.get(first.slice(0, STEM_CHARACTERS))]) {
    for (const entry of entries ?? []) {
      const length = entry.needsCapital && !isCapital() ? 0 : countMatched(entry, text, at);
      if (length === 0 || length < (best?.length ?? 0)) continue;
      const kinds = length === best?.length ? best.kinds : '';
      best = { kinds: kinds.includes(entry.kind) ? kinds : kinds + entry.kind, length };
    }
  }
  return best;
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

/** The sets of kinds that single words have. */
export function listKindSets(lexicon: Lexicon): Set<string> {
  const words = [...lexicon.words.keys()].map((text) => [{ text, start: 0, end: 0 }]);
  const found = words.flatMap((word) =>
    [true, false].map((isCapital) => matchPhrase(lexicon, word, 0, () => isCapital)?.kinds ?? ''),
  );
  return new Set([...found, ...lexicon.kinds].filter((kinds) => kinds !== ''));
}
