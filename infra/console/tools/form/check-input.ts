import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { type FieldSchema, joinPath } from './field-kind.ts';
import type { FieldErrors } from './read-input.ts';

/** Keywords whose errors only repeat the error of a deeper keyword. */
const CONTAINERS = new Set(['properties', 'items', 'additionalProperties', 'allOf', '$ref']);

/** Checks a tool's input against its schema with the API's own validator. Returns the first error of each field. */
export function checkInput(schema: FieldSchema, input: Record<string, unknown>): FieldErrors {
  const { valid, errors } = new Validator(schema as Schema, '2020-12', false).validate(input);
  if (valid) return {};
  const leaves = errors.filter(({ keyword }) => !CONTAINERS.has(keyword));
  const found: Record<string, string> = {};
  for (const unit of leaves.length > 0 ? leaves : errors) {
    const [path, message] = describe(unit);
    found[path] ??= message;
  }
  return found;
}

/** Path of the field that shows the error: the field itself, or the one that holds the wrong member. */
export function findField(path: string, fields: readonly string[]): string {
  if (path === '' || fields.includes(path)) return path;
  return findField(path.slice(0, Math.max(0, path.lastIndexOf('/'))), fields);
}

function describe({ instanceLocation, keyword, error }: OutputUnit): [string, string] {
  const path = instanceLocation.replace(/^#\/?/, '');
  if (keyword === 'required') {
    const name = /"(.*)"/.exec(error)?.[1] ?? '';
    return [joinPath(path, name), 'Fill in this field.'];
  }
  const limit = /([<>]) (\d+)\)/.exec(error)?.[2];
  switch (keyword) {
    case 'pattern':
      return [path, 'Use a single line.'];
    case 'minLength':
      return [path, limit === '1' ? 'Fill in this field.' : `Enter at least ${limit} characters.`];
    case 'maxLength':
      return [path, `Enter at most ${limit} characters.`];
    case 'minItems':
      return [path, `Enter at least ${limit}.`];
    case 'maxItems':
      return [path, `Enter at most ${limit}.`];
    case 'minimum':
      return [path, `Enter ${error.split(' ').at(-1)?.replace(/\.$/, '')} or more.`];
    case 'maximum':
      return [path, `Enter ${error.split(' ').at(-1)?.replace(/\.$/, '')} or less.`];
    default:
      return [path, error];
  }
}
