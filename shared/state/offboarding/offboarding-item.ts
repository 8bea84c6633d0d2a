import * as z from 'zod/mini';
import type { User } from '../user-key.ts';
import { userKey } from '../user-key.ts';

/** Where items of a user that an offboarding removes were found. */
export const PLACES = [
  'accounts',
  'schedules',
  'digestSettings',
  'digestRuns',
  'executions',
  'links',
  'labels',
  'accountEvents',
  'activity',
  'deadLetters',
  'other',
] as const;

export type Place = (typeof PLACES)[number];

/** One look at every place: when it ended (epoch ms), and how much it found and removed. */
const lookSchema = z.object({ at: z.number(), found: z.number() });

export type Look = z.infer<typeof lookSchema>;

const signedSchema = z.object({
  /** Canonical JSON: the bytes that are signed. */
  statement: z.string(),
  /** Base64 of the DER form. */
  signature: z.string(),
  keyArn: z.string(),
});

/** A record of an offboarding that has ended, with its signature. */
export type SignedRecord = z.infer<typeof signedSchema>;

const stringSet = z._default(z.set(z.string()), new Set<string>());

const itemSchema = z.object({
  status: z.enum(['RUNNING', 'DONE']),
  /** Names this offboarding of the user among others; random. */
  id: z.string(),
  /** Epoch milliseconds, as every time here. */
  startedAt: z.number(),
  endedAt: z.optional(z.number()),
  /** When the user was first seen again after the end. */
  returnedAt: z.optional(z.number()),
  /** Of a running one alone. */
  issuer: z.optional(z.string()),
  identifier: z.optional(z.string()),
  run: z.optional(z.string()),
  leaseUntil: z._default(z.number(), 0),
  /** The next look may begin at this time. */
  quietUntil: z.optional(z.number()),
  looks: z._default(z.array(lookSchema), []),
  /** The sort key of the last item that the present look has counted. */
  countedTo: z.optional(z.string()),
  labels: stringSet,
  accounts: stringSet,
  schedules: stringSet,
  deadLetters: stringSet,
  counts: z._default(z.record(z.string(), z.number()), {}),
  record: z.optional(signedSchema),
});

/** The offboarding of a user. After its end, it names the user by the hash alone. */
export type Offboarding = z.infer<typeof itemSchema>;

export const OFFBOARDING_SORT_KEY = 'OFFBOARDING';

export function locateOffboarding(user: User | { hash: string }) {
  const pk = 'hash' in user ? `USER#${user.hash}` : userKey(user);
  return { Key: { pk, sk: OFFBOARDING_SORT_KEY } };
}

export function parseOffboarding(item: unknown): Offboarding {
  return itemSchema.parse(item);
}
