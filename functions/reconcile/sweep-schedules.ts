import { RECONCILE_PARALLEL } from '../../shared/config/job-limits.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import { runInParallel } from '../../shared/lambda/run-in-parallel.ts';
import type { DigestOwner } from '../../shared/state/user-key.ts';
import { checkAccounts } from './accounts/check-accounts.ts';
import { alignOwner } from './align-owner.ts';
import { hasNoOutcome } from './has-no-outcome.ts';
import { countFailure, noCounts, type ReconcileDeps, type Sweep, type SweepCounts } from './sweep.ts';

/**
 * Aligns the schedules that differ from their settings, and checks the accounts of each digest, page by page from the
 * place on. A page that was not finished is begun again. Once accounts cannot be checked, the schedules go on, but the
 * place stays: the next run begins with the first accounts that are left.
 */
export async function sweepSchedules(place: string | undefined, sweep: Sweep): Promise<SweepCounts> {
  const { deps, until, accounts } = sweep;
  const counts = noCounts();
  let from = place;
  do {
    const { names, next } = await listFrom(from, deps);
    await runInParallel(names, RECONCILE_PARALLEL, async (name) => {
      if (deps.now() < until) await sweepSchedule(name, counts, sweep);
      else counts.isDone = false;
    });
    if (!counts.isDone) break;
    from = next;
    if (accounts.counts.isDone) await deps.cursor.move(from);
  } while (from !== undefined);
  return counts;
}

async function sweepSchedule(name: string, counts: SweepCounts, sweep: Sweep): Promise<void> {
  const { list, settings } = sweep.deps;
  const found = await list.find(name);
  if (found === undefined) return;
  counts.checked += 1;
  const stored = await settings.find(found.user).catch((error: unknown) => {
    // Of a record that this version cannot read: the sweep would never come past its page.
    if (asAppError(error).code !== 'internal') throw error;
    counts.failed += 1;
    countFailure('not aligned', found.user, error, sweep);
    return 'unreadable' as const;
  });
  if (stored === 'unreadable') return;
  if (stored === undefined || !found.matches(stored)) await alignOwner(found.user, counts, sweep);
  if (stored !== undefined && hasNoOutcome(stored, sweep.deps.now())) reportSilence(name, found.user, sweep);
  if (stored !== undefined) await checkAccounts(found.user, stored, sweep);
}

/** A page may come twice in one run, so the digests are counted by their schedules' names. */
function reportSilence(name: string, owner: DigestOwner, { deps, silent }: Sweep): void {
  if (silent.has(name)) return;
  silent.add(name);
  deps.report('digest without outcome', owner);
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
