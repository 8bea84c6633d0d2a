import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { DIGEST_TTL_SECONDS } from '../config/limits.ts';
import { type Digest, digestSchema } from '../mail/digest.ts';
import { conditional, epochSeconds, request, type Table } from './table.ts';
import { type User, userKey } from './user-key.ts';

/** One firing of a user's schedule: user + scheduled time (ISO 8601, as EventBridge Scheduler writes it). */
type Slot = { user: User; scheduledTime: string };

type SlotEnd = { status: 'DELIVERED'; digest: Digest } | { status: 'SKIPPED'; reason: string };

const storedSchema = z.object({ sk: z.string(), digest: z.string(), closedAt: z.number() });

export type StoredDigest = { scheduledTime: string; closedAt: number; digest: Digest };

export type DigestSlots = {
  /**
   * Takes the slot for this run, until the lease ends (epoch ms); false when it is closed or another run has it.
   * A run that died is followed by another: nothing was sent yet.
   */
  take(slot: Slot, run: string, leaseUntil: number): Promise<boolean>;
  /** Gives the slot back untouched, so that a retry need not wait for the lease. */
  release(slot: Slot, run: string): Promise<void>;
  /** Closes the slot, and stores the digest in the same write; false when this run no longer has it. */
  close(slot: Slot, run: string, end: SlotEnd): Promise<boolean>;
  /** The user's last stored digest. */
  latest(user: User): Promise<StoredDigest | undefined>;
};

const names = { '#status': 'status', '#run': 'run' };
const takenByRun = '#status = :taken AND #run = :run';

/** Slots in the table, under `SLOT#<scheduled time>` of their user. */
export function digestSlotsIn(table: Table, now: () => number = Date.now): DigestSlots {
  const at = { TableName: table.name };
  return {
    async take(slot, run, leaseUntil) {
      const put = new PutCommand({ ...at, ...takePut(slot, run, leaseUntil, now()) });
      return (await conditional(() => table.client.send(put))) !== undefined;
    },
    async release(slot, run) {
      const update = new UpdateCommand({ ...at, ...releaseUpdate(slot, run) });
      await conditional(() => table.client.send(update));
    },
    async close(slot, run, end) {
      const update = new UpdateCommand({ ...at, ...closeUpdate(slot, run, end, now()) });
      return (await conditional(() => table.client.send(update))) !== undefined;
    },
    async latest(user) {
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const query = new QueryCommand({ ...at, ...newestFirst(user), ExclusiveStartKey });
        const page = await request(() => table.client.send(query));
        const [item] = page.Items ?? [];
        if (item !== undefined) return storedDigest(item);
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
      return undefined;
    },
  };
}

function takePut(slot: Slot, run: string, leaseUntil: number, now: number) {
  const expiresAt = epochSeconds(now) + DIGEST_TTL_SECONDS;
  return {
    Item: { ...itemKey(slot), status: 'TAKEN', run, leaseUntil, expiresAt },
    // A run may meet its own record: the AWS SDK repeats a write whose reply was lost. So below.
    ConditionExpression:
      'attribute_not_exists(pk) OR (#status = :taken AND (leaseUntil < :now OR #run = :run))',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':taken': 'TAKEN', ':now': now, ':run': run },
  };
}

function releaseUpdate(slot: Slot, run: string) {
  return {
    Key: itemKey(slot),
    UpdateExpression: 'SET leaseUntil = :ended',
    ConditionExpression: takenByRun,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':ended': 0, ':taken': 'TAKEN', ':run': run },
  };
}

function closeUpdate(slot: Slot, run: string, end: SlotEnd, now: number) {
  const detail = end.status === 'DELIVERED' ? 'digest' : 'reason';
  return {
    Key: itemKey(slot),
    UpdateExpression: 'SET #status = :status, closedAt = :now, #detail = :detail REMOVE leaseUntil',
    ConditionExpression: `(${takenByRun}) OR (#status = :status AND #run = :run)`,
    ExpressionAttributeNames: { ...names, '#detail': detail },
    ExpressionAttributeValues: {
      ':status': end.status,
      ':now': now,
      ':detail': end.status === 'DELIVERED' ? JSON.stringify(end.digest) : end.reason,
      ':taken': 'TAKEN',
      ':run': run,
    },
  };
}

/** A few at a time: each may hold a whole digest, and nearly always the newest one is it. */
function newestFirst(user: User) {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :slot)',
    FilterExpression: '#status = :delivered',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':pk': userKey(user), ':slot': 'SLOT#', ':delivered': 'DELIVERED' },
    ScanIndexForward: false,
    Limit: 3,
  };
}

function storedDigest(item: unknown): StoredDigest {
  const { sk, digest, closedAt } = storedSchema.parse(item);
  return {
    scheduledTime: sk.slice('SLOT#'.length),
    closedAt,
    digest: digestSchema.parse(JSON.parse(digest)),
  };
}

function itemKey({ user, scheduledTime }: Slot) {
  return { pk: userKey(user), sk: `SLOT#${scheduledTime}` };
}
