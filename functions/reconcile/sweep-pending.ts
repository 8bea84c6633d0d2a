import { RECONCILE_PARALLEL } from '../../shared/config/job-limits.ts';
import { runInParallel } from '../../shared/lambda/run-in-parallel.ts';
import { alignOwner } from './align-owner.ts';
import { noCounts, type Sweep, type SweepCounts } from './sweep.ts';

/** Aligns the schedules of the marked items, oldest first. An attempt moves its item to the end of the list. */
export async function sweepPending(sweep: Sweep): Promise<SweepCounts> {
  const { deps, until } = sweep;
  const counts = noCounts();
  // Items that this run has marked again are not listed again.
  for await (const owners of deps.settings.listPending(deps.now())) {
    await runInParallel(owners, RECONCILE_PARALLEL, async (owner) => {
      if (deps.now() >= until) {
        counts.isDone = false;
        return;
      }
      counts.checked += 1;
      await alignOwner(owner, counts, sweep);
    });
    if (!counts.isDone) break;
  }
  return counts;
}
