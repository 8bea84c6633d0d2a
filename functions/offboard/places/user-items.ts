import * as z from 'zod/mini';
import { OFFBOARDING_SORT_KEY } from '../../../shared/state/offboarding/offboarding-item.ts';
import { keyOfTrailed } from '../../../shared/state/offboarding/trails.ts';
import { queryPages, sendRequest, type Table } from '../../../shared/state/table.ts';

/** Items of one page; a page of whole items would hold 1 MB of digests. */
const PAGE_ITEMS = 100;

const textSet = z._default(z.set(z.string()), new Set<string>());
const itemSchema = z.object({
  ...{ sk: z.string(), labels: textSet, known: textSet, leadsTo: textSet },
  leftAt: z._default(z.number(), 0),
});

/**
 * An item of a user: its sort key, the labels that it names, and the partition keys of the items to which it leads, since
 * that time (epoch ms).
 */
export type UserItem = { sk: string; labels: readonly string[]; leadsTo: readonly string[]; leftAt: number };

/** The items of a user, by the user's hash. Consistently read. @throws as `sendRequest` */
export type UserItems = {
  /** All but the offboarding itself, page by page, in the order of their sort keys. */
  list(hash: string): AsyncIterable<UserItem[]>;
  remove(hash: string, sk: string): Promise<void>;
  /** Deletes an item that stands outside the user's partition. */
  removeTrailed(pk: string): Promise<void>;
};

export function userItemsIn(table: Table): UserItems {
  return {
    async *list(hash) {
      const query = {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `USER#${hash}` },
        ProjectionExpression: 'sk, labels, known, leadsTo, leftAt',
        Limit: PAGE_ITEMS,
        ConsistentRead: true,
      };
      for await (const items of queryPages(table, query)) {
        yield items.map(parseItem).filter(({ sk }) => sk !== OFFBOARDING_SORT_KEY);
      }
    },
    remove: async (hash, sk) =>
      void (await sendRequest(() => table.delete({ Key: { pk: `USER#${hash}`, sk } }))),
    removeTrailed: async (pk) => void (await sendRequest(() => table.delete({ Key: keyOfTrailed(pk) }))),
  };
}

function parseItem(item: unknown): UserItem {
  const { sk, labels, known, leadsTo, leftAt } = itemSchema.parse(item);
  const [, account] = /^ACCOUNT#([^#]+)#/.exec(sk) ?? [];
  const named = new Set([...labels, ...known, ...(account === undefined ? [] : [account])]);
  return { sk, labels: [...named], leadsTo: [...leadsTo], leftAt };
}
