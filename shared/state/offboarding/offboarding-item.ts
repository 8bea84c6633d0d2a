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

const signedSchema = z.object({
  statement: z.string(),
  keyId: z.string(),
  algorithm: z.literal('ECDSA_SHA_256'),
  signature: z.string(),
});

/** The record of an offboarding that has ended, as the stack's key signed it. */
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
  quietUntil: z._default(z.number(), 0),
  /** The looks at every place that have ended, and how much the first of them and all of them have found. */
  looks: z._default(z.number(), 0),
  foundFirst: z._default(z.number(), 0),
  foundByLooks: z._default(z.number(), 0),
  /** Whether the present look, and the last one that has ended, found anything, also what an earlier one had counted. */
  hasFound: z._default(z.boolean(), false),
  hadFound: z._default(z.boolean(), false),
  /** The sort key of the last item that the present look has counted. */
  countedTo: z.optional(z.string()),
  labels: stringSet,
  /** Partition keys to which new trails led: each look removes these items again, as a request may store them after. */
  trails: stringSet,
  accounts: stringSet,
  schedules: stringSet,
  deadLetters: stringSet,
  /** Items by their place, also those of the look under way. */
  counts: z._default(z.partialRecord(z.enum(PLACES), z.number()), {}),
  record: z.optional(signedSchema),
});

/** The offboarding of a user. After its end, it names the user by the hash alone. */
export type Offboarding = z.infer<typeof itemSchema>;

/** How far the looks have come. */
export type LookState = Pick<
  Offboarding,
  'counts' | 'countedTo' | 'looks' | 'foundFirst' | 'foundByLooks' | 'hasFound' | 'hadFound' | 'quietUntil'
>;

export const OFFBOARDING_SORT_KEY = 'OFFBOARDING';

export function locateOffboarding(user: User | { hash: string }) {
  const pk = 'hash' in user ? `USER#${user.hash}` : userKey(user);
  return { Key: { pk, sk: OFFBOARDING_SORT_KEY } };
}

export function parseOffboarding(item: unknown): Offboarding {
  return itemSchema.parse(item);
}

/** Whether a run is at work, as far as its lease shows. */
export function isHeld({ status, leaseUntil }: Offboarding, now: number): boolean {
  return status === 'RUNNING' && leaseUntil >= now;
}

/** How much was found in each place so far; a place without anything is left out. */
export function countFound(state: Offboarding): Partial<Record<Place, number>> {
  const { counts, accounts, schedules, deadLetters, labels } = state;
  const bySet = {
    accounts: accounts.size,
    schedules: schedules.size,
    deadLetters: deadLetters.size,
    labels: labels.size,
  };
  const all = { ...counts, ...(state.status === 'RUNNING' && bySet) };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}
