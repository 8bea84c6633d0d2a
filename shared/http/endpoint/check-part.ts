import '../../config/issue-messages.ts';
import type { z } from 'zod/mini';
import { REPORTED_CHARACTERS, REPORTED_ERRORS } from '../../config/limits.ts';
import { AppError } from '../../errors/app-error.ts';

type Checked<S> = S extends z.ZodMiniType ? z.output<S> : unknown;

/** A part of a request, parsed; undefined without a schema. @throws AppError `invalid-request` naming each field */
export function checkPart<S extends z.ZodMiniType | undefined>(
  part: 'path' | 'query' | 'body',
  schema: S,
  value: unknown,
): Checked<S>;
export function checkPart(
  part: 'path' | 'query' | 'body',
  schema: z.ZodMiniType | undefined,
  value: unknown,
): unknown {
  if (schema === undefined) {
    if (isEmpty(value)) return undefined;
    throw new AppError('invalid-request', { errors: [{ path: part, message: 'must be empty' }] });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // An unknown key may be as long as a body.
  throw new AppError('invalid-request', {
    errors: parsed.error.issues.slice(0, REPORTED_ERRORS).map((issue) => ({
      path: [part, ...issue.path.map(String)].join('.').slice(0, REPORTED_CHARACTERS),
      message: issue.message.slice(0, REPORTED_CHARACTERS),
    })),
  });
}

/** Whether a part is absent or has no field. A list is no object with fields. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined;
  return !Array.isArray(value) && Object.keys(value).length === 0;
}
