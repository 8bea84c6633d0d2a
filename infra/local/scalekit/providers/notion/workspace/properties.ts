import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import { z } from 'zod';
import { invalidArgument } from '../../tool-error.ts';
import { parseRichText, plainTextOf } from './rich-text.ts';

/** The column types that the fake supports. */
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

/** Values by property name, in the form of Notion's responses. */
export type Properties = Record<string, JsonObject>;

const option = z.object({ name: z.string().min(1) });
const date = z.object({
  start: z.string().regex(/^\d{4}-\d{2}-\d{2}/),
  end: z.string().nullish(),
  time_zone: z.string().nullish(),
});

const parsers: Record<PropertyType, (value: unknown, where: string) => JsonValue> = {
  title: parseRichText,
  rich_text: parseRichText,
  number: (value) => z.number().nullable().parse(value),
  checkbox: (value) => z.boolean().parse(value),
  url: (value) => z.string().nullable().parse(value),
  email: (value) => z.string().nullable().parse(value),
  select: (value) => toOptionView(option.nullable().parse(value)),
  status: (value) => toOptionView(option.nullable().parse(value)),
  multi_select: (value) =>
    z
      .array(option)
      .parse(value)
      .map((each) => toOptionView(each)),
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
 * Parses a page's property values against its schema.
 * @see https://developers.notion.com/reference/page-property-values
 * @throws ToolError `validation_error`
 */
export function parseProperties(schema: Schema, values: Record<string, unknown>): Properties {
  const unknown = Object.keys(values).find((name) => schema[name] === undefined);
  if (unknown !== undefined) throw invalidArgument(`${unknown.slice(0, 100)} is not a property that exists.`);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, parseProperty(schema, name, value)]),
  );
}

/** A page's properties, with an empty value for each missing column. */
export function completeProperties(schema: Schema, properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(schema).map(([name, { type }]) => [
      name,
      properties[name] ?? toProperty(name, type, empty[type]),
    ]),
  );
}

export function titleOf(properties: Properties): string {
  const title = Object.values(properties).find(({ type }) => type === 'title');
  return plainTextOf(title?.title);
}

function parseProperty(schema: Schema, name: string, given: unknown): JsonObject {
  const type = schema[name]?.type ?? 'title';
  // Notion also accepts a title as a bare rich text list.
  const inner = type === 'title' && Array.isArray(given) ? { title: given } : given;
  const where = `body.properties.${name}.${type}`;
  const invalid = invalidArgument(`body failed validation: ${where} is missing or of the wrong form.`);
  if (typeof inner !== 'object' || inner === null || !(type in inner)) throw invalid;
  try {
    const value = parsers[type](Reflect.get(inner, type), where);
    checkOption(schema, name, value);
    return toProperty(name, type, value);
  } catch (error) {
    throw error instanceof z.ZodError ? invalid : error;
  }
}

function toProperty(name: string, type: PropertyType, value: JsonValue): JsonObject {
  return { id: type === 'title' ? 'title' : encodeURIComponent(name.slice(0, 4)), type, [type]: value };
}

/** A select accepts new options; a status accepts only those of the schema. */
function checkOption(schema: Schema, name: string, value: JsonValue): void {
  const { type, options = [] } = schema[name] ?? {};
  if (type !== 'status' || value === null || typeof value !== 'object' || Array.isArray(value)) return;
  if (!options.includes(String(value.name)))
    throw invalidArgument(`Status option "${String(value.name).slice(0, 100)}" does not exist.`);
}

function toOptionView(value: { name: string } | null): JsonObject | null {
  return value && { id: value.name.toLowerCase().replaceAll(/\W/g, '-'), name: value.name, color: 'default' };
}
