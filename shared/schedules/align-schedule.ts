import type { Settings } from '../digest/settings/settings.ts';
import { AppError } from '../errors/app-error.ts';
import type { Attempt } from '../state/alignment/digest-record.ts';
import type { DigestSettings } from '../state/digest-settings.ts';
import type { DigestOwner } from '../state/user-key.ts';
import type { Schedules } from './schedules.ts';

/** Each round absorbs one concurrent change; a user makes fewer. */
const ROUNDS = 5;

export type AlignmentDeps = {
  settings: Pick<DigestSettings, 'beginAlignment' | 'finishAlignment'>;
  schedules: Pick<Schedules, 'put' | 'remove'>;
};

/**
 * Makes the user's schedule match the stored settings, and repeats this while other requests change them, so that the
 * last write leaves the newest schedule. Until it has ended, the settings are marked as pending, and `reconcile`
 * completes what a process that died left undone. @returns the settings that the schedule now matches
 * @throws AppError `upstream-unavailable`, `invalid-request`; repeating the request completes it
 */
export async function alignSchedule(
  user: DigestOwner,
  begun: Attempt | undefined,
  { settings, schedules }: AlignmentDeps,
): Promise<Settings | undefined> {
  let attempt = begun ?? (await settings.beginAlignment(user));
  for (let round = 0; round < ROUNDS; round += 1) {
    const { revision, settings: stored } = attempt;
    if (stored === undefined) await schedules.remove(user);
    else await schedules.put(stored);
    if (await settings.finishAlignment(user, attempt))
      return stored && { ...stored, alignedRevision: revision };
    attempt = await settings.beginAlignment(user);
  }
  throw new AppError('upstream-unavailable', { retryAfter: 1 });
}
