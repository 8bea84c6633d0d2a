import { AppError } from '../../errors/app-error.ts';
import { sendConditional, sendRequest, type Table } from '../table.ts';
import type { User } from '../user-key.ts';
import { locateOffboarding, type Offboarding, parseOffboarding } from './offboarding-item.ts';

/** The offboarding of each user, as the functions see it that must not bring anything of the user back. */
export type Offboardings = {
  /** Consistently read. */
  find(user: User): Promise<Offboarding | undefined>;
  /** Records that the user is back, unless that is recorded. What is stored from here on is a later offboarding's. */
  recordReturn(user: User, ended: Offboarding, now: number): Promise<void>;
};

/** Offboardings in the table, as the item `OFFBOARDING` of their user. */
export function offboardingsIn(table: Table): Offboardings {
  return {
    async find(user) {
      const { Item } = await sendRequest(() =>
        table.get({ ...locateOffboarding(user), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : parseOffboarding(Item);
    },
    async recordReturn(user, { id }, now) {
      const update = {
        ...locateOffboarding(user),
        UpdateExpression: 'SET returnedAt = :now',
        ConditionExpression: 'id = :id AND #status = :done AND attribute_not_exists(returnedAt)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':now': now, ':id': id, ':done': 'DONE' },
      };
      await sendConditional(() => table.update(update));
    },
  };
}

type Deps = { offboardings: Offboardings; now: () => number };

const UNDER_WAY = "The offboarding of this user is under way: it removes all that is the user's.";
const RETRY_AFTER_SECONDS = 60;

/**
 * Refuses what would store something for a user whose offboarding is under way. A user who was offboarded starts afresh.
 * @throws AppError `request-in-progress`, `upstream-unavailable`
 */
export async function refuseDuringOffboarding(user: User, { offboardings, now }: Deps): Promise<void> {
  const found = await offboardings.find(user);
  if (found === undefined) return;
  if (found.status === 'RUNNING')
    throw new AppError('request-in-progress', { detail: UNDER_WAY, retryAfter: RETRY_AFTER_SECONDS });
  if (found.returnedAt === undefined) await offboardings.recordReturn(user, found, now());
}

/** Whether something that happened at that time (epoch ms) came late: before the user's offboarding had ended. */
export async function isBeforeOffboarding(
  user: User,
  at: number,
  { offboardings }: Pick<Deps, 'offboardings'>,
): Promise<boolean> {
  const found = await offboardings.find(user);
  if (found === undefined) return false;
  return found.endedAt === undefined || at <= found.endedAt;
}
