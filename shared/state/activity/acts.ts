import type { ActCaller } from '../../activity/act.ts';
import { JOIN_MARGIN_SECONDS, UNSEALED_ACT_SECONDS } from '../../config/activity-limits.ts';
import { WRITE_LEASE_SECONDS } from '../../config/limits.ts';
import type { AccountRef } from '../../connections/account-ref.ts';
import type { ErrorCode } from '../../errors/app-error.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from '../table.ts';
import { type User, userKey } from '../user-key.ts';
import { actMark, newAct } from './act-mark.ts';

/** What the act does, to which account. */
type ActOn = AccountRef & { type: 'disconnect' };

/** An act of a user, which concurrent requests share by its id. `request`: the one that does it. */
type ActKey = { user: User; id: string; request: string };

/** An act that has begun. */
type BegunAct = ActKey & { sk: string };

/** The acts that no other item of their user records. */
export type Acts = {
  /**
   * Stores an act before it is done, or joins that of a concurrent request: it is unknown until it has ended.
   * @returns undefined when another request has done it already
   */
  begin(key: ActKey, on: ActOn, caller: ActCaller): Promise<BegunAct | undefined>;
  finish(act: BegunAct): Promise<void>;
  /** Ends this request's part, which certainly had no effect. The act has failed when no other request may have done it. */
  fail(act: BegunAct, code: ErrorCode): Promise<void>;
};

/** Acts of one id that requests share; each further request has an act of its own. */
const NAMED_ACTS = 5;

const names = { '#status': 'status', '#requests': 'requests' };

/** Acts in the table, under `ACT#<id>` of their user. */
export function actsIn(table: Table, now: () => number = Date.now): Acts {
  const update = (key: ReturnType<typeof itemKey>, input: Omit<Parameters<Table['update']>[0], 'Key'>) =>
    sendConditional(() => table.update({ Key: key, ExpressionAttributeNames: names, ...input }));

  async function put({ user, request, sk }: BegunAct, on: ActOn, caller: ActCaller): Promise<boolean> {
    const at = now();
    const Item = {
      ...itemKey({ user, sk }),
      ...on,
      ...actMark(user, newAct(caller, at)),
      status: 'BEGUN',
      requests: new Set([request]),
      leaseUntil: epochSeconds(at) + WRITE_LEASE_SECONDS,
      expiresAt: epochSeconds(at) + UNSEALED_ACT_SECONDS,
    };
    const ConditionExpression = 'attribute_not_exists(pk)';
    return (await sendConditional(() => table.put({ Item, ConditionExpression }))) !== undefined;
  }

  /** What no other request may have done has failed, and may be sealed as that once its lease has ended. */
  async function join(act: BegunAct): Promise<boolean> {
    const seconds = epochSeconds(now());
    const joined = await update(itemKey(act), {
      UpdateExpression: 'SET leaseUntil = :until ADD #requests :request',
      ConditionExpression:
        '#status = :begun AND attribute_exists(pendingWork) AND (attribute_exists(#requests) OR leaseUntil > :soon)',
      ExpressionAttributeValues: {
        ':until': seconds + WRITE_LEASE_SECONDS,
        ':soon': seconds + JOIN_MARGIN_SECONDS,
        ':begun': 'BEGUN',
        ':request': new Set([act.request]),
      },
    });
    return joined !== undefined;
  }

  async function isDone(act: BegunAct): Promise<boolean> {
    const get = { Key: itemKey(act), ConsistentRead: true };
    const { Item } = await sendRequest(() => table.get(get));
    return Item?.status === 'DONE';
  }

  return {
    async begin(key, on, caller) {
      // An act that may be sealed stays as it is, and the next one has a name of its own.
      for (let nth = 1; nth <= NAMED_ACTS; nth += 1) {
        const act = { ...key, sk: `ACT#${key.id}${nth === 1 ? '' : `#${nth}`}` };
        if ((await put(act, on, caller)) || (await join(act))) return act;
        if (await isDone(act)) return undefined;
      }
      const further = { ...key, sk: `ACT#${key.id}#${key.request}` };
      await put(further, on, caller);
      return further;
    },
    async finish(act) {
      await update(itemKey(act), {
        UpdateExpression: 'SET #status = :done REMOVE leaseUntil, #requests',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':done': 'DONE' },
      });
    },
    async fail(act, code) {
      await update(itemKey(act), {
        UpdateExpression: 'SET code = :code DELETE #requests :request',
        ConditionExpression: '#status = :begun',
        ExpressionAttributeValues: {
          ':code': code,
          ':begun': 'BEGUN',
          ':request': new Set([act.request]),
        },
      });
    },
  };
}

function itemKey({ user, sk }: Pick<BegunAct, 'user' | 'sk'>) {
  return { pk: userKey(user), sk };
}
