import { type Schema, Validator } from '@cfworker/json-schema';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ToolDefinition } from '../../shared/scalekit/scalekit.ts';

const MAX_ERRORS = 20;

/** Keywords whose errors only repeat what a deeper one says. */
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
 * @throws AppError `invalid-request` naming each field
 */
export function checkInput(definition: ToolDefinition, input: Record<string, unknown>): void {
  const result = new Validator(definition.inputSchema as Schema, '2020-12', false).validate(input);
  if (result.valid) return;
  const leaves = result.errors.filter(({ keyword }) => !containers.has(keyword));
  const shown = leaves.length > 0 ? leaves : result.errors;
  throw new AppError('invalid-request', {
    errors: shown.slice(0, MAX_ERRORS).map(({ instanceLocation, error }) => ({
      path: `body.input${instanceLocation.replace(/^#/, '').replaceAll('/', '.')}`,
      message: error,
    })),
  });
}
