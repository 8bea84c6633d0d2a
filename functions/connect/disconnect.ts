import { needsConnection } from '../../shared/digest/settings/connections.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import { alignSchedule } from '../../shared/schedules/align-schedule.ts';
import type { Schedules } from '../../shared/schedules/schedules.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { User } from '../../shared/state/user-key.ts';

export type DisconnectDeps = {
  scalekit: Pick<Scalekit, 'accounts'>;
  settings: Pick<DigestSettings, 'find' | 'remove'>;
  schedules: Schedules;
};

type DisconnectRequest = { user: User; connection: string; deadline: number };

/**
 * Removes the account, and the digest that cannot be without it.
 * @throws AppError of the Scalekit client, `upstream-unavailable`: the same request again completes it
 */
export async function disconnect(request: DisconnectRequest, deps: DisconnectDeps): Promise<void> {
  const { user, connection, deadline } = request;
  await deps.scalekit.accounts.remove(connection, { identifier: user.identifier, deadline });
  const settings = await deps.settings.find(user);
  if (settings === undefined || !needsConnection(settings, connection)) return;
  // The schedule first, so that a repeat after a failure still finds the settings.
  await deps.schedules.remove(user);
  await deps.settings.remove(user, settings.revision);
  // Whoever changed the settings meanwhile keeps a schedule.
  await alignSchedule(user, deps);
}
