import type { DigestSettings } from '../digest-settings.ts';
import type { DigestOwner } from '../user-key.ts';
import type { Labels } from './labels.ts';

type RemovalDeps = {
  labels: Pick<Labels, 'countAdditions' | 'remove'>;
  settings: Pick<DigestSettings, 'findRecord'>;
};

/**
 * Removes a label without an account and without a digest, unless a link is started or finished meanwhile.
 * @throws AppError of the table, and what `hasAccount` throws
 */
export async function removeUnusedLabel(
  { issuer, identifier, account }: Required<DigestOwner>,
  hasAccount: () => Promise<boolean>,
  { labels, settings }: RemovalDeps,
): Promise<void> {
  const user = { issuer, identifier };
  // Read before the accounts: a label that is added after this stays.
  const additions = await labels.countAdditions(user);
  if (await hasAccount()) return;
  const record = await settings.findRecord({ ...user, account });
  if (record?.settings === undefined) await labels.remove(user, account, additions);
}
