import { AppError } from '../../errors/app-error.ts';
import { PENDING_INDEX } from '../alignment/pending-index.ts';
import { sendConditional, sendRequest, type Table } from '../table.ts';
import { type User, userKey } from '../user-key.ts';
import { locateOffboarding, type Offboarding, parseOffboarding } from './offboarding-item.ts';

/** The value of `pendingWork` while a user's offboarding has not ended. */
export const PENDING_OFFBOARDING = 'OFFBOARDING';

/** `id`: of the new offboarding; `instead`: of the one that has ended, if there is one; `at`: epoch milliseconds. */
type Start = { id: string; instead: string | undefined; at: number };

/** What begins the offboarding of a user. @throws AppError `upstream-unavailable` */
export type OffboardingStarts = {
  /** Whether anything of the user is stored beside an offboarding. Consistently read. */
  hasOthers(user: User): Promise<boolean>;
  /** Stores a new offboarding. @returns the one that another request has stored meanwhile, if so */
  start(user: User, start: Start): Promise<Offboarding>;
};

/** Starts in the table, as the item `OFFBOARDING` of their user. */
export function offboardingStartsIn(table: Table): OffboardingStarts {
  return {
    async hasOthers(user) {
      const query = {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': userKey(user) },
        ProjectionExpression: 'sk',
        Limit: 2,
        ConsistentRead: true,
      };
      const { Items = [] } = await sendRequest(() => table.query(query));
      return Items.length > 1;
    },
    async start({ issuer, identifier }, { id, instead, at }) {
      const { Key } = locateOffboarding({ issuer, identifier });
      const Item = {
        ...Key,
        ...{ status: 'RUNNING', id, issuer, identifier, startedAt: at },
        [PENDING_INDEX.partitionKey]: PENDING_OFFBOARDING,
        [PENDING_INDEX.sortKey]: at,
      };
      const put = {
        Item,
        // A put is retried after a lost response, and then finds its own item.
        ConditionExpression: 'attribute_not_exists(pk) OR id IN (:instead, :id)',
        ExpressionAttributeValues: { ':instead': instead ?? id, ':id': id },
      };
      if ((await sendConditional(() => table.put(put))) !== undefined) return parseOffboarding(Item);
      const { Item: other } = await sendRequest(() => table.get({ Key, ConsistentRead: true }));
      if (other === undefined) throw new AppError('upstream-unavailable');
      return parseOffboarding(other);
    },
  };
}
