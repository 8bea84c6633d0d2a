import type { Entry, Section } from './outline.ts';

/** The way a rendering writes an entry, and the cost of an entry and of a heading in the rendering's budget. */
type Rendering<T> = { render: (entry: Entry) => T; cost: (rendered: T) => number; headingCost: number };
type Fitted<T> = { sections: { heading: string; entries: T[] }[]; left: number };

/** Renders as many entries as fit the budget, in order: the first that does not fit ends the list. `left`: omitted. */
export function fitSections<T>(
  sections: readonly Section[],
  budget: number,
  { render, cost, headingCost }: Rendering<T>,
): Fitted<T> {
  const fitted: Fitted<T> = { sections: [], left: 0 };
  let room = budget;
  for (const { heading, entries } of sections) {
    const shown: T[] = [];
    room -= headingCost;
    for (const entry of entries) {
      const rendered = render(entry);
      room -= cost(rendered);
      if (room < 0) break;
      shown.push(rendered);
    }
    if (shown.length > 0) fitted.sections.push({ heading, entries: shown });
    fitted.left += entries.length - shown.length;
    // A shorter entry further down must not overtake the one that did not fit.
    if (shown.length < entries.length) room = -1;
  }
  return fitted;
}
