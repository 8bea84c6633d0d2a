import { RULES } from './grammar.ts';
import { KIND_SETS } from './kinds.ts';
import type { Unit } from './read-units.ts';

/** Units, and a character for the kinds of each: what the rules of the grammar read. */
type Encoded = { units: readonly Unit[]; codes: string };
/** Characters by kind and patterns by their sources, for so many sets of kinds. */
type Compiled = { size: number; codes: Map<string, string>; patterns: Map<string, RegExp> };

/** Unicode's private characters stand for the sets of kinds; no unit of a text has them. */
const FIRST_CODE = 0xe000;
/** The sets of kinds with a character for each, and the patterns for so many. A new set costs milliseconds. */
const known = new Map(KIND_SETS.map((set, nth) => [set, String.fromCharCode(FIRST_CODE + nth)]));
let compiled: Compiled = { size: 0, codes: new Map(), patterns: new Map() };

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

/**
 * The characters of the sets that have a kind, by kind. `x` is a short weekday that is a word before dates, too; it is
 * no `w`.
 */
function groupCodes(): Map<string, string> {
  const codes = new Map<string, string>();
  for (const [set, code] of known) {
    for (const kind of set) {
      const name = kind === 'w' && WORD_BEFORE_DATE.test(set) ? 'x' : kind;
      codes.set(name, (codes.get(name) ?? '') + code);
    }
  }
  return codes;
}

/** The pattern of a rule, compiled when a text may match it. */
function compileRule(source: string): RegExp {
  if (compiled.size !== known.size) {
    compiled = { size: known.size, codes: groupCodes(), patterns: new Map() };
  }
  const { codes, patterns } = compiled;
  const pattern = patterns.get(source);
  if (pattern !== undefined) return pattern;
  const writeClass = (_: string, kinds: string) => {
    let members = '';
    for (const kind of kinds) members += codes.get(kind) ?? '';
    return `[${members}]`;
  };
  // Without `u`, which makes the pattern cost twice as much: all its characters are single units.
  const made = new RegExp(source.replace(/«(.*?)»/g, writeClass), 'g');
  patterns.set(source, made);
  return made;
}

function joinUnits({ units, codes }: Encoded, pattern: RegExp, kind: string): Encoded {
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
  let encoded: Encoded = { units, codes: units.map(codeOf).join('') };
  for (const [kind, source, needed] of RULES) {
    const kinds = encoded.units.map((unit) => unit.kinds).join(' ');
    if (needed.test(kinds)) encoded = joinUnits(encoded, compileRule(source), kind);
  }
  return encoded.units;
}
