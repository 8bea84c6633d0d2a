import { RECONCILE_PARALLEL } from '../../shared/config/limits.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import { runInParallel } from '../../shared/lambda/run-in-parallel.ts';
import { alignUser, noCounts, type ReconcileDeps, type Sweep, type SweepCounts } from './sweep.ts';

/** Aligns the schedules that differ from their settings, page by page. A page that was not finished is begun again. */
export async function sweepSchedules(sweep: Sweep): Promise<SweepCounts> {
  const { deps, until } = sweep;
  const counts = noCounts();
  let from = await deps.cursor.find();
  do {
    const { names, next } = await listFrom(from, deps);
    await runInParallel(names, RECONCILE_PARALLEL, async (name) => {
      if (deps.now() < until) await sweepSchedule(name, counts, sweep);
      else counts.isDone = false;
    });
    if (!counts.isDone) break;
    from = next;
    await deps.cursor.move(from);
  } while (from !== undefined);
  return counts;
}

async function sweepSchedule(name: string, counts: SweepCounts, sweep: Sweep): Promise<void> {
  const { list, settings } = sweep.deps;
  const found = await list.find(name);
  if (found === undefined) return;
  counts.checked += 1;
  const stored = await settings.find(found.user);
  if (stored === undefined || !found.matches(stored)) await alignUser(found.user, counts, sweep);
}

/** Scheduler refuses a token that has expired since the last run: the sweep then begins again. */
async function listFrom(from: string | undefined, { list }: ReconcileDeps) {
  try {
    return await list.list(from);
  } catch (error) {
    if (from === undefined || asAppError(error).code !== 'internal') throw error;
    return list.list(undefined);
  }
}
