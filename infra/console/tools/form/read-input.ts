import { type FieldSchema, findFieldKind, joinPath, typeOf } from './field-kind.ts';

/** Path of a field → its text as typed. A choice is its text, yes and no are `true` and `false`. */
export type Typed = Readonly<Record<string, string>>;

/** Path of a field → what is wrong with it. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The text at a path. A field may have the name of a member that every object has, such as `constructor`. */
export const textAt = (texts: Typed | FieldErrors, path: string): string | undefined =>
  Object.hasOwn(texts, path) ? texts[path] : undefined;

/** What was typed cannot be read as the field's type. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Converts what was typed to a tool's input. Empty fields are left out; `errors` names those that cannot be read. */
export function readInput(
  schema: FieldSchema,
  typed: Typed,
): { input: Record<string, unknown>; errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const input = readGroup(schema, '', typed, errors) ?? {};
  return { input, errors };
}

function readGroup(
  schema: FieldSchema,
  parent: string,
  typed: Typed,
  errors: Record<string, string>,
): Record<string, unknown> | undefined {
  const entries = Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, unknown][] => {
    const path = joinPath(parent, name);
    const kind = findFieldKind(name, field);
    if (kind === 'group') {
      const group = readGroup(field, path, typed, errors);
      return group === undefined ? [] : [[name, group]];
    }
    const text = textAt(typed, path) ?? '';
    if (text.trim() === '' && (text === '' || !kind.endsWith('text'))) return [];
    try {
      return [[name, readField(kind, field, text)]];
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown;
      errors[path] = thrown.message;
      return [];
    }
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function readField(kind: ReturnType<typeof findFieldKind>, schema: FieldSchema, text: string): unknown {
  switch (kind) {
    case 'number':
      return readNumber(text);
    case 'yes-no':
      return text === 'true';
    case 'choice':
      return findChoice(schema.enum, text);
    case 'lines':
      return linesOf(text).map((line) => (typeOf(schema.items ?? {}) === 'string' ? line : readNumber(line)));
    case 'json':
      return readJson(text);
    default:
      return text;
  }
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

function findChoice(values: readonly unknown[] = [], text: string): unknown {
  return values.find((value) => String(value) === text);
}

function readNumber(text: string): number {
  const value = Number(text);
  if (!/^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(text.trim()) || !Number.isFinite(value))
    throw new Unreadable(`Enter a number: “${text.trim()}” is none.`);
  // A double would change it silently.
  if (/^[+-]?\d+$/.test(text.trim()) && !Number.isSafeInteger(value))
    throw new Unreadable('This number is too long to be sent exactly.');
  return value;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable('This is not valid JSON. Check quotation marks, commas and brackets.');
  }
}
