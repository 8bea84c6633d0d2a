import { type Declarations, readStyle, removeComments, type Style } from './declarations.ts';
import { type Described, matches, type Rule, readSelector } from './selectors.ts';

const MAX_SHEET_CHARACTERS = 128 * 1024;
const MAX_RULES = 1_000;
const MAX_SELECTORS = 30;
const MAX_DEPTH = 3;
/** Comparisons of elements with classes and other parts of rules, and declarations that apply; ordinary mails stay far below. */
const MAX_STEPS = 500_000;

/** The position after the block that opens at `open`. */
function findEndOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    else if (css[at] === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return css.length;
}

/** Whether a media query holds for every screen: no condition on its size or colours. */
function isForScreens(query: string): boolean {
  return /^[\s,a-z]*$/i.test(query) && (query.trim() === '' || /\b(?:all|screen)\b/i.test(query));
}

function readRules(css: string, rules: Rule[], depth = 0): void {
  let position = 0;
  while (rules.length < MAX_RULES) {
    const open = css.indexOf('{', position);
    if (open === -1) return;
    const prelude = css
      .slice(position, open)
      .replace(/^[^{]*;/, '')
      .trim();
    const end = findEndOfBlock(css, open);
    const block = css.slice(open + 1, end - 1);
    if (prelude.startsWith('@')) {
      const media = /^@media\b(.*)$/is.exec(prelude)?.[1];
      if (media !== undefined && isForScreens(media) && depth < MAX_DEPTH) readRules(block, rules, depth + 1);
    } else {
      const style = readStyle(block);
      const isRelevant = style.normal.size + style.important.size > 0;
      for (const selector of isRelevant ? prelude.split(',', MAX_SELECTORS) : []) {
        const rule = readSelector(selector, style, rules.length);
        if (rule !== undefined) rules.push(rule);
      }
    }
    position = end;
  }
}

const STYLE_ELEMENT = /<style\b([^>]{0,500})>([^<]*(?:<(?!\/style)[^<]*)*)/gi;

/** The style sheets of a mail, as far as they can hide text. */
export class StyleSheet {
  readonly #rules = new Map<string, Rule[]>();
  #stepsLeft = MAX_STEPS;

  /** @param html whose `style` elements are read, at most 128 KB */
  constructor(html: string) {
    const rules: Rule[] = [];
    let left = MAX_SHEET_CHARACTERS;
    for (const [, attributes = '', css = ''] of html.matchAll(STYLE_ELEMENT)) {
      const media = /\bmedia\s*=\s*["']?([^"'>]*)/i.exec(attributes)?.[1] ?? '';
      if (isForScreens(media) && left > 0)
        readRules(removeComments(css.slice(0, left)).replace(/<!--|-->/g, ''), rules);
      left -= css.length;
    }
    for (const rule of rules) {
      const [{ name, id, classes }] = rule.compounds;
      const key = id === '' ? (classes[0] ?? name) : id;
      this.#rules.set(key, [...(this.#rules.get(key) ?? []), rule]);
    }
  }

  #applies(
    { compounds: [last, ...outer] }: Rule,
    element: Described,
    ancestors: readonly Described[],
  ): boolean {
    this.#stepsLeft -= Math.max(1, last.classes.length);
    if (!matches(last, element)) return false;
    let at = ancestors.length - 1;
    return outer.every((compound) => {
      for (; at >= 0 && this.#stepsLeft > 0; at -= 1) {
        this.#stepsLeft -= Math.max(1, compound.classes.length);
        const ancestor = ancestors[at];
        if (ancestor !== undefined && matches(compound, ancestor)) {
          at -= 1;
          return true;
        }
      }
      return false;
    });
  }

  #findRules(element: Described, ancestors: readonly Described[]): Rule[] {
    if (this.#rules.size === 0) return [];
    const found: Rule[] = [];
    for (const key of [element.name, element.id, ...element.classes]) {
      for (const rule of this.#rules.get(key) ?? []) {
        if (this.#stepsLeft <= 0 || !this.#applies(rule, element, ancestors)) continue;
        this.#stepsLeft -= rule.style.normal.size + rule.style.important.size;
        found.push(rule);
      }
    }
    return found.length < 2 ? found : found.toSorted((a, b) => a.weight - b.weight || a.order - b.order);
  }

  /** The style of an element: its rules by weight and order, then its own declarations, then the important ones. */
  styleOf(element: Described, own: Style, ancestors: readonly Described[]): Declarations {
    const rules = this.#findRules(element, ancestors);
    if (rules.length === 0 && own.important.size === 0) return own.normal;
    const layers = [
      ...rules.map(({ style }) => style.normal),
      own.normal,
      ...rules.map(({ style }) => style.important),
      own.important,
    ];
    return new Map(layers.flatMap((layer) => [...layer]));
  }
}
