import { OFFBOARD_PARALLEL, OFFBOARD_QUIET_SECONDS } from '../../../shared/config/job-limits.ts';
import { runInParallel } from '../../../shared/lambda/run-in-parallel.ts';
import type { Offboarding } from '../../../shared/state/offboarding/offboarding-item.ts';
import type { HeldOffboarding } from '../../../shared/state/offboarding/offboarding-runs.ts';
import { ownerHash } from '../../../shared/state/user-key.ts';
import type { OffboardDeps } from '../offboard-deps.ts';
import { placeOf } from './place-of.ts';
import type { UserItem } from './user-items.ts';

/**
 * Deletes the user's items, and those to which they lead. A page is counted before it is deleted, and counted up to its
 * last key: a run that continues a look counts nothing twice.
 */
export async function removeItems(
  held: HeldOffboarding,
  { items, runs, now: clock }: Pick<OffboardDeps, 'items' | 'runs' | 'now'>,
): Promise<HeldOffboarding> {
  const { hash } = held;
  let now = held;
  for await (const page of items.list(hash)) {
    if (page.length === 0) continue;
    now = await runs.record(now, countPage(page, now.state, clock()));
    await runInParallel(page, OFFBOARD_PARALLEL, async ({ sk, leadsTo }) => {
      // First what the item leads to: without the item, nothing would.
      for (const pk of leadsTo) await items.removeTrailed(pk);
      await items.remove(hash, sk);
    });
  }
  for (const account of now.state.labels) {
    await items.removeTrailed(`ALIAS#${ownerHash({ ...held.user, account })}`);
  }
  for (const pk of now.state.trails) await items.removeTrailed(pk);
  return now;
}

function countPage(page: readonly UserItem[], { counts: before, countedTo = '' }: Offboarding, now: number) {
  const counts = { ...before };
  for (const { sk } of page) {
    const place = placeOf(sk);
    if (place !== undefined && sk > countedTo) counts[place] = (counts[place] ?? 0) + 1;
  }
  // The request that left such a trail may still store the item: without the trail, no later look would find it.
  const isNew = ({ leftAt }: UserItem) => leftAt > now - OFFBOARD_QUIET_SECONDS * 1_000;
  const last = page.at(-1)?.sk ?? '';
  return {
    set: { counts, hasFound: true, countedTo: last > countedTo ? last : countedTo },
    add: {
      labels: page.flatMap(({ labels }) => labels),
      trails: page.filter(isNew).flatMap(({ leadsTo }) => leadsTo),
    },
  };
}
