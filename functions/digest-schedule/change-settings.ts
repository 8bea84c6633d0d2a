import { randomUUID } from 'node:crypto';
import { deliveryConnection, isMailbox } from '../../shared/digest/connections.ts';
import type { Settings } from '../../shared/digest/settings.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { alignSchedule } from '../../shared/schedules/align-schedule.ts';
import type { Schedules } from '../../shared/schedules/schedules.ts';
import type { Change, DigestSettings } from '../../shared/state/digest-settings.ts';
import type { User } from '../../shared/state/user-key.ts';
import type { DigestBody } from './schema.ts';

export type SettingsDeps = {
  settings: Pick<DigestSettings, 'find' | 'put' | 'remove'>;
  schedules: Schedules;
  now: () => number;
};

/**
 * Stores what the user chose, then makes the schedule by it.
 * @throws AppError `invalid-request`, `upstream-unavailable`: the same request again completes it
 */
export async function changeSettings(user: User, body: DigestBody, deps: SettingsDeps): Promise<Settings> {
  const { paused, ...choice } = body;
  checkConnections(body);
  const at = deps.now();
  await deps.settings.put(user, { choice, revision: randomUUID(), paused: pauseOf(paused, at), at });
  const settings = await alignSchedule(user, deps);
  // Deleted by another request, which came later.
  if (settings === undefined) throw new AppError('not-found');
  return settings;
}

/** Ends the user's digest; also when there was none. */
export async function removeSettings(user: User, deps: SettingsDeps): Promise<void> {
  await deps.settings.remove(user);
  await alignSchedule(user, deps);
}

/** What is not said stays: a change of the time does not end a pause. */
function pauseOf(paused: boolean | undefined, since: number): Change['paused'] {
  if (paused === undefined) return undefined;
  return paused ? { reason: 'user', since } : 'lift';
}

function checkConnections(choice: DigestBody): void {
  if (!isMailbox(choice.connection)) throw invalid('connection', 'is no connection to a Gmail mailbox');
  if (choice.delivery === 'stored' || deliveryConnection(choice) !== undefined) return;
  throw invalid('delivery', "needs a connection and tools that the product's configuration does not allow");
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid-request', { errors: [{ path: `body.${field}`, message }] });
}
