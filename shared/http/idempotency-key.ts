import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';

export const idempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9._~-]{16,128}$/, 'must be 16 to 128 of A-Z a-z 0-9 . _ ~ -');

/** The request's `Idempotency-Key`; undefined when it has none. @throws AppError `invalid-request` */
export function idempotencyKeyOf(header: (name: string) => string | undefined): string | undefined {
  const text = header('idempotency-key');
  if (text === undefined) return undefined;
  const parsed = idempotencyKey.safeParse(text);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('invalid-request', {
    errors: [{ path: 'headers.idempotency-key', message: issue?.message ?? 'is not valid' }],
  });
}
