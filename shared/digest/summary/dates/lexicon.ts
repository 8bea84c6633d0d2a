import type { DatePhrases } from '../../languages/date-phrases.ts';
import { foldText } from '../../languages/fold-text.ts';
import { splitTokens } from './split-tokens.ts';

/** A phrase of the tables: its tokens, which of them are stems, and the kind of what it names. */
export type Entry = {
  tokens: readonly string[];
  hasEnding: readonly boolean[];
  kind: string;
  needsCapital: boolean;
};

/** The phrases of all languages, by their first token or by the first characters of a stem. */
export type Lexicon = { words: Map<string, Entry[]>; stems: Map<string, Entry[]> };

/** No stem is shorter. */
export const STEM_CHARACTERS = 3;

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
  dayMarks: 'C',
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
  const match = form.includes('(') ? /^(.*?)\(([^()]*)\)(\??)(.*)$/.exec(form) : null;
  if (match === null) return [form.replace(/ +/g, ' ').trim()];
  const [, before = '', choices = '', optional = '', rest = ''] = match;
  const all = optional === '' ? choices.split('|') : [...choices.split('|'), ''];
  return all.flatMap((choice) => expand(before + choice + rest));
}

/** A folded phrase of one word of a script with blanks is its only token. */
const ONE_WORD = /^[a-z\u00df-\u02af\u0370-\u052f\u05d0-\u06ff]+(\*?)$/;

function readForm(form: string, kind: string): Entry {
  const phrase = form.replace(/^[~^]+/, '');
  const marks = form.slice(0, form.length - phrase.length);
  const [, ending] = ONE_WORD.exec(phrase) ?? [];
  const isOneWord = ending !== undefined;
  const tokens = isOneWord ? [] : splitTokens(phrase).map(({ text }) => text);
  return {
    tokens: isOneWord
      ? [ending === '' ? phrase : phrase.slice(0, -1)]
      : tokens.filter((token) => token !== '*'),
    hasEnding: isOneWord
      ? [ending !== '']
      : tokens.flatMap((token, at) => (token === '*' ? [] : [tokens[at + 1] === '*'])),
    kind: marks.includes('~') ? kind.toLowerCase() : kind,
    needsCapital: marks.includes('^'),
  };
}

function readLanguage(dates: DatePhrases): Entry[] {
  const fields = Object.entries(KINDS).flatMap(([field, kind]) =>
    listForms(foldText(dates[field as keyof DatePhrases] ?? '')).map((form) => [form, kind] as const),
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
  const lexicon: Lexicon = { words: new Map(), stems: new Map() };
  for (const entry of languages.flatMap(({ dates }) => readLanguage(dates))) {
    const [first = ''] = entry.tokens;
    if (entry.hasEnding[0] === true) add(lexicon.stems, first.slice(0, STEM_CHARACTERS), entry);
    else add(lexicon.words, first, entry);
  }
  return lexicon;
}

/** Sets of kinds that numbers have, and a letter that is joined to a word. */
const OTHER_SETS = ['D', 'DH', 'DHN', 'DN', 'H', 'HN', 'N', 'Y', 'X', '4', '7', 'J', 'j', '7j', '8', 'LBa'];

/** The sets of kinds that numbers and single words have. */
export function listKindSets({ words, stems }: Lexicon): Set<string> {
  const sets = new Set(OTHER_SETS);
  for (const entries of [...words.values(), ...stems.values()]) {
    for (const { kind } of entries) sets.add(kind);
    const single = entries.filter(({ tokens }) => tokens.length === 1);
    if (single.length < 2) continue;
    for (const group of [single, single.filter(({ needsCapital }) => !needsCapital)])
      sets.add(joinKinds(group.map(({ kind }) => kind)));
  }
  sets.delete('');
  return sets;
}

/** A set of kinds, whatever the order in which they were found. */
export function joinKinds(kinds: readonly string[]): string {
  if (kinds.length === 1) return kinds[0] ?? '';
  return Array.from(new Set(kinds)).sort().join('');
}
