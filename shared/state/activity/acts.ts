import type { ActCaller } from '../../activity/act.ts';
import { UNSEALED_ACT_SECONDS } from '../../config/activity-limits.ts';
import { WRITE_LEASE_SECONDS } from '../../config/limits.ts';
import type { AccountRef } from '../../connections/account-ref.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from '../table.ts';
import { type User, userKey } from '../user-key.ts';
import { actMark, newAct } from './act-mark.ts';

/** What the act does, to which account. */
type ActOn = AccountRef & { type: 'link' | 'disconnect' };

/** Names an act of a user, the same for a write that is retried. */
type ActKey = { user: User; id: string };

/** The acts that no other item of their user records. */
export type Acts = {
  /** Stores an act before it is done: it is unknown until it has finished. */
  begin(key: ActKey, on: ActOn, caller: ActCaller): Promise<void>;
  finish(key: ActKey): Promise<void>;
};

/** Acts in the table, under `ACT#<id>` of their user. */
export function actsIn(table: Table, now: () => number = Date.now): Acts {
  return {
    async begin({ user, id }, on, caller) {
      const at = now();
      const Item = {
        ...actKey({ user, id }),
        ...on,
        ...actMark(user, { ...newAct(caller, at), id }),
        status: 'BEGUN',
        leaseUntil: epochSeconds(at) + WRITE_LEASE_SECONDS,
        expiresAt: epochSeconds(at) + UNSEALED_ACT_SECONDS,
      };
      await sendRequest(() => table.put({ Item }));
    },
    async finish(key) {
      const update = {
        Key: actKey(key),
        UpdateExpression: 'SET #status = :done REMOVE leaseUntil',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':done': 'DONE' },
      };
      await sendConditional(() => table.update(update));
    },
  };
}

function actKey({ user, id }: ActKey) {
  return { pk: userKey(user), sk: `ACT#${id}` };
}
