import { z } from 'zod';
import { invalidArgument } from '../../tool-error.ts';
import type { Schema } from '../workspace/properties.ts';
import type { Page } from '../workspace/workspace.ts';
import { plainValue } from './filter.ts';

const direction = z.enum(['ascending', 'descending']);
const sorts = z.array(
  z.union([
    z.object({ property: z.string(), direction }),
    z.object({ timestamp: z.enum(['created_time', 'last_edited_time']), direction }),
  ]),
);

/** @see https://developers.notion.com/reference/post-database-query-sort */
export function sortPages(pages: Page[], given: unknown[], schema: Schema): Page[] {
  const parsed = sorts.safeParse(given);
  if (!parsed.success) throw invalidArgument('body failed validation: body.sorts is wrong.');
  return parsed.data.toReversed().reduce((list, sort) => {
    const column = 'property' in sort ? sort.property : sort.timestamp;
    if ('property' in sort && schema[column] === undefined) {
      throw invalidArgument(`Could not find sort property with name or id: ${column.slice(0, 100)}`);
    }
    const sign = sort.direction === 'ascending' ? 1 : -1;
    return list.toSorted(
      (one, other) => sign * compare(plainValue(one, column, schema), plainValue(other, column, schema)),
    );
  }, pages);
}

function compare(one: ReturnType<typeof plainValue>, other: ReturnType<typeof plainValue>): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one ?? '').localeCompare(String(other ?? ''), 'en');
}
