import * as z from 'zod/mini';

export const idempotencyKey = z
  .string()
  .check(z.regex(/^[A-Za-z0-9._~-]{16,128}$/, 'must be 16 to 128 of A-Z a-z 0-9 . _ ~ -'));
