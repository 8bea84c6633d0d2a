import { AppError } from '../../shared/errors/app-error.ts';
import type { Labels } from '../../shared/state/accounts/labels.ts';
import type { DigestOwner } from '../../shared/state/user-key.ts';

/**
 * Refuses a digest for a label that the user has not. The digest of the default account may be set before the account is
 * linked; any label could be named, and each would have a schedule of its own, which nothing bounds.
 * @throws AppError `not-found`
 */
export async function requireLabel(
  { account, issuer, identifier }: DigestOwner,
  labels: Pick<Labels, 'list'>,
): Promise<void> {
  if (account === undefined || (await labels.list({ issuer, identifier })).includes(account)) return;
  const detail =
    'No account of this user has this label. Link one with POST /connections/{connection}/authorize first.';
  throw new AppError('not-found', { detail });
}
