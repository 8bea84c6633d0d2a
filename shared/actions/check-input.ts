import { type Schema, Validator } from '@cfworker/json-schema';
import { REPORTED_CHARACTERS, REPORTED_ERRORS } from '../config/limits.ts';
import { AppError } from '../errors/app-error.ts';
import type { ToolDefinition } from '../scalekit/scalekit.ts';

/** Keywords whose errors only repeat the error of a deeper keyword. */
const containers = new Set([
  'properties',
  'items',
  'additionalProperties',
  'allOf',
  'anyOf',
  'oneOf',
  '$ref',
]);

/**
 * Checks a tool's input against the tool's own JSON Schema.
 * @throws AppError `invalid-request` naming each field, `provider-error` when the schema is invalid
 */
export function checkInput(definition: ToolDefinition, input: Record<string, unknown>): void {
  const result = validate(definition, input);
  if (result.valid) return;
  const leaves = result.errors.filter(({ keyword }) => !containers.has(keyword));
  const shown = leaves.length > 0 ? leaves : result.errors;
  throw new AppError('invalid-request', {
    errors: shown.slice(0, REPORTED_ERRORS).map(({ instanceLocation, keyword, error }) => ({
      path: `body.input${instanceLocation.replace(/^#/, '').replaceAll('/', '.')}`.slice(
        0,
        REPORTED_CHARACTERS,
      ),
      message: messageOf(keyword, error).slice(0, REPORTED_CHARACTERS),
    })),
  });
}

function messageOf(keyword: string, error: string): string {
  // The only pattern is that of a single line.
  if (keyword === 'pattern') return 'must be a single line';
  return error === 'False boolean schema.' ? 'is unknown' : error;
}

function validate({ inputSchema }: ToolDefinition, input: Record<string, unknown>) {
  try {
    return new Validator(inputSchema as Schema, '2020-12', false).validate(input);
  } catch (cause) {
    // Not the caller's error, since Scalekit sent an invalid schema.
    if (!(cause instanceof RangeError)) throw new AppError('provider-error', { cause });
    // The validator overflows the stack when one array has tens of thousands of errors.
    const errors = [{ path: 'body.input', message: 'has too many errors to list' }];
    throw new AppError('invalid-request', { cause, errors });
  }
}
