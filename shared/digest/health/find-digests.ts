import type { AccountRef } from '../../connections/account-ref.ts';
import type { Labels } from '../../state/accounts/labels.ts';
import type { DigestRecord } from '../../state/alignment/digest-record.ts';
import type { DigestSettings } from '../../state/digest-settings.ts';
import type { DigestOwner, User } from '../../state/user-key.ts';
import { findDeliveryConnection, needsAccount } from '../settings/digest-connections.ts';

/** A digest that needs an account; without settings it has ended, and its schedule may be left. */
export type FoundDigest = { owner: DigestOwner; record: DigestRecord };

export type FindDeps = {
  settings: Pick<DigestSettings, 'findRecord'>;
  labels: Pick<Labels, 'list'>;
};

/** The digests of the user that need the account: the one of its mailbox, and those that it delivers. */
export async function findDigests(ref: AccountRef, user: User, deps: FindDeps): Promise<FoundDigest[]> {
  const found: FoundDigest[] = [];
  for (const owner of await listOwners(ref, user, deps)) {
    const record = await deps.settings.findRecord(owner);
    if (record === undefined) continue;
    if (record.settings === undefined || needsAccount(record.settings, ref)) found.push({ owner, record });
  }
  return found;
}

/** The digests that may need the account. Only the default account of the delivery can serve another one's digest. */
async function listOwners(
  { connection, account }: AccountRef,
  { issuer, identifier }: User,
  { labels }: FindDeps,
): Promise<DigestOwner[]> {
  const user = { issuer, identifier };
  if (account !== undefined) return [{ ...user, account }];
  const delivers = findDeliveryConnection({ delivery: 'slack', connection }) === connection;
  const others = delivers ? await labels.list(user) : [];
  return [user, ...others.map((label) => ({ ...user, account: label }))];
}
