import { z } from 'zod';
import { invalidArgument } from '../../tool-error.ts';
import { completeProperties, type Schema } from '../workspace/properties.ts';
import { plainTextOf } from '../workspace/rich-text.ts';
import type { Page } from '../workspace/workspace.ts';

type Plain = string | number | boolean | string[] | null;
type Test = (page: Page) => boolean;

const text = (value: Plain | undefined) => String(value ?? '').toLowerCase();
const instant = (value: Plain | undefined) => Date.parse(String(value));
const isEmpty = (value: Plain) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
const includes = (value: Plain, wanted: Plain) =>
  Array.isArray(value) ? value.includes(String(wanted)) : text(value).includes(text(wanted));

/** Whether a value meets a condition. @see https://developers.notion.com/reference/post-database-query-filter */
const conditions: Record<string, (value: Plain, wanted: Plain) => boolean> = {
  equals: (value, wanted) => value === wanted,
  does_not_equal: (value, wanted) => value !== wanted,
  contains: includes,
  does_not_contain: (value, wanted) => !includes(value, wanted),
  starts_with: (value, wanted) => text(value).startsWith(text(wanted)),
  ends_with: (value, wanted) => text(value).endsWith(text(wanted)),
  greater_than: (value, wanted) => value !== null && Number(value) > Number(wanted),
  less_than: (value, wanted) => value !== null && Number(value) < Number(wanted),
  greater_than_or_equal_to: (value, wanted) => value !== null && Number(value) >= Number(wanted),
  less_than_or_equal_to: (value, wanted) => value !== null && Number(value) <= Number(wanted),
  before: (value, wanted) => instant(value) < instant(wanted),
  after: (value, wanted) => instant(value) > instant(wanted),
  on_or_before: (value, wanted) => instant(value) <= instant(wanted),
  on_or_after: (value, wanted) => instant(value) >= instant(wanted),
  is_empty: isEmpty,
  is_not_empty: (value) => !isEmpty(value),
};

const simple = z.looseObject({ property: z.string().optional(), timestamp: z.string().optional() });
const condition = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .refine((each) => Object.keys(each).length === 1);
const compound = z.union([
  z.strictObject({ and: z.array(z.unknown()) }),
  z.strictObject({ or: z.array(z.unknown()) }),
]);

/** @throws ToolError `validation_error` for a filter that is invalid for the database's schema */
export function parseFilter(filter: unknown, schema: Schema): Test {
  if (filter === undefined) return () => true;
  const group = compound.safeParse(filter).data;
  if (group !== undefined && 'and' in group) {
    const tests = group.and.map((each) => parseFilter(each, schema));
    return (page) => tests.every((test) => test(page));
  }
  if (group !== undefined) {
    const tests = group.or.map((each) => parseFilter(each, schema));
    return (page) => tests.some((test) => test(page));
  }
  return parseCondition(filter, schema);
}

function parseCondition(filter: unknown, schema: Schema): Test {
  const given = simple.safeParse(filter).data;
  const column = given?.property ?? given?.timestamp;
  if (given === undefined || column === undefined)
    throw invalidArgument('body failed validation: body.filter should name a property.');
  const type = given.property === undefined ? column : typeOf(schema, column);
  const [entry] = Object.entries(condition.safeParse(given[type]).data ?? {});
  const isMet = entry && conditions[entry[0]];
  if (entry === undefined || isMet === undefined) {
    throw invalidArgument(`body failed validation: body.filter.${type} should be a condition.`);
  }
  return (page) => isMet(plainValue(page, column, schema), entry[1]);
}

function typeOf(schema: Schema, name: string): string {
  const type = schema[name]?.type;
  if (type === undefined)
    throw invalidArgument(`Could not find property with name or id: ${name.slice(0, 100)}`);
  return type;
}

const named = z.object({ name: z.string() });

/** A page's column value or timestamp in a comparable form. */
export function plainValue(page: Page, column: string, schema: Schema): Plain {
  if (schema[column] === undefined) {
    return (column === 'created_time' ? page.createdAt : page.editedAt).toISOString();
  }
  const { type } = schema[column];
  const value = completeProperties(schema, page.properties)[column]?.[type];
  switch (type) {
    case 'title':
    case 'rich_text':
      return plainTextOf(value);
    case 'select':
    case 'status':
      return named.safeParse(value).data?.name ?? null;
    case 'multi_select':
      return z
        .array(named)
        .parse(value)
        .map(({ name }) => name);
    case 'date':
      return z.object({ start: z.string() }).safeParse(value).data?.start ?? null;
    default:
      return z.union([z.string(), z.number(), z.boolean(), z.null()]).parse(value);
  }
}
