import { RULES } from './grammar.ts';
import type { Unit } from './read-units.ts';

/** Unicode's private characters stand for the sets of kinds; no unit of a text has them. */
const FIRST_CODE = 0xe000;
/** The sets of kinds seen so far with a character for each, and the rules that know so many. */
const codes = new Map<string, string>();
let compiled: { size: number; patterns: readonly (readonly [kind: string, pattern: RegExp])[] } | undefined;

const NUMBER = /^\d/;
/** Kinds of a word that may stand before a date. */
const WORD_BEFORE_DATE = /[LBAaG]/;

function codeOf({ kinds, text }: Unit): string {
  if (kinds === '') return NUMBER.test(text) ? '_' : text;
  const known = codes.get(kinds);
  if (known !== undefined) return known;
  const code = String.fromCharCode(FIRST_CODE + codes.size);
  codes.set(kinds, code);
  return code;
}

/** Whether a set has the kind; `x` is a short weekday that is a word before dates, too, and no `w`. */
function hasKind(set: string, kind: string): boolean {
  if (kind !== 'w' && kind !== 'x') return set.includes(kind);
  return set.includes('w') && WORD_BEFORE_DATE.test(set) === (kind === 'x');
}

function compile(source: string): RegExp {
  const listCodes = (_: string, kinds: string) => {
    const sets = Array.from(codes).filter(([set]) => Array.from(kinds).some((kind) => hasKind(set, kind)));
    return `[${sets.map(([, code]) => code).join('')}]`;
  };
  return new RegExp(source.replace(/«(.*?)»/g, listCodes), 'gu');
}

function compileRules() {
  if (compiled?.size !== codes.size) {
    const patterns = RULES.map(([kind, source]) => [kind, compile(source)] as const);
    compiled = { size: codes.size, patterns };
  }
  return compiled.patterns;
}

/** Prepares the rules for sets of kinds: a new set in a text costs milliseconds. */
export function prepareKinds(sets: Iterable<string>): void {
  for (const kinds of ['%', '@', '_', '&', '~', ...sets]) codeOf({ kinds, text: '', start: 0, end: 0 });
}

function joinUnits(units: readonly Unit[], pattern: RegExp, kinds: string): Unit[] {
  const joined: Unit[] = [];
  let next = 0;
  for (const { index, 0: match } of units.map(codeOf).join('').matchAll(pattern)) {
    const [first, last] = [units[index], units[index + match.length - 1]];
    if (first === undefined || last === undefined) continue;
    joined.push(...units.slice(next, index), { text: last.text, kinds, start: first.start, end: last.end });
    next = index + match.length;
  }
  return next === 0 ? (units as Unit[]) : [...joined, ...units.slice(next)];
}

/** The units with those that name a day joined to one of kind `&`, a period `~`, a time alone `@`. */
export function matchUnits(units: readonly Unit[]): Unit[] {
  units.map(codeOf);
  return compileRules().reduce((rest, [kind, pattern]) => joinUnits(rest, pattern, kind), units as Unit[]);
}
