import { RULES } from './grammar.ts';
import type { Unit } from './read-units.ts';

/** Units, and a character for the kinds of each: what the rules of the grammar read. */
type Encoded = { units: readonly Unit[]; codes: string };
type Rule = { kind: string; pattern: RegExp };

/** Unicode's private characters stand for the sets of kinds; no unit of a text has them. */
const FIRST_CODE = 0xe000;
/** The sets of kinds seen so far with a character for each, and the rules that know so many. */
const known = new Map<string, string>();
let compiled: { size: number; rules: readonly Rule[] } | undefined;

const NUMBER = /^\d/;
/** Kinds of a word that may stand before a date. */
const WORD_BEFORE_DATE = /[LBAaG]/;

function codeOfKinds(kinds: string): string {
  const code = known.get(kinds) ?? String.fromCharCode(FIRST_CODE + known.size);
  known.set(kinds, code);
  return code;
}

function codeOf({ kinds, text }: Unit): string {
  if (kinds === '') return NUMBER.test(text) ? '_' : text;
  return codeOfKinds(kinds);
}

/** Whether a set has the kind; `x` is a short weekday that is a word before dates, too, and no `w`. */
function hasKind(set: string, kind: string): boolean {
  if (kind !== 'w' && kind !== 'x') return set.includes(kind);
  return set.includes('w') && WORD_BEFORE_DATE.test(set) === (kind === 'x');
}

/** The class of characters of the sets that have one of the kinds. */
function writeClass(kinds: string): string {
  const sets = Array.from(known).filter(([set]) => Array.from(kinds).some((kind) => hasKind(set, kind)));
  return `[${sets.map(([, code]) => code).join('')}]`;
}

function compileRules(): readonly Rule[] {
  if (compiled?.size === known.size) return compiled.rules;
  const classes = new Map<string, string>();
  const readClass = (_: string, kinds: string) => {
    const written = classes.get(kinds) ?? writeClass(kinds);
    classes.set(kinds, written);
    return written;
  };
  const rules = RULES.map(([kind, source]) => {
    // Without `u`, which makes the pattern cost twice as much: all its characters are single units.
    return { kind, pattern: new RegExp(source.replace(/«(.*?)»/g, readClass), 'g') };
  });
  compiled = { size: known.size, rules };
  return rules;
}

/** Prepares the rules for sets of kinds: a new set in a text costs milliseconds. */
export function prepareKinds(sets: Iterable<string>): void {
  for (const kinds of ['%', '@', '_', '&', '~', ...sets]) codeOfKinds(kinds);
}

function applyRule({ units, codes }: Encoded, { kind, pattern }: Rule): Encoded {
  const joined: Unit[] = [];
  let [rest, next] = ['', 0];
  for (const { index, 0: match } of codes.matchAll(pattern)) {
    const [first, last] = [units[index], units[index + match.length - 1]];
    if (first === undefined || last === undefined) continue;
    joined.push(...units.slice(next, index), {
      text: last.text,
      kinds: kind,
      start: first.start,
      end: last.end,
    });
    rest += codes.slice(next, index) + codeOfKinds(kind);
    next = index + match.length;
  }
  if (next === 0) return { units, codes };
  return { units: [...joined, ...units.slice(next)], codes: rest + codes.slice(next) };
}

/** The units with those that name a day joined to one of kind `&`, a period `~`, a time alone `@`. */
export function matchUnits(units: readonly Unit[]): readonly Unit[] {
  const encoded = { units, codes: units.map(codeOf).join('') };
  return compileRules().reduce(applyRule, encoded).units;
}
