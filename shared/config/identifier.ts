import * as z from 'zod';

/**
 * A user as Scalekit may know one: printable ASCII without a blank at either end, as the SDK trims identifiers and
 * would make another user of it; at most 100 characters, as Scalekit takes no more.
 */
export const identifierSchema = z
  .string()
  .regex(/^[\x21-\x7e](?:[\x20-\x7e]{0,98}[\x21-\x7e])?$/, 'is not a user');
