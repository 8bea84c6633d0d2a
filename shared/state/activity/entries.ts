import * as z from 'zod/mini';
import type { MerklePath } from '../../activity/merkle.ts';
import { queryPages, sendConditional, type Table } from '../table.ts';
import { ACT_SHARDS } from './act-mark.ts';
import { dayOf, ENTRY_PREFIX, entrySortKey } from './activity-chain.ts';
import { grownPartition } from './grown-chains.ts';

/** How the root of a day covers a chain: the newest entry of that day is one of its leaves. */
type Proof = { day: string; index: number; path: MerklePath };

const proofSchema = z.object({
  day: z.string(),
  index: z.number(),
  path: z.array(z.object({ side: z.enum(['left', 'right']), hash: z.string() })),
});

const storedSchema = z.object({
  sk: z.string(),
  /** Canonical JSON: the text that the hash is of. */
  entry: z.string(),
  hash: z.string(),
  act: z.string(),
  sealedAt: z.number(),
  expiresAt: z.number(),
  proof: z.optional(proofSchema),
});

export type StoredEntry = Omit<z.infer<typeof storedSchema>, 'sk'> & { sequence: number };

export type Entries = {
  /** A user's entries page by page, those before a number newest first, or those after it oldest first. */
  list(
    user: string,
    from: { before: number } | { after: number },
    limit?: number,
  ): AsyncIterable<StoredEntry[]>;
  /** The newest entry that was sealed on that day or before. */
  findLastOf(user: string, day: string): Promise<StoredEntry | undefined>;
  /** The users whose chains grew on the day, page by page. A chain may be named that did not grow. */
  listGrown(day: string): AsyncIterable<string[]>;
  /** Stores a proof with its entry, if that still exists. Idempotent. */
  putProof(user: string, sequence: number, proof: Proof): Promise<void>;
};

const LAST = 999_999_999_999;

/** Entries in the table. @param user the user's hash */
export function entriesIn(table: Table): Entries {
  async function* list(user: string, from: { before: number } | { after: number }, limit?: number) {
    const isBackwards = 'before' in from;
    const [first, last] = isBackwards ? [0, from.before - 1] : [from.after + 1, LAST];
    if (last < first) return;
    const query = {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':pk': `USER#${user}`,
        ':first': entrySortKey(first),
        ':last': entrySortKey(Math.min(last, LAST)),
      },
      ScanIndexForward: !isBackwards,
      Limit: limit,
      ConsistentRead: true,
    };
    for await (const items of queryPages(table, query)) yield items.map(parseEntry);
  }
  return {
    list,
    async findLastOf(user, day) {
      for await (const page of list(user, { before: LAST }, 10)) {
        const last = page.find(({ sealedAt }) => dayOf(sealedAt) <= day);
        if (last !== undefined) return last;
      }
      return undefined;
    },
    async *listGrown(day) {
      for (let shard = 0; shard < ACT_SHARDS; shard += 1) {
        const query = {
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': grownPartition(day, shard) },
          ConsistentRead: true,
        };
        for await (const items of queryPages(table, query)) yield items.map(({ sk }) => z.string().parse(sk));
      }
    },
    async putProof(user, sequence, proof) {
      const update = {
        Key: { pk: `USER#${user}`, sk: entrySortKey(sequence) },
        UpdateExpression: 'SET proof = :proof',
        // An offboarding may have removed it.
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':proof': proof },
      };
      await sendConditional(() => table.update(update));
    },
  };
}

function parseEntry(item: unknown): StoredEntry {
  const { sk, ...stored } = storedSchema.parse(item);
  return { ...stored, sequence: Number(sk.slice(ENTRY_PREFIX.length)) };
}
