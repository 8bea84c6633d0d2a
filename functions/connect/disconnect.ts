import { endDigest } from '../../shared/digest/health/end-digest.ts';
import { needsAccount } from '../../shared/digest/settings/digest-connections.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { Schedules } from '../../shared/schedules/schedules.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { Flows } from '../../shared/state/flows.ts';

export type DisconnectDeps = {
  scalekit: { accounts: Pick<Scalekit['accounts'], 'removeAll'> };
  flows: Pick<Flows, 'discardAll'>;
  settings: Pick<DigestSettings, 'findRecord' | 'remove' | 'beginAlignment' | 'finishAlignment'>;
  schedules: Pick<Schedules, 'put' | 'remove'>;
  now: () => number;
};

/**
 * Removes all of the user's accounts on the connection, ends the user's open flows there, and removes the user's digest if
 * it needs the connection.
 * @throws AppError of the Scalekit client, `upstream-unavailable`: repeating the request completes it
 */
export async function disconnect(
  connection: string,
  scope: RequestScope,
  deps: DisconnectDeps,
): Promise<void> {
  const { user } = scope;
  await deps.scalekit.accounts.removeAll({ connection }, scope);
  // A service's consent ends with its account: until then its flow stays open and demands the user's confirmation.
  await deps.flows.discardAll(user, { connection }, deps.now());
  const record = await deps.settings.findRecord(user);
  if (record === undefined) return;
  // Without settings, the schedule may be left: an earlier request failed in between.
  if (record.settings === undefined || needsAccount(record.settings, { connection })) {
    await endDigest(user, record, deps);
  }
}
