import '../config/issue-messages.ts';
import type { z } from 'zod/mini';
import { AppError } from '../errors/app-error.ts';

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
