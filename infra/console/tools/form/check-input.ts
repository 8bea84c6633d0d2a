import { type FieldSchema, joinPath } from './field-kind.ts';
import type { FieldErrors } from './read-input.ts';

/**
 * Checks a tool's input against its schema before it is sent, as far as the tools' schemas go: the API checks the
 * input with a whole validator, which would be a seventh of this console's size. Returns the first error of each field.
 */
export function checkInput(schema: FieldSchema, input: unknown, path = ''): FieldErrors {
  const own = describeError(schema, input);
  if (own !== undefined) return { [path]: own };
  if (Array.isArray(input)) {
    const items = schema.items;
    return items
      ? mergeErrors(input.map((item, nth) => checkInput(items, item, joinPath(path, `${nth}`))))
      : {};
  }
  if (typeof input !== 'object' || input === null) return {};
  const members = new Map(Object.entries(input));
  const missing = (schema.required ?? []).filter((name) => !members.has(name));
  return mergeErrors([
    ...missing.map((name) => ({ [joinPath(path, name)]: MISSING })),
    ...Object.entries(schema.properties ?? {}).map(([name, member]) =>
      members.has(name) ? checkInput(member, members.get(name), joinPath(path, name)) : {},
    ),
  ]);
}

/** Path of the field that shows the error: the field itself, or the one that holds the wrong member. */
export function findField(path: string, fields: readonly string[]): string {
  if (path === '' || fields.includes(path)) return path;
  return findField(path.slice(0, Math.max(0, path.lastIndexOf('/'))), fields);
}

const MISSING = 'Fill in this field.';

const mergeErrors = (all: FieldErrors[]): FieldErrors => Object.assign({}, ...all);

const typeWords: Record<string, string> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list in JSON: […]',
  object: 'an object in JSON: {…}',
};

/** What is wrong with a value itself, without its members. */
function describeError(schema: FieldSchema, value: unknown): string | undefined {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => hasType(type, value)))
    return `This must be ${types.map((type) => typeWords[type] ?? type).join(' or ')}.`;
  if (schema.enum && !schema.enum.includes(value)) return `Choose one of: ${schema.enum.join(', ')}.`;
  if (typeof value === 'number') return describeNumber(schema, value);
  if (typeof value === 'string') return describeText(schema, value);
  if (!Array.isArray(value)) return undefined;
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (value.length < minItems) return `Enter at least ${minItems}.`;
  return value.length > maxItems ? `Enter at most ${maxItems}.` : undefined;
}

function hasType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  return typeof value === type && value !== null && !Array.isArray(value);
}

function describeNumber({ minimum = -Infinity, maximum = Infinity }: FieldSchema, value: number) {
  if (value < minimum) return `Enter ${minimum} or more.`;
  return value > maximum ? `Enter ${maximum} or less.` : undefined;
}

function describeText({ minLength = 0, maxLength = Infinity, pattern }: FieldSchema, value: string) {
  // JSON Schema counts characters, not UTF-16 units.
  const { length } = [...value];
  if (length < minLength) return length === 0 ? MISSING : `Enter at least ${minLength} characters.`;
  if (length > maxLength) return `Enter at most ${maxLength} characters.`;
  if (pattern === undefined || hasForm(pattern, value)) return undefined;
  return value.includes('\n') ? 'Use a single line.' : 'This does not have the form that the hint describes.';
}

/** A pattern that is no expression with Unicode is left to the API: the form must not stop at it. */
function hasForm(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}
