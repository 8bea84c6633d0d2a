import { TRAIL_FURTHER_SECONDS } from '../../config/job-limits.ts';
import { sendRequest, type Table } from '../table.ts';
import { type User, userKey } from '../user-key.ts';

/** What the sort key of a trail begins with. */
export const TRAIL_PREFIX = 'TRAIL#';

/** What leads from a user to the items that stand outside the user's partition: an offboarding finds them by it. */
export type Trails = {
  /**
   * Leaves a trail to items, before they are stored. Idempotent. `until`: epoch seconds, when the items expire; the
   * trail stays for longer, as an item may be kept for longer.
   * @param items their partition keys
   * @throws as `sendRequest`
   */
  leave(user: User, items: readonly [string, ...string[]], until: number): Promise<void>;
};

/** Trails in the table, as `TRAIL#<partition key of the first item>` of their user. */
export function trailsIn(table: Table, now: () => number = Date.now): Trails {
  return {
    async leave(user, items, until) {
      const update = {
        Key: { pk: userKey(user), sk: `${TRAIL_PREFIX}${items[0]}` },
        UpdateExpression: 'SET expiresAt = :until, leftAt = :now ADD leadsTo :items',
        ExpressionAttributeValues: {
          ':until': until + TRAIL_FURTHER_SECONDS,
          ':now': now(),
          ':items': new Set(items),
        },
      };
      await sendRequest(() => table.update(update));
    },
  };
}

/** The key of an item to which a trail leads: its sort key is what its partition key begins with. */
export function keyOfTrailed(pk: string): { pk: string; sk: string } {
  return { pk, sk: pk.slice(0, pk.indexOf('#')) };
}
