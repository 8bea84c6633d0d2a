import { randomUUID } from 'node:crypto';
import { findDeliveryConnection, isMailbox } from '../../shared/digest/settings/digest-connections.ts';
import { choiceSchema, type Settings } from '../../shared/digest/settings/settings.ts';
import { AppError, asAppError } from '../../shared/errors/app-error.ts';
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
 * @throws AppError `invalid-request`: all is as it was; `upstream-unavailable`: the same request again completes it
 */
export async function changeSettings(user: User, body: DigestBody, deps: SettingsDeps): Promise<Settings> {
  const { paused, ...choice } = body;
  checkConnections(body);
  const at = deps.now();
  const before = await deps.settings.find(user);
  const revision = randomUUID();
  await deps.settings.put(user, { choice, revision, paused: pauseOf(paused, at), at });
  const settings = await alignSchedule(user, deps).catch(async (error: unknown) => {
    // The schedule is still that of the settings before: without them, each of its firings would be skipped.
    if (asAppError(error).code === 'invalid-request') await putBack(user, revision, before, deps);
    throw error;
  });
  // Deleted by another request, which came later.
  if (settings === undefined) throw new AppError('not-found');
  return settings;
}

/** Undoes a change that no schedule can have, unless another one came later. */
async function putBack(
  user: User,
  refused: string,
  before: Settings | undefined,
  { settings }: SettingsDeps,
): Promise<void> {
  if (before === undefined) return settings.remove(user, refused);
  const { revision, paused = 'lift', changedAt: at } = before;
  await settings.put(user, { choice: choiceSchema.parse(before), revision, paused, at }, refused);
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
  if (choice.delivery === 'stored' || findDeliveryConnection(choice) !== undefined) return;
  throw invalid('delivery', "needs a connection and tools that the product's configuration does not allow");
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid-request', { errors: [{ path: `body.${field}`, message }] });
}
