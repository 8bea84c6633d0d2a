import * as z from 'zod';

export const idempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9._~-]{16,128}$/, 'must be 16 to 128 of A-Z a-z 0-9 . _ ~ -');
