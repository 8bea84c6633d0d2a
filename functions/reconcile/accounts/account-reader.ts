import { RECONCILE_FAILURES_IN_ROW, RECONCILE_RPCS_PER_SECOND } from '../../../shared/config/job-limits.ts';
import { asAppError } from '../../../shared/errors/app-error.ts';
import type { Accounts } from '../../../shared/scalekit/scalekit.ts';

type Read = 'list' | 'find';

/** Reads accounts at a bounded rate, until Scalekit is unavailable or limits the rate itself. */
export type AccountReader = Pick<Accounts, Read> & {
  /** Whether Scalekit has failed several times in a row: the run asks it no more. */
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
  let failuresInRow = 0;
  let isStopped = false;
  async function inTurn<T>(call: () => Promise<T>): Promise<T> {
    const turn = Math.max(now(), nextTurn);
    nextTurn = turn + 1_000 / RECONCILE_RPCS_PER_SECOND;
    if (turn > now()) await sleep(turn - now());
    try {
      const result = await call();
      failuresInRow = 0;
      return result;
    } catch (error) {
      const { code } = asAppError(error);
      // Any other error is one user's. So is a single one of these: a user who always fails must not stop each run.
      if (code === 'upstream-unavailable' || code === 'deadline-exceeded') failuresInRow += 1;
      isStopped ||= failuresInRow >= RECONCILE_FAILURES_IN_ROW;
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
