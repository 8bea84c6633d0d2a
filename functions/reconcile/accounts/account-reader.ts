import { RECONCILE_RPCS_PER_SECOND } from '../../../shared/config/limits.ts';
import { asAppError } from '../../../shared/errors/app-error.ts';
import type { Accounts } from '../../../shared/scalekit/scalekit.ts';

type Read = 'list' | 'find';

/** Reads accounts at a bounded rate, until Scalekit is unavailable or limits the rate itself. */
export type AccountReader = Pick<Accounts, Read> & {
  /** Whether Scalekit has failed: the run asks it no more. */
  readonly isStopped: boolean;
};

export type ReaderDeps = {
  accounts: Pick<Accounts, Read>;
  now: () => number;
  sleep: (ms: number) => Promise<unknown>;
};

/** Opens the accounts for one run. */
export function openAccountReader({ accounts, now, sleep }: ReaderDeps): AccountReader {
  let nextTurn = 0;
  let isStopped = false;
  async function inTurn<T>(call: () => Promise<T>): Promise<T> {
    const turn = Math.max(now(), nextTurn);
    nextTurn = turn + 1_000 / RECONCILE_RPCS_PER_SECOND;
    if (turn > now()) await sleep(turn - now());
    try {
      return await call();
    } catch (error) {
      // Any other error is one user's.
      const { code } = asAppError(error);
      isStopped ||= code === 'upstream-unavailable' || code === 'deadline-exceeded';
      throw error;
    }
  }
  return {
    list: (...given) => inTurn(() => accounts.list(...given)),
    find: (...given) => inTurn(() => accounts.find(...given)),
    get isStopped() {
      return isStopped;
    },
  };
}
