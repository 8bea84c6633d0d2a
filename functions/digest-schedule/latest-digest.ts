import { makeHeading } from '../../shared/digest/render/heading.ts';
import { renderText } from '../../shared/digest/render/text.ts';
import { loadWording } from '../../shared/digest/render/wording/load-wording.ts';
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
  // A stored digest outlives deleted settings.
  const wording = await loadWording(current?.language ?? DEFAULT_LANGUAGE);
  const heading = makeHeading(scheduledTime, current?.timeZone ?? 'UTC', wording);
  const text = renderText(digest, heading);
  return { scheduledTime, closedAt: new Date(closedAt).toISOString(), digest, text };
}
