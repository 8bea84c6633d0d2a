import type { ErrorCode } from '../../shared/errors/app-error.ts';
import { openAccountReader } from './accounts/account-reader.ts';
import type { AccountCounts, Missed } from './accounts/account-sweep.ts';
import type { ReconcileDeps, Sweep, SweepCounts } from './sweep.ts';
import { sweepPending } from './sweep-pending.ts';
import { sweepSchedules } from './sweep-schedules.ts';

/**
 * What should not have been there to find; alarms watch it. `aligned`: schedules that no mark named. `silent`: digests
 * whose last firing left no outcome.
 */
type Findings = Record<'missed' | 'aligned' | 'failed' | 'silent', number>;

/** `failures`: the codes of what failed. `isDone`: no work is left for another run. */
export type ReconcileOutcome = {
  pending: SweepCounts;
  schedules: SweepCounts;
  accounts: AccountCounts;
  missed: Missed;
  findings: Findings;
  failures: ErrorCode[];
  isDone: boolean;
};

/**
 * Aligns every schedule that may not match its settings: first those of marked items, then those that differ from what
 * this version would write. Lets each digest follow the accounts that it needs. Every step can be repeated, and run beside
 * the users' own requests; what a run leaves undone, the next one continues.
 * @throws AppError of the table or Scheduler when a list cannot be read
 */
export async function reconcile(until: number, deps: ReconcileDeps): Promise<ReconcileOutcome> {
  const sweep = openSweep(until, deps);
  const place = await deps.cursor.begin();
  const pending = await sweepPending(sweep);
  const schedules = await sweepSchedules(place, sweep);
  const { counts: accounts, missed } = sweep.accounts;
  const findings = {
    missed: missed.lost + missed.restored,
    aligned: schedules.aligned,
    failed: pending.failed + schedules.failed + accounts.failed,
    silent: sweep.silent.size,
  };
  const isDone = pending.isDone && schedules.isDone && accounts.isDone;
  return { pending, schedules, accounts, missed, findings, failures: sweep.failures, isDone };
}

function openSweep(until: number, deps: ReconcileDeps): Sweep {
  const counts = { checked: 0, paused: 0, lifted: 0, failed: 0, isDone: true };
  const missed = { lost: 0, restored: 0 };
  const accounts = { reader: openAccountReader(deps), counts, missed, found: new Set<string>() };
  return { deps, until, failures: [], accounts, silent: new Set() };
}
