import type { Page } from '../../../../../infra/operator/activity/read-page.ts';

/** An export in one page, and the same one in two pages. */
type Sealed = { whole: Page; pages: readonly Page[] };

/** What a check must find: the first entry that is wrong, null when none is, and whether all roots are right. */
export type Changed = { pages: readonly Page[]; first: number | null; roots: boolean };

/** A change that makes an export wrong. */
export type Change = { words: string; make: (sealed: Sealed) => Changed };

/** The list with another item in a place. */
export function withItem<Item>(list: readonly Item[], index: number, change: (item: Item) => Item): Item[] {
  return list.map((item, place) => (place === index ? change(item) : item));
}

export function swapped<Item>(list: readonly Item[], one: number, other: number): Item[] {
  return list.map((item, place) => list[place === one ? other : place === other ? one : place] ?? item);
}

/** The text with another character in a place, which is a hexadecimal digit as the first was. */
export function withDigit(text: string, index: number): string {
  const place = index % text.length;
  return text.slice(0, place) + (text[place] === '0' ? '1' : '0') + text.slice(place + 1);
}
