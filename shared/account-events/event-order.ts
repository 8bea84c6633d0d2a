import * as z from 'zod/mini';
import { EVENT_TTL_SECONDS } from '../config/limits.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from '../state/table.ts';

const itemSchema = z.object({ occurredAt: z.union([z.bigint(), z.number()]) });

/** The newest event of each account at Scalekit that was applied; times in nanoseconds since the epoch. */
export type EventOrder = {
  /** Whether a later event of the account has been applied. Consistently read. */
  isOutdated(accountId: string, occurredAt: bigint): Promise<boolean>;
  /** Records an applied event, unless a later one is recorded. */
  record(accountId: string, occurredAt: bigint, now: number): Promise<void>;
};

/** The partition key of the item that orders an account's events. */
export function orderPartition(accountId: string): string {
  return `EVENT-ORDER#${accountId}`;
}

/** The order in the table, as `EVENT-ORDER#<account>`. */
export function eventOrderIn(table: Table): EventOrder {
  const at = (accountId: string) => ({ Key: { pk: orderPartition(accountId), sk: 'EVENT-ORDER' } });
  return {
    async isOutdated(accountId, occurredAt) {
      const { Item } = await sendRequest(() => table.get({ ...at(accountId), ConsistentRead: true }));
      return Item !== undefined && BigInt(itemSchema.parse(Item).occurredAt) > occurredAt;
    },
    async record(accountId, occurredAt, now) {
      const update = {
        ...at(accountId),
        UpdateExpression: 'SET occurredAt = :occurredAt, expiresAt = :expiresAt',
        ConditionExpression: 'attribute_not_exists(pk) OR occurredAt <= :occurredAt',
        ExpressionAttributeValues: {
          ':occurredAt': occurredAt,
          ':expiresAt': epochSeconds(now) + EVENT_TTL_SECONDS,
        },
      };
      await sendConditional(() => table.update(update));
    },
  };
}
