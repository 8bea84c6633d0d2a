import type { Style } from './declarations.ts';

/** What selectors see of an element. */
export type Described = { name: string; id: string; classes: readonly string[] };
type Compound = { name: string; id: string; classes: string[] };
/** A rule with one selector. `weight` and `order` decide between rules. */
export type Rule = {
  compounds: [last: Compound, ...outer: Compound[]];
  weight: number;
  order: number;
  style: Style;
};

const SIMPLE = /^([a-z][\w-]*|\*)?((?:[.#][\w-]+|\[(?:class|id)[~^*]?=["']?[\w-]+["']?\])*)$/i;
const PIECE = /[.#]([\w-]+)|\[(class|id)[~^*]?=["']?([\w-]+)/gi;

function readCompound(written: string): Compound | undefined {
  const [, name = '', pieces = ''] = SIMPLE.exec(written) ?? [];
  if (written === '' || (name === '' && pieces === '')) return undefined;
  const compound: Compound = { name: name === '*' ? '' : name.toLowerCase(), id: '', classes: [] };
  for (const [piece, direct, attribute, value = ''] of pieces.matchAll(PIECE)) {
    if (piece.startsWith('#') || attribute?.toLowerCase() === 'id') compound.id = direct ?? value;
    else compound.classes.push(direct ?? value);
  }
  return compound;
}

/** People and programs write no longer ones. */
const MAX_SELECTOR_CHARACTERS = 300;

/** A selector of names, classes and ids; undefined for states, siblings and programs' own attributes. */
export function readSelector(written: string, style: Style, order: number): Rule | undefined {
  const trimmed = written.trim();
  if (trimmed.length > MAX_SELECTOR_CHARACTERS) return undefined;
  const compounds = trimmed.split(/[\s>]+/).map(readCompound);
  const known = compounds.filter((compound) => compound !== undefined);
  const [last, ...outer] = known.toReversed();
  if (last === undefined || known.length < compounds.length) return undefined;
  // A rule for every element, or for the whole mail, hides no part of it.
  if (`${last.id}${last.classes.join('')}` === '' && ['', 'html', 'body'].includes(last.name))
    return undefined;
  const weigh = ({ name, id, classes }: Compound) =>
    (id === '' ? 0 : 100) + classes.length * 10 + (name === '' ? 0 : 1);
  const weight = known.reduce((sum, each) => sum + weigh(each), 0);
  return { compounds: [last, ...outer], weight, order, style };
}

/** Whether an element fits one part of a selector. */
export function matches({ name, id, classes }: Compound, element: Described): boolean {
  if (name !== '' && name !== element.name) return false;
  if (id !== '' && id !== element.id) return false;
  return classes.every((each) => element.classes.includes(each));
}
