import { GetCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Digest, digestSchema } from '../digest/digest.ts';
import {
  abandonedUpdate,
  claimUpdate,
  closeUpdate,
  type DeadReason,
  itemKey,
  releaseUpdate,
  type Slot,
  type SlotEnd,
  type SlotPhase,
  sendingUpdate,
} from './slot-updates.ts';
import { queryPages, sendConditional, sendRequest, type Table } from './table.ts';
import { type User, userKey } from './user-key.ts';

const stateSchema = z.object({
  sk: z.string(),
  status: z.enum(['TAKEN', 'SENDING', 'DELIVERED', 'SKIPPED', 'DEAD']),
  /** The runs that claimed it. */
  attempts: z.set(z.string()),
  /** Epoch milliseconds; absent once closed. */
  leaseUntil: z.number().optional(),
  closedAt: z.number().optional(),
  reason: z.string().optional(),
  byHand: z.boolean().optional(),
});

/** The state of a slot. */
export type SlotState = Omit<z.infer<typeof stateSchema>, 'sk' | 'attempts'> & {
  scheduledTime: string;
  attempts: number;
};

const storedSchema = z.object({ sk: z.string(), digest: z.string(), closedAt: z.number() });

export type StoredDigest = { scheduledTime: string; closedAt: number; digest: Digest };

export type DigestSlots = {
  /**
   * Claims the slot for this run, until the lease ends (epoch ms). @returns how many runs have claimed it; undefined
   * when another run holds it, or it is SENDING or closed. After a lease has ended, the next run claims it.
   */
  claim(slot: Slot, run: string, leaseUntil: number): Promise<number | undefined>;
  find(slot: Slot): Promise<SlotState | undefined>;
  /** The user's newest slots, newest first. */
  findNewest(user: User, count: number): Promise<SlotState[]>;
  /** Releases the slot, so that a retry need not wait for the lease to end. */
  release(slot: Slot, run: string): Promise<void>;
  /** From here on no run can claim the slot; false when this run no longer holds it. */
  startSending(slot: Slot, run: string): Promise<boolean>;
  /**
   * Closes the slot and stores the digest in the same write; false when this run does not hold the slot in one of the
   * `from` phases.
   */
  close(slot: Slot, run: string, end: SlotEnd, from: readonly SlotPhase[]): Promise<boolean>;
  /** Closes the slot of a run that died. @returns why it is dead; undefined when it is closed or a run holds it */
  closeAbandoned(slot: Slot): Promise<DeadReason | undefined>;
  /** The user's newest stored digest. */
  findLatest(user: User): Promise<StoredDigest | undefined>;
};

const STATE = 'sk, #status, attempts, leaseUntil, closedAt, reason, byHand';

/** Slots in the table, under `SLOT#<scheduled time>` of their user. */
export function digestSlotsIn(table: Table, now: () => number = Date.now): DigestSlots {
  const at = { TableName: table.name };
  const update = (input: Omit<UpdateCommandInput, 'TableName'>) =>
    sendConditional(() => table.client.send(new UpdateCommand({ ...at, ...input })));
  return {
    async claim(slot, run, leaseUntil) {
      const claimed = await update(claimUpdate(slot, run, leaseUntil, now()));
      return claimed === undefined ? undefined : parseState(claimed.Attributes).attempts;
    },
    async find(slot) {
      const get = new GetCommand({ ...at, Key: itemKey(slot), ConsistentRead: true, ...stateOnly });
      const { Item } = await sendRequest(() => table.client.send(get));
      return Item === undefined ? undefined : parseState(Item);
    },
    async findNewest(user, count) {
      const found: SlotState[] = [];
      for await (const items of queryPages(table, {
        ...newestQuery(user),
        Limit: count,
        ConsistentRead: true,
      })) {
        found.push(...items.map(parseState));
        if (found.length >= count) break;
      }
      return found.slice(0, count);
    },
    async release(slot, run) {
      await update(releaseUpdate(slot, run));
    },
    startSending: async (slot, run) => (await update(sendingUpdate(slot, run))) !== undefined,
    close: async (slot, run, end, from) =>
      (await update(closeUpdate(slot, run, { end, from, now: now() }))) !== undefined,
    async closeAbandoned(slot) {
      for (const [status, reason] of [
        ['TAKEN', 'failed'],
        ['SENDING', 'outcome-unknown'],
      ] as const)
        if ((await update(abandonedUpdate(slot, { status, reason, now: now() }))) !== undefined)
          return reason;
      return undefined;
    },
    async findLatest(user) {
      for await (const [item] of queryPages(table, storedQuery(user))) {
        if (item !== undefined) return parseStoredDigest(item);
      }
      return undefined;
    },
  };
}

/** The item without its digest. */
const stateOnly = { ProjectionExpression: STATE, ExpressionAttributeNames: { '#status': 'status' } };

function newestQuery(user: User) {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :slot)',
    ExpressionAttributeValues: { ':pk': userKey(user), ':slot': 'SLOT#' },
    ScanIndexForward: false,
    ...stateOnly,
  };
}

/** Small pages: each item may hold a whole digest, and nearly always the newest item does. */
function storedQuery(user: User) {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :slot)',
    FilterExpression: 'attribute_exists(digest)',
    ExpressionAttributeValues: { ':pk': userKey(user), ':slot': 'SLOT#' },
    ScanIndexForward: false,
    Limit: 3,
  };
}

function parseState(item: unknown): SlotState {
  const { sk, attempts, ...state } = stateSchema.parse(item);
  return { scheduledTime: sk.slice('SLOT#'.length), attempts: attempts.size, ...state };
}

function parseStoredDigest(item: unknown): StoredDigest {
  const { sk, digest, closedAt } = storedSchema.parse(item);
  return {
    scheduledTime: sk.slice('SLOT#'.length),
    closedAt,
    digest: digestSchema.parse(JSON.parse(digest)),
  };
}
