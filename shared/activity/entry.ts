import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { ACT_WAYS } from './act.ts';
import { canonicalJson } from './canonical-json.ts';

const ACT_TYPES = ['write', 'link', 'disconnect', 'digest'] as const;
export const ACT_OUTCOMES = ['done', 'failed', 'skipped', 'unknown'] as const;

/** Who did it; the members are those of `ActCaller`. */
const entryCaller = z.strictObject({
  via: z.enum(ACT_WAYS).check(z.describe("`schedule`: the user's own digest.")),
  client: z.optional(z.string()).check(z.describe('The client that the token proved.')),
  service: z
    .optional(z.string())
    .check(z.describe('The service that acted for the user; absent when the user acted.')),
});

/** What an act was, without its content. */
export const actFacts = z.strictObject({
  /** ISO 8601. */
  time: z.iso.datetime(),
  type: z.enum(ACT_TYPES),
  caller: entryCaller,
  connection: z.optional(z.string()),
  account: z.optional(z.string()),
  tool: z.optional(z.string()),
  slot: z.optional(z.string()).check(z.describe('Of a digest: its scheduled time.')),
  outcome: z
    .enum(ACT_OUTCOMES)
    .check(z.describe('`unknown`: it may or may not have happened. `skipped`: a digest that was not due.')),
  code: z.optional(z.string()).check(z.describe('Why it failed, was skipped, or is unknown.')),
  executionId: z.optional(z.string()),
  keyHash: z
    .optional(z.string())
    .check(
      z.describe("Of a write: SHA-256, base64url, of the service's client id, a line feed and the key."),
    ),
  replayed: z
    .boolean()
    .check(z.describe('Whether this is the first repeat of a write, which received its stored outcome.')),
});

export type ActFacts = z.infer<typeof actFacts>;

/** The part of an entry that its chain adds. */
const chained = z.strictObject({
  /** The user's hash. */
  user: z.string(),
  /** The place in the user's chain, from 1. */
  sequence: z.number(),
  sealedAt: z.iso.datetime(),
  /** The hash of the entry before; 64 zeros before the first. */
  previousHash: z.string(),
});

/** An entry of a user's activity, which nothing changes any more. Its hash covers every member. */
export const entry = z.extend(actFacts, chained.shape);

export type Entry = z.infer<typeof entry>;

/** The hash before a chain's first entry, and before the first daily root. */
export const NO_HASH = '0'.repeat(64);

/** SHA-256 of a text in UTF-8, in hexadecimal digits, as `sha256sum` prints it. */
export function hexHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The text that an entry's hash is of, and the hash. */
export function hashEntry(given: Entry): { text: string; hash: string } {
  const text = canonicalJson(given);
  return { text, hash: hexHash(text) };
}
