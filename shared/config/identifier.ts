import * as z from 'zod/mini';

/** Begins the identifiers at Scalekit of labelled accounts, so no user may be called so. */
export const ACCOUNT_PREFIX = 'onbehalf-account:';

/**
 * A user's identifier at Scalekit: 1 to 100 printable ASCII characters, without a blank at either end. The SDK trims
 * identifiers, so a blank would name another user; Scalekit accepts at most 100 characters.
 */
export const identifierSchema = z.string().check(
  z.regex(/^[\x21-\x7e](?:[\x20-\x7e]{0,98}[\x21-\x7e])?$/, 'is not a user'),
  z.refine((identifier) => !identifier.startsWith(ACCOUNT_PREFIX), { message: 'is not a user' }),
);
