import type { Settings } from '../digest/settings/settings.ts';
import { AppError } from '../errors/app-error.ts';
import type { DigestSettings } from '../state/digest-settings.ts';
import type { User } from '../state/user-key.ts';
import type { Schedules } from './schedules.ts';

/** Each is a change that came between; more at once than these are no user's. */
const ROUNDS = 5;

/**
 * Makes the user's schedule what the stored settings say, which are the truth: changed meanwhile by another request,
 * it is done again, so that whichever write comes last leaves the newest. @returns the settings it was made by
 * @throws AppError `upstream-unavailable`, `invalid-request`; the same request again completes it
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
