import { nameMailbox } from '../../shared/digest/name-mailbox.ts';
import { DEFAULT_LANGUAGE } from '../../shared/digest/settings/digest-language.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { DigestSlots } from '../../shared/state/digest-slots.ts';
import type { DigestOwner } from '../../shared/state/user-key.ts';
import type { LatestResponse } from './responses.ts';

export type LatestDeps = {
  settings: Pick<DigestSettings, 'find'>;
  slots: Pick<DigestSlots, 'findLatest'>;
};

/** Finds the newest digest stored for the owner. @throws AppError `not-found` */
export async function findLatestDigest(
  owner: DigestOwner,
  { settings, slots }: LatestDeps,
): Promise<LatestResponse> {
  const { account } = owner;
  const [stored, current] = await Promise.all([slots.findLatest(owner), settings.find(owner)]);
  if (stored === undefined) throw new AppError('not-found');
  const { scheduledTime, closedAt, digest } = stored;
  // Rendering needs the patterns of every text and the words of a language: no other route loads them.
  const { renderStoredDigest } = await import('../../shared/digest/render/stored-digest.ts');
  // A stored digest outlives deleted settings.
  const { timeZone = 'UTC', language = DEFAULT_LANGUAGE, connection } = current ?? {};
  const mailbox = nameMailbox({ connection, account });
  const text = await renderStoredDigest(digest, { scheduledTime, timeZone, language, mailbox });
  return {
    ...(account !== undefined && { account }),
    scheduledTime,
    closedAt: new Date(closedAt).toISOString(),
    digest,
    text,
  };
}
