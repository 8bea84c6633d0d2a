import { signal } from '@preact/signals';
import { ACCOUNT_PARAMETER, CONNECTION_PARAMETER } from '../../../shared/connections/connect-url.ts';
import { TAB_PREFIX } from '../session/remembered.ts';
import { type Account, accountKey } from './account.ts';

const KEPT = `${TAB_PREFIX}requested`;

/**
 * The key of the account that this tab's address asked the user to link. Anybody can write that address: compare the text
 * with the keys of known accounts, and never show it.
 */
export const requested = signal(sessionStorage.getItem(KEPT));

/** Keeps through the sign-in what the address asks for. Returns whether it asks for something. */
export function keepRequested({ searchParams }: URL): boolean {
  const connection = searchParams.get(CONNECTION_PARAMETER);
  if (!connection) return false;
  const key = accountKey({ connection, account: searchParams.get(ACCOUNT_PARAMETER) ?? undefined });
  sessionStorage.setItem(KEPT, key);
  requested.value = key;
  return true;
}

export function forgetRequested(): void {
  sessionStorage.removeItem(KEPT);
  requested.value = null;
}

/** The accounts, the requested one first. */
export function sortRequested<T extends Account>(connections: readonly T[]): T[] {
  const rank = (each: T) => (accountKey(each) === requested.value ? 0 : 1);
  return [...connections].sort((one, other) => rank(one) - rank(other));
}
