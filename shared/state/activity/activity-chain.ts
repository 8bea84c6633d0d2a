import * as z from 'zod/mini';
import { type ActFacts, hashEntry, NO_HASH } from '../../activity/entry.ts';
import { ACTIVITY_TTL_SECONDS } from '../../config/activity-limits.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from '../table.ts';
import { grownKey } from './grown-chains.ts';
import type { Source } from './marked-acts.ts';

const sourceSchema = z.object({ pk: z.string(), sk: z.string() });

const headSchema = z.object({
  sk: z.string(),
  hash: z.string(),
  /** The act that the entry is of, and its item. */
  act: z.string(),
  source: sourceSchema,
  /** Epoch milliseconds. */
  sealedAt: z.number(),
  expiresAt: z.number(),
});

/** The newest entry of a user's chain. */
export type Head = Omit<z.infer<typeof headSchema>, 'sk'> & { sequence: number };

type NewEntry = { id: string; facts: ActFacts; source: Source };

/** The chains of entries, one for each user, which only grow. */
export type ActivityChain = {
  /** Consistently read. @param user the user's hash */
  findHead(user: string): Promise<Head | undefined>;
  /** Adds an entry after that head; undefined when another job has added one meanwhile. */
  append(user: string, head: Head | undefined, act: NewEntry, now: number): Promise<Head | undefined>;
};

/** What the sort key of an entry begins with; its number follows, in twelve digits. */
export const ENTRY_PREFIX = 'ACTIVITY#';

/** Entries in the table, under `ACTIVITY#<sequence>` of their user. */
export function activityChainIn(table: Table): ActivityChain {
  return {
    async findHead(user) {
      const query = {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :entry)',
        ExpressionAttributeValues: { ':pk': `USER#${user}`, ':entry': ENTRY_PREFIX },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      };
      const { Items: [newest] = [] } = await sendRequest(() => table.query(query));
      if (newest === undefined) return undefined;
      const { sk, ...head } = headSchema.parse(newest);
      return { ...head, sequence: Number(sk.slice(ENTRY_PREFIX.length)) };
    },
    async append(user, head, { id, facts, source }, now) {
      const sequence = (head?.sequence ?? 0) + 1;
      // Clocks of two jobs differ: the times of a chain, and so the days of its roots, never go back.
      const sealedAt = Math.max(now, head?.sealedAt ?? 0);
      const { text, hash } = hashEntry({
        ...facts,
        user,
        sequence,
        sealedAt: new Date(sealedAt).toISOString(),
        previousHash: head?.hash ?? NO_HASH,
      });
      // Before the entry, so that the root of the day finds every chain that has grown.
      if (head === undefined || dayOf(head.sealedAt) !== dayOf(sealedAt)) {
        await sendRequest(() => table.put({ Item: grownKey(user, dayOf(sealedAt)) }));
      }
      const added = { hash, act: id, source, sealedAt, expiresAt: expiryOf(head, sealedAt) };
      const put = {
        Item: { pk: `USER#${user}`, sk: entrySortKey(sequence), entry: text, ...added },
        ConditionExpression: 'attribute_not_exists(pk)',
      };
      const isAdded = (await sendConditional(() => table.put(put))) !== undefined;
      return isAdded ? { ...added, sequence } : undefined;
    },
  };
}

/** The UTC day of a time in epoch milliseconds, as `2026-11-22`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

export function entrySortKey(sequence: number): string {
  return `${ENTRY_PREFIX}${String(sequence).padStart(12, '0')}`;
}

/** No entry expires before an older one: what is left of a chain has no gap. */
function expiryOf(head: Head | undefined, sealedAt: number): number {
  return Math.max(epochSeconds(sealedAt) + ACTIVITY_TTL_SECONDS, head?.expiresAt ?? 0);
}
