import '../config/issue-messages.ts';
import type { z } from 'zod/mini';
import { AppError } from '../errors/app-error.ts';

/** A header by its lower-case name. API Gateway sends lower-case names; other callers of a function may not. */
export function readHeader(
  headers: Readonly<Record<string, string | undefined>>,
  name: string,
): string | undefined {
  if (headers[name] !== undefined) return headers[name];
  return Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
}

/** A header of the request, checked; undefined when the request has none. @throws AppError `invalid-request` */
export function headerOf<T>(
  name: string,
  schema: z.ZodMiniType<T>,
  header: (name: string) => string | undefined,
): T | undefined {
  const text = header(name);
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('invalid-request', {
    errors: [{ path: `headers.${name}`, message: issue?.message ?? 'is not valid' }],
  });
}
