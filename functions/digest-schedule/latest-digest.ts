import { renderDigest } from '../../shared/digest/render/render-digest.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { DigestSlots } from '../../shared/state/digest-slots.ts';
import type { User } from '../../shared/state/user-key.ts';
import type { LatestResponse } from './schema.ts';

export type LatestDeps = {
  settings: Pick<DigestSettings, 'find'>;
  slots: Pick<DigestSlots, 'findLatest'>;
};

/** The last digest that was stored for the user. @throws AppError `not-found` */
export async function latestDigest(user: User, { settings, slots }: LatestDeps): Promise<LatestResponse> {
  const [stored, chosen] = await Promise.all([slots.findLatest(user), settings.find(user)]);
  if (stored === undefined) throw new AppError('not-found');
  const { scheduledTime, closedAt, digest } = stored;
  // A digest outlives its settings.
  const { text } = renderDigest(digest, { scheduledTime, timeZone: chosen?.timeZone ?? 'UTC' });
  return { scheduledTime, closedAt: new Date(closedAt).toISOString(), digest, text };
}
