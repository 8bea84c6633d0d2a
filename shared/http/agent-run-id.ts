import * as z from 'zod/mini';

/** The caller's own name of an agent's run, by which Scalekit's logs group its calls. */
export const agentRunIdSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9._~-]{1,128}$/, 'must be 1 to 128 of A-Z a-z 0-9 . _ ~ -'));
