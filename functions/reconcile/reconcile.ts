import type { ErrorCode } from '../../shared/errors/app-error.ts';
import type { ReconcileDeps, Sweep, SweepCounts } from './sweep.ts';
import { sweepPending } from './sweep-pending.ts';
import { sweepSchedules } from './sweep-schedules.ts';

/** `failures`: the codes of what failed. `isDone`: no work is left for another run. */
export type ReconcileOutcome = {
  pending: SweepCounts;
  schedules: SweepCounts;
  failures: ErrorCode[];
  isDone: boolean;
};

/**
 * Aligns every schedule that may not match its settings: first those of marked items, then those that differ from what
 * this version would write. Every step can be repeated, and run beside the users' own requests; what a run leaves
 * undone, the next one continues.
 * @throws AppError of the table or Scheduler when a list cannot be read
 */
export async function reconcile(until: number, deps: ReconcileDeps): Promise<ReconcileOutcome> {
  const sweep: Sweep = { deps, until, failures: [] };
  const pending = await sweepPending(sweep);
  const schedules = await sweepSchedules(sweep);
  return { pending, schedules, failures: sweep.failures, isDone: pending.isDone && schedules.isDone };
}
