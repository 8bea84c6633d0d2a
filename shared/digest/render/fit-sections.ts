import type { Entry, Section } from './outline.ts';

/** Entries as one rendering writes them, and what each section and each entry costs of its budget. */
type Rendering<T> = { render: (entry: Entry) => T; cost: (rendered: T) => number; headingCost: number };
type Fitted<T> = { sections: { heading: string; entries: T[] }[]; left: number };

/** As many entries as the budget has room for, in order: the first that does not fit ends the list. */
export function fitting<T>(
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
    // What did not fit ends the list: a shorter one further down must not overtake it.
    if (shown.length < entries.length) room = -1;
  }
  return fitted;
}

/** Says that not everything is shown. */
export function omittedLines(left: number): string[] {
  return left > 0
    ? [`and ${left} more ${left === 1 ? 'conversation' : 'conversations'} in your mailbox`]
    : [];
}
