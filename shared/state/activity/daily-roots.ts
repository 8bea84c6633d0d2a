import * as z from 'zod/mini';
import { GROWN_TTL_SECONDS } from '../../config/activity-limits.ts';
import { epochSeconds, queryPages, sendConditional, sendRequest, type Table } from '../table.ts';

const rootSchema = z.object({
  day: z.string(),
  /** Canonical JSON: the text that is signed. */
  statement: z.string(),
  signature: z.string(),
  keyId: z.string(),
  algorithm: z.string(),
  merkleRoot: z.string(),
  /** Whether every entry of a leaf has its proof. */
  isProved: z.boolean(),
});

/** The signed root of a UTC day. */
export type DailyRoot = z.infer<typeof rootSchema>;

export type DailyRoots = {
  /** The newest roots, newest first. Consistently read. */
  findNewest(count: number): Promise<DailyRoot[]>;
  /** The roots from one day to another, oldest first. */
  findBetween(first: string, last: string): Promise<DailyRoot[]>;
  /** Stores the leaves of a tree, before its root. Idempotent. */
  putLeaves(day: string, merkleRoot: string, leaves: readonly string[]): Promise<void>;
  /** The leaves of the tree whose root is stored, in their order. */
  findLeaves(root: DailyRoot): Promise<string[]>;
  /** Stores the root of a day; false when another job has stored one. */
  put(root: DailyRoot): Promise<boolean>;
  setProved(day: string): Promise<void>;
};

const pk = 'ROOTS';
/** Hashes in one item: 32 bytes each, of an item's 400 KB. */
const LEAVES_PER_ITEM = 10_000;

const rootKey = (day: string) => ({ pk, sk: `ROOT#${day}` });
const leavesPrefix = (day: string, merkleRoot: string) => `LEAVES#${day}#${merkleRoot}#`;

/** The roots in the table, as the items `ROOT#<day>` of `ROOTS`. They never expire. */
export function dailyRootsIn(table: Table): DailyRoots {
  async function query(
    input: Omit<Parameters<Table['query']>[0], 'ConsistentRead'>,
    most = Number.POSITIVE_INFINITY,
  ) {
    const found: Record<string, unknown>[] = [];
    for await (const items of queryPages(table, { ...input, ConsistentRead: true })) {
      found.push(...items);
      if (found.length >= most) break;
    }
    return found;
  }
  return {
    async findNewest(count) {
      const newest = {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :root)',
        ExpressionAttributeValues: { ':pk': pk, ':root': 'ROOT#' },
        ScanIndexForward: false,
        Limit: count,
      };
      return (await query(newest, count)).map((item) => rootSchema.parse(item));
    },
    async findBetween(first, last) {
      const between = {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': pk, ':first': `ROOT#${first}`, ':last': `ROOT#${last}` },
      };
      return (await query(between)).map((item) => rootSchema.parse(item));
    },
    async putLeaves(day, merkleRoot, leaves) {
      const expiresAt = epochSeconds(Date.parse(day)) + GROWN_TTL_SECONDS;
      for (let at = 0; at < leaves.length; at += LEAVES_PER_ITEM) {
        const hashes = Buffer.from(leaves.slice(at, at + LEAVES_PER_ITEM).join(''), 'hex');
        const sk = `${leavesPrefix(day, merkleRoot)}${String(at).padStart(9, '0')}`;
        await sendRequest(() => table.put({ Item: { pk, sk, hashes: new Uint8Array(hashes), expiresAt } }));
      }
    },
    async findLeaves({ day, merkleRoot }) {
      const items = await query({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :leaves)',
        ExpressionAttributeValues: { ':pk': pk, ':leaves': leavesPrefix(day, merkleRoot) },
      });
      return items.flatMap(({ hashes }) => {
        const text = Buffer.from(z.instanceof(Uint8Array).parse(hashes)).toString('hex');
        return text.match(/.{64}/g) ?? [];
      });
    },
    async put(root) {
      const put = {
        Item: { ...rootKey(root.day), ...root },
        ConditionExpression: 'attribute_not_exists(pk)',
      };
      return (await sendConditional(() => table.put(put))) !== undefined;
    },
    async setProved(day) {
      const update = {
        Key: rootKey(day),
        UpdateExpression: 'SET isProved = :true',
        ExpressionAttributeValues: { ':true': true },
      };
      await sendRequest(() => table.update(update));
    },
  };
}
