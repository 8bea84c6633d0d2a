import { RECONCILE_USER_MS } from '../../../shared/config/job-limits.ts';
import { isSameAccount } from '../../../shared/connections/account-ref.ts';
import { followAccount } from '../../../shared/digest/health/follow-account.ts';
import { listNeededAccounts } from '../../../shared/digest/settings/digest-connections.ts';
import type { Settings } from '../../../shared/digest/settings/settings.ts';
import type { CallScope, ConnectedAccount } from '../../../shared/scalekit/scalekit.ts';
import type { DigestOwner } from '../../../shared/state/user-key.ts';
import { countFailure, type Sweep } from '../sweep.ts';
import type { AccountReader } from './account-reader.ts';
import { type Change, findChanges } from './find-changes.ts';
import { isMissed } from './is-missed.ts';
import { missedChange } from './missed-change.ts';

/**
 * Lets a digest follow the accounts that it needs, in case no webhook reported what became of them. Fetches no token. A
 * failure is counted; when Scalekit itself fails, no further digest is checked in this run.
 */
export async function checkAccounts(owner: DigestOwner, settings: Settings, sweep: Sweep): Promise<void> {
  const { deps, until, accounts } = sweep;
  const { reader, counts } = accounts;
  // No account ends a pause by the user, or for failures.
  if (settings.paused !== undefined && settings.paused.reason !== 'account') return;
  if (reader.isStopped || deps.now() >= until) {
    counts.isDone = false;
    return;
  }
  counts.checked += 1;
  const { issuer, identifier } = owner;
  const scope = { user: { issuer, identifier }, deadline: deps.now() + RECONCILE_USER_MS };
  try {
    const needed = await readNeeded(settings, scope, reader);
    for (const change of findChanges(settings, needed)) await follow(change, settings, scope, sweep);
  } catch (thrown) {
    counts.failed += 1;
    // The next run begins with this page again.
    if (reader.isStopped) counts.isDone = false;
    countFailure('accounts not checked', owner, thrown, sweep);
  }
}

/** One RPC for each label, also where the digest needs two accounts. */
async function readNeeded(
  settings: Settings,
  scope: CallScope,
  reader: AccountReader,
): Promise<ConnectedAccount[]> {
  const needed = listNeededAccounts(settings);
  const labels = new Set(needed.map(({ account }) => account));
  const listed: ConnectedAccount[] = [];
  for (const label of labels) listed.push(...(await reader.list(scope, label)));
  return needed.map(
    (ref) => listed.find((each) => isSameAccount(each, ref)) ?? { ...ref, status: 'NOT_CONNECTED' },
  );
}

async function follow(
  change: Change,
  settings: Settings,
  scope: CallScope,
  { deps, accounts: { reader, counts, missed, found } }: Sweep,
): Promise<void> {
  const { kind, account } = change;
  const event = missedChange(scope.user, account, deps.now());
  if (found.has(event.id)) return;
  found.add(event.id);
  const counted = isMissed(change, settings, deps.now());
  // Published first: once the digests follow, no run finds the change again.
  if (counted) await deps.bus.publish(event);
  const ref = { connection: account.connection, account: account.account };
  // A digest ends only by its user or by a webhook of the deletion: one list that lacks an account is too little for that.
  const followed = await followAccount(ref, { isDeleted: false }, scope, { ...deps, accounts: reader });
  counts.paused += followed.paused;
  counts.lifted += followed.lifted;
  if (counted && followed[kind === 'lost' ? 'paused' : 'lifted'] > 0) missed[kind] += 1;
}
