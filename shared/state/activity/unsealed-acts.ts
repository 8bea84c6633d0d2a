import { type AppError, asAppError } from '../../errors/app-error.ts';
import { sendRequest, type Table } from '../table.ts';
import { type User, userKey } from '../user-key.ts';
import { markedAttributes, parseMarked } from './marked-item.ts';
import { readUnsealed, type UnsealedAct } from './read-acts.ts';

export type Unsealed = {
  /**
   * The user's acts that are not sealed yet, of the items that stand under the user: all but links. Of each kind of item
   * one page is read, so that the time of a request does not grow with a user's writes.
   */
  find(user: User, now: number): Promise<UnsealedAct[]>;
};

const KINDS = ['KEY#', 'SLOT#', 'ACCOUNT#', 'ACT#'];

/**
 * Marked items of a user in the table.
 * @param report receives the error of each item that cannot be read, which is left out
 */
export function unsealedActsIn(table: Table, report: (user: User, error: AppError) => void): Unsealed {
  return {
    async find(user, now) {
      const pages = await Promise.all(
        KINDS.map((kind) => {
          const query = {
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :kind)',
            ExpressionAttributeValues: { ':pk': userKey(user), ':kind': kind },
            FilterExpression: 'attribute_exists(pendingWork) AND attribute_exists(act)',
            ScanIndexForward: false,
            ...markedAttributes,
          };
          return sendRequest(() => table.query(query));
        }),
      );
      return pages
        .flatMap(({ Items = [] }) => Items)
        .flatMap((item) => {
          try {
            return readUnsealed(parseMarked(item), now);
          } catch (thrown) {
            report(user, asAppError(thrown));
            return [];
          }
        });
    },
  };
}
