import { callerOfAct } from '../../shared/activity/act.ts';
import { type AccountRef, accountRefOf } from '../../shared/connections/account-ref.ts';
import { endDigest } from '../../shared/digest/health/end-digest.ts';
import { findDigests } from '../../shared/digest/health/find-digests.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import { isWithoutEffect } from '../../shared/scalekit/failure/without-effect.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { Schedules } from '../../shared/schedules/schedules.ts';
import type { Labels } from '../../shared/state/accounts/labels.ts';
import { removeUnusedLabel } from '../../shared/state/accounts/remove-unused-label.ts';
import type { Acts } from '../../shared/state/activity/acts.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { Flows } from '../../shared/state/flows.ts';

export type DisconnectDeps = {
  scalekit: { accounts: Pick<Scalekit['accounts'], 'listAll' | 'removeAll'> };
  acts: Acts;
  flows: Pick<Flows, 'discardAll'>;
  labels: Pick<Labels, 'list' | 'countAdditions' | 'remove'>;
  settings: Pick<DigestSettings, 'findRecord' | 'remove' | 'beginAlignment' | 'finishAlignment'>;
  schedules: Pick<Schedules, 'put' | 'remove'>;
  now: () => number;
};

/**
 * Removes the user's accounts of that label on the connection, ends the user's open flows to them, and removes each digest
 * that needs them. A label that serves nothing any more is removed, too.
 * @throws AppError of the Scalekit client, `upstream-unavailable`: repeating the request completes it
 */
export async function disconnect(ref: AccountRef, scope: RequestScope, deps: DisconnectDeps): Promise<void> {
  const { user } = scope;
  await removeAccounts(ref, scope, deps);
  // A service's consent ends with its account: until then its flow stays open and demands the user's confirmation.
  await deps.flows.discardAll(user, ref, deps.now());
  for (const { owner, record } of await findDigests(ref, user, deps)) await endDigest(owner, record, deps);
  const { account } = ref;
  if (account === undefined) return;
  const hasAccount = async () => (await deps.scalekit.accounts.listAll(scope, account)).length > 0;
  await removeUnusedLabel({ ...user, account }, hasAccount, deps);
}

/** The removal of each account is an act of the user: unknown until Scalekit has removed it, or has refused to. */
function removeAccounts(
  ref: AccountRef,
  scope: RequestScope,
  { scalekit, acts }: DisconnectDeps,
): Promise<void> {
  const { user, requestId } = scope;
  return scalekit.accounts.removeAll(ref, scope, async (id, remove) => {
    const on = { type: 'disconnect' as const, ...accountRefOf(ref) };
    const act = await acts.begin({ user, id, request: requestId }, on, callerOfAct(scope));
    try {
      await remove();
    } catch (error) {
      // Best effort: without it the act is unknown.
      if (act !== undefined && isWithoutEffect(error))
        await acts.fail(act, asAppError(error).code).catch(() => undefined);
      throw error;
    }
    if (act !== undefined) await acts.finish(act);
  });
}
