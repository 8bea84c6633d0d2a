import { type AppError, asAppError, type ErrorCode } from '../../shared/errors/app-error.ts';
import type { ScheduleList } from '../../shared/schedules/schedules.ts';
import type { SweepCursor } from '../../shared/state/alignment/sweep-cursor.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { DigestOwner } from '../../shared/state/user-key.ts';
import type { ReaderDeps } from './accounts/account-reader.ts';
import type { AccountSweep, CheckDeps } from './accounts/account-sweep.ts';

/** What could not be done for a user, as the log names it. */
export type Undone = 'not aligned' | 'accounts not checked' | 'digest without outcome';

export type ReconcileDeps = CheckDeps &
  ReaderDeps & {
    settings: Pick<DigestSettings, 'find' | 'listPending'>;
    list: ScheduleList;
    cursor: SweepCursor;
    /** The hashes of the users whose offboarding began before that time (epoch ms) and has not ended. */
    listUnfinished: (before: number) => AsyncIterable<string[]>;
    /** Invokes the job that continues an offboarding. */
    continueOffboarding: (event: { user: string }) => Promise<void>;
    report: (undone: Undone, owner: DigestOwner, error?: AppError) => void;
  };

/**
 * One run of the job: it begins no work after `until` (epoch ms), and collects the codes of what failed. `silent`: the
 * digests whose last firing left no outcome.
 */
export type Sweep = {
  deps: ReconcileDeps;
  until: number;
  failures: ErrorCode[];
  accounts: AccountSweep;
  silent: Set<string>;
};

/** `checked`: looked at; `aligned`: written again; `failed`: left for the next run; `isDone`: nothing else is left. */
export type SweepCounts = { checked: number; aligned: number; failed: number; isDone: boolean };

export function noCounts(): SweepCounts {
  return { checked: 0, aligned: 0, failed: 0, isDone: true };
}

/** Counts a failure of one user, which does not end the sweep. */
export function countFailure(
  undone: Undone,
  owner: DigestOwner,
  thrown: unknown,
  { deps, failures }: Sweep,
): void {
  const error = asAppError(thrown);
  failures.push(error.code);
  deps.report(undone, owner, error);
}
