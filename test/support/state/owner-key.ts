import { type DigestOwner, userKey } from '../../../shared/state/user-key.ts';

/** Names the owner of a digest in the in-memory tables. */
export function ownerKey(owner: DigestOwner): string {
  return [userKey(owner), owner.account].filter((part) => part !== undefined).join('#');
}
