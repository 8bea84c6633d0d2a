import { ACCOUNT_PREFIX } from '../config/identifier.ts';
import { ownerHash, type User } from '../state/user-key.ts';

/** Scalekit's identifier of a user's account: the user's own, or that of the label. */
export function accountIdentifier(user: User, account: string | undefined): string {
  return account === undefined ? user.identifier : `${ACCOUNT_PREFIX}${ownerHash({ ...user, account })}`;
}
