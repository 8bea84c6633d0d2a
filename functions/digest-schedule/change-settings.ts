import { randomUUID } from 'node:crypto';
import type { Offers } from '../../shared/connections/offers.ts';
import { findDeliveryConnection, isMailbox } from '../../shared/digest/settings/digest-connections.ts';
import { choiceSchema, type Settings } from '../../shared/digest/settings/settings.ts';
import { AppError, asAppError } from '../../shared/errors/app-error.ts';
import { alignSchedule } from '../../shared/schedules/align-schedule.ts';
import type { Schedules } from '../../shared/schedules/schedules.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import { type Offboardings, refuseDuringOffboarding } from '../../shared/state/offboarding/offboardings.ts';
import type { Change } from '../../shared/state/settings-updates.ts';
import type { DigestOwner } from '../../shared/state/user-key.ts';
import type { DigestBody } from './schema.ts';

export type SettingsDeps = {
  settings: Pick<DigestSettings, 'find' | 'put' | 'remove' | 'beginAlignment' | 'finishAlignment'>;
  schedules: Pick<Schedules, 'put' | 'remove'>;
  /** Whether the connection's provider has an API of its own that a digest can read directly. */
  hasProviderApi: (connection: string) => boolean;
  /** Default: every connection. */
  offers?: Offers | undefined;
  now: () => number;
};

type ChangeDeps = SettingsDeps & { offboardings: Offboardings };

/**
 * Stores the user's choice, then aligns the schedule with it.
 * @throws AppError `invalid-request`: nothing has changed; `request-in-progress` (the user's offboarding);
 * `upstream-unavailable`: repeating the request completes it, or `reconcile` does
 */
export async function changeSettings(
  user: DigestOwner,
  body: DigestBody,
  deps: ChangeDeps,
): Promise<Settings> {
  const { paused, ...choice } = body;
  checkConnections(body, deps);
  await refuseDuringOffboarding({ issuer: user.issuer, identifier: user.identifier }, deps);
  const at = deps.now();
  const before = await deps.settings.find(user);
  const revision = randomUUID();
  const attempt = await deps.settings.put(user, { choice, revision, paused: choosePause(paused, at), at });
  const settings = await alignSchedule(user, attempt, deps).catch(async (error: unknown) => {
    // The schedule still carries the earlier revision: without those settings, each firing would be skipped.
    if (asAppError(error).code === 'invalid-request') await restoreSettings(user, revision, before, deps);
    throw error;
  });
  // A later request deleted the settings.
  if (settings === undefined) throw new AppError('not-found');
  return settings;
}

/** Undoes a change that Scheduler refused, unless another change came later. */
async function restoreSettings(
  user: DigestOwner,
  refused: string,
  before: Settings | undefined,
  deps: SettingsDeps,
): Promise<void> {
  const attempt = await (before === undefined
    ? deps.settings.remove(user, refused)
    : deps.settings.put(user, repeatChange(before), refused));
  // Where Scheduler is unavailable meanwhile, `reconcile` completes this.
  if (attempt !== undefined) await alignSchedule(user, attempt, deps).catch(() => undefined);
}

/** The change that led to these settings. */
function repeatChange(before: Settings): Change {
  const { revision, paused, changedAt: at } = before;
  return { choice: choiceSchema.parse(before), revision, paused: paused ?? 'lift', at };
}

/** Deletes the user's digest; succeeds also when there is none. */
export async function removeSettings(user: DigestOwner, deps: SettingsDeps): Promise<void> {
  await alignSchedule(user, await deps.settings.remove(user), deps);
}

/** An absent `paused` keeps a pause: a change of the time does not end it. */
function choosePause(paused: boolean | undefined, since: number): Change['paused'] {
  if (paused === undefined) return undefined;
  return paused ? { reason: 'user', since } : 'lift';
}

function checkConnections(
  choice: DigestBody,
  { hasProviderApi, offers = () => true }: Pick<SettingsDeps, 'hasProviderApi' | 'offers'>,
): void {
  if (!isMailbox(choice.connection) || !offers(choice.connection))
    throw invalid('connection', 'is no connection to a Gmail mailbox');
  if (choice.source === 'direct' && !hasProviderApi(choice.connection))
    throw invalid(
      'source',
      "needs the address of the provider's own API, which this connection does not have",
    );
  const delivery = findDeliveryConnection(choice);
  if (choice.delivery === 'stored' || (delivery !== undefined && offers(delivery))) return;
  throw invalid('delivery', "needs a connection and tools that the product's configuration does not allow");
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid-request', { errors: [{ path: `body.${field}`, message }] });
}
