import * as z from 'zod/mini';
import type { ErrorCode } from '../../errors/app-error.ts';
import { PENDING_INDEX } from '../alignment/pending-index.ts';
import { queryPages, sendConditional, sendRequest, type Table } from '../table.ts';
import { type User, userHash } from '../user-key.ts';
import { actWork } from './act-mark.ts';
import { type MarkedItem, markedAttributes, parseMarked } from './marked-item.ts';
import { kindOf } from './read-acts.ts';

/** The keys of an item. */
export type Source = { pk: string; sk: string };

/** An item of the index: the user's hash, undefined where it names none, and the time since which it waits (epoch ms). */
export type Marked = { user: string | undefined; source: Source; since: number };

/** The items with acts that are not sealed. */
export type MarkedActs = {
  /** The items of a shard, oldest first, page by page. The index may be some seconds behind. */
  list(shard: number, before: number): AsyncIterable<Marked[]>;
  /** The item, consistently read; undefined when it has no mark. */
  read(source: Source): Promise<MarkedItem | undefined>;
  /** Ends an act whose process ended without: a write as UNKNOWN, a slot as DEAD. */
  end(item: MarkedItem, now: number): Promise<void>;
  /** Records that an act is sealed, and removes the mark of an item that has no other act. Idempotent. */
  seal(source: Source, act: string): Promise<void>;
  /** Removes the mark of an item whose acts are as they were read. */
  clear(item: MarkedItem): Promise<void>;
};

const listed = z.object({
  pk: z.string(),
  sk: z.string(),
  pendingSince: z.number(),
  issuer: z.optional(z.string()),
  identifier: z.optional(z.string()),
});

const { name: IndexName, partitionKey, sortKey } = PENDING_INDEX;
const REMOVE_MARK = `REMOVE ${partitionKey}, ${sortKey}`;
const IS_MARKED = `attribute_exists(${partitionKey})`;

/** Marked items of the table, of any kind. */
export function markedActsIn(table: Table): MarkedActs {
  const update = (input: Parameters<Table['update']>[0]) => sendConditional(() => table.update(input));
  return {
    async *list(shard, before) {
      const query = {
        IndexName,
        KeyConditionExpression: `${partitionKey} = :work AND ${sortKey} < :before`,
        ExpressionAttributeValues: { ':work': actWork(shard), ':before': before },
      };
      for await (const items of queryPages(table, query)) yield items.map(parseListed);
    },
    async read(source) {
      const get = { Key: keyOf(source), ConsistentRead: true, ...markedAttributes };
      const { Item } = await sendRequest(() => table.get(get));
      const item = Item === undefined ? undefined : parseMarked(Item);
      return item?.pendingWork === undefined ? undefined : item;
    },
    async end(item, now) {
      await update({ Key: keyOf(item), ...(kindOf(item) === 'KEY' ? unknownUpdate(item) : deadUpdate(now)) });
    },
    async seal(source, act) {
      const seal = { ':act': act, ':acts': new Set([act]) };
      const only = await update({
        Key: keyOf(source),
        UpdateExpression: `ADD sealed :acts ${REMOVE_MARK}`,
        ConditionExpression: `act.id = :act AND ${IS_MARKED} AND attribute_not_exists(replay)`,
        ExpressionAttributeValues: seal,
      });
      if (only !== undefined) return;
      await update({
        Key: keyOf(source),
        UpdateExpression: 'ADD sealed :acts',
        ConditionExpression: `${IS_MARKED} AND (act.id = :act OR replay.id = :act)`,
        ExpressionAttributeValues: seal,
      });
    },
    async clear({ act, replay, ...item }) {
      await update({
        Key: keyOf(item),
        UpdateExpression: REMOVE_MARK,
        ConditionExpression: `act.id = :act AND ${replay === undefined ? 'attribute_not_exists(replay)' : 'replay.id = :replay'}`,
        ExpressionAttributeValues: { ':act': act?.id ?? '', ':replay': replay?.id },
      });
    },
  };
}

function parseListed(item: unknown): Marked {
  const { pk, sk, pendingSince: since, ...user } = listed.parse(item);
  return { user: hashOf(pk, user), source: { pk, sk }, since };
}

/** A flow stands under its own key, and names its user. */
function hashOf(pk: string, { issuer, identifier }: Partial<User>): string | undefined {
  if (pk.startsWith('USER#')) return pk.slice('USER#'.length);
  if (issuer === undefined || identifier === undefined) return undefined;
  return userHash({ issuer, identifier });
}

function keyOf({ pk, sk }: Source): Source {
  return { pk, sk };
}

function unknownUpdate({ owner }: MarkedItem) {
  return {
    UpdateExpression: 'SET #status = :unknown',
    ConditionExpression: '#owner = :owner AND #status = :running',
    ExpressionAttributeNames: { '#status': 'status', '#owner': 'owner' },
    ExpressionAttributeValues: { ':unknown': 'UNKNOWN', ':owner': owner, ':running': 'IN_PROGRESS' },
  };
}

function deadUpdate(now: number) {
  const failure: ErrorCode = 'deadline-exceeded';
  return {
    UpdateExpression:
      'SET #status = :dead, closedAt = :now, reason = :reason, failure = :failure REMOVE leaseUntil',
    ConditionExpression: '#status = :sending AND leaseUntil < :now',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':dead': 'DEAD',
      ':sending': 'SENDING',
      ':reason': 'outcome-unknown',
      ':failure': failure,
      ':now': now,
    },
  };
}
