import { DEFAULT_LANGUAGE } from '../../shared/digest/settings/digest-language.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { DigestSlots } from '../../shared/state/digest-slots.ts';
import type { User } from '../../shared/state/user-key.ts';
import type { LatestResponse } from './responses.ts';

export type LatestDeps = {
  settings: Pick<DigestSettings, 'find'>;
  slots: Pick<DigestSlots, 'findLatest'>;
};

/** Finds the newest digest stored for the user. @throws AppError `not-found` */
export async function findLatestDigest(user: User, { settings, slots }: LatestDeps): Promise<LatestResponse> {
  const [stored, current] = await Promise.all([slots.findLatest(user), settings.find(user)]);
  if (stored === undefined) throw new AppError('not-found');
  const { scheduledTime, closedAt, digest } = stored;
  // Rendering needs the patterns of every text and the words of a language: no other route loads them.
  const { renderStoredDigest } = await import('../../shared/digest/render/stored-digest.ts');
  // A stored digest outlives deleted settings.
  const { timeZone = 'UTC', language = DEFAULT_LANGUAGE } = current ?? {};
  const text = await renderStoredDigest(digest, { scheduledTime, timeZone, language });
  return { scheduledTime, closedAt: new Date(closedAt).toISOString(), digest, text };
}
