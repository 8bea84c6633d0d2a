import * as z from 'zod/mini';
import { actCaller } from '../activity/act-caller.ts';
import { type Digest, digestSchema } from '../digest/digest.ts';
import type { ErrorCode } from '../errors/app-error.ts';
import { packedText, unpackText } from './packed-text.ts';
import { type DigestOwner, digestSortKey, userKey } from './user-key.ts';

const stateSchema = z.object({
  sk: z.string(),
  status: z.enum(['TAKEN', 'SENDING', 'DELIVERED', 'SKIPPED', 'DEAD']),
  /** The runs that claimed it. */
  attempts: z.set(z.string()),
  /** Epoch milliseconds; absent once closed. */
  leaseUntil: z.optional(z.number()),
  closedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
  /** The run that claimed it last, and the code that a run of its event throws once the slot is dead. */
  run: z.optional(z.string()),
  failure: z.optional(z.custom<ErrorCode>((code) => typeof code === 'string')),
  byHand: z.optional(z.boolean()),
  caller: z.optional(actCaller),
});

/** The state of a slot. */
export type SlotState = Omit<z.infer<typeof stateSchema>, 'sk' | 'attempts' | 'run' | 'failure'> & {
  scheduledTime: string;
  attempts: number;
  /** Of a slot that is DEAD without an outcome of its last run: that run, and the code for the dead-letter queue. */
  failure?: { run: string; code: ErrorCode };
};

const storedSchema = z.object({ sk: z.string(), digest: packedText, closedAt: z.number() });

export type StoredDigest = { scheduledTime: string; closedAt: number; digest: Digest };

const STATE = 'sk, #status, #run, attempts, leaseUntil, closedAt, reason, failure, byHand, caller';

/** The item without its digest. */
export const stateOnly = {
  ProjectionExpression: STATE,
  ExpressionAttributeNames: { '#status': 'status', '#run': 'run' },
};

export function newestQuery(user: DigestOwner, count: number) {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :slot)',
    ExpressionAttributeValues: { ':pk': userKey(user), ':slot': digestSortKey(user, 'SLOT#') },
    ScanIndexForward: false,
    Limit: count,
    ConsistentRead: true,
    ...stateOnly,
  };
}

/** Small pages: each item may hold a whole digest, and nearly always the newest item does. */
export function storedQuery(user: DigestOwner) {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :slot)',
    FilterExpression: 'attribute_exists(digest)',
    ExpressionAttributeValues: { ':pk': userKey(user), ':slot': digestSortKey(user, 'SLOT#') },
    ScanIndexForward: false,
    Limit: 3,
  };
}

export function parseState(item: unknown): SlotState {
  const { sk, attempts, run, failure: code, ...state } = stateSchema.parse(item);
  const failure = run !== undefined && code !== undefined ? { failure: { run, code } } : {};
  return { scheduledTime: timeOf(sk), attempts: attempts.size, ...state, ...failure };
}

export async function parseStoredDigest(item: unknown): Promise<StoredDigest> {
  const { sk, digest, closedAt } = storedSchema.parse(item);
  return {
    scheduledTime: timeOf(sk),
    closedAt,
    digest: digestSchema.parse(JSON.parse(await unpackText(digest))),
  };
}

function timeOf(sortKey: string): string {
  return sortKey.slice(sortKey.indexOf('SLOT#') + 'SLOT#'.length);
}
