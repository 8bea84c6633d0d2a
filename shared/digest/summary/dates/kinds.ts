import type { DatePhrases } from '../../languages/date-phrases.ts';

/**
 * The kinds of units, a letter each, of which `grammar.ts` makes dates. The lower-case letter is for a phrase with
 * `~`; the kind of a phrase that is no date is empty. The kinds of numbers stand in `number-kinds.ts`.
 */
export const KINDS = {
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
export const COUNTERS = ['1', '2', '3', 'I', '5', '6'] as const;

/**
 * The sets of kinds that words of the tables and numbers have, and those of joined units; a test derives them. Sets with
 * a common kind are neighbours, as far as possible: so the classes of the patterns have few ranges and compile quickly.
 */
export const KIND_SETS: readonly string[] = `
  V E BE BC BCL BL BLam BLa LTa La L Lw BGLaw Baw Ba Bb BF B b m M Mm Mmw mw 9w W w Tw KT T TU MT ET _
  9 J 6 r R PR KP K & C I i X @ ~ P FP F U u Zu Z % 5 O OP PQ Q j 7j H HN DHN DH D DN N Y 3 3S 2S S 8
  1 A Aa a ab Gab Ga GTa BGab BGa BG Gb G Gw Bw 7 4
`
  .trim()
  .split(/\s+/);

const sets = new Map<string, string>();

/** A set of kinds, in any order and number. */
export function joinKinds(kinds: string): string {
  if (kinds.length < 2) return kinds;
  const known = sets.get(kinds);
  if (known !== undefined) return known;
  const joined = Array.from(new Set(kinds)).sort().join('');
  sets.set(kinds, joined);
  return joined;
}
