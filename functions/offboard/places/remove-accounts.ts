import { orderPartition } from '../../../shared/account-events/event-order.ts';
import { OFFBOARD_PARALLEL } from '../../../shared/config/job-limits.ts';
import { runInParallel } from '../../../shared/lambda/run-in-parallel.ts';
import type { CallScope } from '../../../shared/scalekit/scalekit.ts';
import type { HeldOffboarding } from '../../../shared/state/offboarding/offboarding-runs.ts';
import type { OffboardDeps } from '../offboard-deps.ts';

/** Deletes the user's accounts of that label at Scalekit, on every connection, and the order of their events. */
export async function removeAccounts(
  held: HeldOffboarding,
  account: string | undefined,
  scope: CallScope,
  { everyAccount, items, runs }: Pick<OffboardDeps, 'everyAccount' | 'items' | 'runs'>,
): Promise<HeldOffboarding> {
  const ids = await everyAccount.list(scope, account);
  if (ids.length === 0) return held;
  const recorded = await runs.record(held, { set: { hasFound: true }, add: { accounts: ids } });
  await runInParallel(ids, OFFBOARD_PARALLEL, async (id) => {
    await everyAccount.remove(id, scope);
    await items.removeTrailed(orderPartition(id));
  });
  return recorded;
}
