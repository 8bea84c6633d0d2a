import type { Settings } from '../digest/settings/settings.ts';
import { AppError } from '../errors/app-error.ts';
import type { DigestSettings } from '../state/digest-settings.ts';
import type { User } from '../state/user-key.ts';
import type { Schedules } from './schedules.ts';

/** Each round absorbs one concurrent change; a user makes fewer. */
const ROUNDS = 5;

/**
 * Makes the user's schedule match the stored settings, and repeats this while other requests change them, so that the
 * last write leaves the newest schedule. @returns the settings that the schedule now matches
 * @throws AppError `upstream-unavailable`, `invalid-request`; repeating the request completes it
 */
export async function alignSchedule(
  user: User,
  { settings, schedules }: { settings: Pick<DigestSettings, 'find'>; schedules: Schedules },
): Promise<Settings | undefined> {
  let stored = await settings.find(user);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (stored === undefined) await schedules.remove(user);
    else await schedules.put(stored);
    const after = await settings.find(user);
    if (after?.revision === stored?.revision) return after;
    stored = after;
  }
  throw new AppError('upstream-unavailable', { retryAfter: 1 });
}
