import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import { z } from 'zod';
import { invalidArgument } from '../../toolset.ts';
import { plainTextOf, richText } from './rich-text.ts';

/** The kinds of columns that a database here can have. */
type PropertyType =
  | 'title'
  | 'rich_text'
  | 'number'
  | 'select'
  | 'multi_select'
  | 'status'
  | 'date'
  | 'checkbox'
  | 'url'
  | 'email';

export type Schema = Record<string, { type: PropertyType; options?: string[] }>;

/** By property name, in the form of Notion's answers. */
export type Properties = Record<string, JsonObject>;

const option = z.object({ name: z.string().min(1) });
const date = z.object({
  start: z.string().regex(/^\d{4}-\d{2}-\d{2}/),
  end: z.string().nullish(),
  time_zone: z.string().nullish(),
});

const readers: Record<PropertyType, (value: unknown, where: string) => JsonValue> = {
  title: richText,
  rich_text: richText,
  number: (value) => z.number().nullable().parse(value),
  checkbox: (value) => z.boolean().parse(value),
  url: (value) => z.string().nullable().parse(value),
  email: (value) => z.string().nullable().parse(value),
  select: (value) => optionView(option.nullable().parse(value)),
  status: (value) => optionView(option.nullable().parse(value)),
  multi_select: (value) =>
    z
      .array(option)
      .parse(value)
      .map((each) => optionView(each)),
  date: (value) => {
    const parsed = date.nullable().parse(value);
    return parsed && { start: parsed.start, end: parsed.end ?? null, time_zone: parsed.time_zone ?? null };
  },
};

const empty: Record<PropertyType, JsonValue> = {
  title: [],
  rich_text: [],
  number: null,
  checkbox: false,
  url: null,
  email: null,
  select: null,
  status: null,
  multi_select: [],
  date: null,
};

/**
 * The values of a page, checked against the columns that it may have.
 * @see https://developers.notion.com/reference/page-property-values
 * @throws ToolError `validation_error`
 */
export function propertiesOf(schema: Schema, given: Record<string, unknown>): Properties {
  const unknown = Object.keys(given).find((name) => schema[name] === undefined);
  if (unknown !== undefined) throw invalidArgument(`${unknown.slice(0, 100)} is not a property that exists.`);
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, propertyOf(schema, name, value)]),
  );
}

/** A page's properties with every column of its database. */
export function completed(schema: Schema, properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(schema).map(([name, { type }]) => [
      name,
      properties[name] ?? property(name, type, empty[type]),
    ]),
  );
}

export function titleOf(properties: Properties): string {
  const title = Object.values(properties).find(({ type }) => type === 'title');
  return plainTextOf(title?.title);
}

function propertyOf(schema: Schema, name: string, value: unknown): JsonObject {
  const type = schema[name]?.type ?? 'title';
  // A title may also be given as its bare text.
  const inner = type === 'title' && Array.isArray(value) ? { title: value } : value;
  const where = `body.properties.${name}.${type}`;
  const refused = invalidArgument(`body failed validation: ${where} is missing or of the wrong form.`);
  if (typeof inner !== 'object' || inner === null || !(type in inner)) throw refused;
  try {
    const read = readers[type](Reflect.get(inner, type), where);
    checkOption(schema, name, read);
    return property(name, type, read);
  } catch (error) {
    throw error instanceof z.ZodError ? refused : error;
  }
}

function property(name: string, type: PropertyType, value: JsonValue): JsonObject {
  return { id: type === 'title' ? 'title' : encodeURIComponent(name.slice(0, 4)), type, [type]: value };
}

/** A select gets a new option as it needs one; a status has only its own. */
function checkOption(schema: Schema, name: string, value: JsonValue): void {
  const { type, options = [] } = schema[name] ?? {};
  if (type !== 'status' || value === null || typeof value !== 'object' || Array.isArray(value)) return;
  if (!options.includes(String(value.name)))
    throw invalidArgument(`Status option "${String(value.name).slice(0, 100)}" does not exist.`);
}

function optionView(value: { name: string } | null): JsonObject | null {
  return value && { id: value.name.toLowerCase().replaceAll(/\W/g, '-'), name: value.name, color: 'default' };
}
