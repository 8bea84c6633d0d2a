import { needsConnection } from '../../shared/digest/settings/digest-connections.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import { alignSchedule } from '../../shared/schedules/align-schedule.ts';
import type { Schedules } from '../../shared/schedules/schedules.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { Flows } from '../../shared/state/flows.ts';

export type DisconnectDeps = {
  scalekit: { accounts: Pick<Scalekit['accounts'], 'removeAll'> };
  flows: Pick<Flows, 'cancelAll'>;
  settings: Pick<DigestSettings, 'findRecord' | 'remove' | 'beginAlignment' | 'finishAlignment'>;
  schedules: Pick<Schedules, 'put' | 'remove'>;
  now: () => number;
};

/**
 * Ends the user's open flows on the connection and removes all of the user's accounts there, and the user's digest if it
 * needs one.
 * @throws AppError of the Scalekit client, `upstream-unavailable`: repeating the request completes it
 */
export async function disconnect(
  connection: string,
  scope: RequestScope,
  deps: DisconnectDeps,
): Promise<void> {
  const { user } = scope;
  // End the flows first: no consent activates an account that is removed already.
  await deps.flows.cancelAll(user, connection, deps.now());
  await deps.scalekit.accounts.removeAll(connection, scope);
  const record = await deps.settings.findRecord(user);
  if (record === undefined) return;
  const { settings, revision } = record;
  // The settings are deleted already, and their schedule may be left: an earlier request failed in between.
  if (settings === undefined) return void (await alignSchedule(user, undefined, deps));
  if (!needsConnection(settings, connection)) return;
  const attempt = await deps.settings.remove(user, revision);
  // Settings that changed meanwhile keep their schedule.
  if (attempt !== undefined) await alignSchedule(user, attempt, deps);
}
