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

/** Slots in the table, under `SLOT#<scheduled time>` of their user. */
export function digestSlotsIn(table: Table, now: () => number = Date.now): DigestSlots {
  const at = { TableName: table.name };
  const names = { '#status': 'status', '#run': 'run' };
  return {
    async take(slot, run, leaseUntil) {
      const expiresAt = epochSeconds(now()) + DIGEST_TTL_SECONDS;
      const put = new PutCommand({
        ...at,
        Item: { ...itemKey(slot), status: 'TAKEN', run, leaseUntil, expiresAt },
        ConditionExpression:
          'attribute_not_exists(pk) OR (#status = :taken AND (leaseUntil < :now OR #run = :run))',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':taken': 'TAKEN', ':now': now(), ':run': run },
      });
      return (await conditional(() => table.client.send(put))) !== undefined;
    },
    async release(slot, run) {
      const update = new UpdateCommand({
        ...at,
        Key: itemKey(slot),
        UpdateExpression: 'SET leaseUntil = :ended',
        ConditionExpression: '#status = :taken AND #run = :run',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':ended': 0, ':taken': 'TAKEN', ':run': run },
      });
      await conditional(() => table.client.send(update));
    },
    async close(slot, run, end) {
      const detail =
        end.status === 'DELIVERED' ? { digest: JSON.stringify(end.digest) } : { reason: end.reason };
      const [[name, value]] = Object.entries(detail) as [[string, string]];
      const update = new UpdateCommand({
        ...at,
        Key: itemKey(slot),
        UpdateExpression: 'SET #status = :status, closedAt = :now, #detail = :detail REMOVE leaseUntil',
        ConditionExpression: '#status = :taken AND #run = :run',
        ExpressionAttributeNames: { ...names, '#detail': name },
        ExpressionAttributeValues: {
          ':status': end.status,
          ':now': now(),
          ':detail': value,
          ':taken': 'TAKEN',
          ':run': run,
        },
      });
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
