import { OFFBOARD_PARALLEL } from '../../../shared/config/job-limits.ts';
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
  { items, runs }: Pick<OffboardDeps, 'items' | 'runs'>,
): Promise<HeldOffboarding> {
  const { hash } = held;
  let now = held;
  for await (const page of items.list(hash)) {
    if (page.length === 0) continue;
    now = await runs.record(now, countPage(page, now.state));
    await runInParallel(page, OFFBOARD_PARALLEL, async ({ sk, leadsTo }) => {
      // First what the item leads to: without the item, nothing would.
      for (const pk of leadsTo) await items.removeTrailed(pk);
      await items.remove(hash, sk);
    });
  }
  for (const account of now.state.labels) {
    await items.removeTrailed(`ALIAS#${ownerHash({ ...held.user, account })}`);
  }
  return now;
}

function countPage(page: readonly UserItem[], { counts: before, countedTo = '' }: Offboarding) {
  const counts = { ...before };
  for (const { sk } of page) {
    const place = placeOf(sk);
    if (place !== undefined && sk > countedTo) counts[place] = (counts[place] ?? 0) + 1;
  }
  const last = page.at(-1)?.sk ?? '';
  return {
    set: { counts, countedTo: last > countedTo ? last : countedTo },
    add: { labels: page.flatMap(({ labels }) => labels) },
  };
}
