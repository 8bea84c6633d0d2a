import * as z from 'zod/mini';

/**
 * A user's identifier at Scalekit: 1 to 100 printable ASCII characters, without a blank at either end. The SDK trims
 * identifiers, so a blank would name another user; Scalekit accepts at most 100 characters.
 */
export const identifierSchema = z
  .string()
  .check(z.regex(/^[\x21-\x7e](?:[\x20-\x7e]{0,98}[\x21-\x7e])?$/, 'is not a user'));
