import { signal } from '@preact/signals';
import type { Outcome } from '../../../shared/client/index.ts';
import {
  ACCOUNT_PARAMETER,
  CONNECTION_PARAMETER,
  RECONNECT_PARAMETER,
} from '../../../shared/connections/connect-url.ts';
import { type Account, accountKey } from './account.ts';
import { REQUESTED, REQUESTED_AGAIN } from './kept-request.ts';

/**
 * The key of the account that this tab's address asked the user to link. Anybody can write that address: compare the text
 * with the keys of known accounts, and never show it.
 */
export const requested = signal(sessionStorage.getItem(REQUESTED));

/** Whether the address asked to link it again, also while it is ACTIVE: its provider has refused it. */
export const isRequestedAgain = signal(sessionStorage.getItem(REQUESTED_AGAIN) !== null);

/** Keeps through the sign-in what the address asks for. Returns whether it asks for something. */
export function keepRequested({ searchParams }: URL): boolean {
  const connection = searchParams.get(CONNECTION_PARAMETER);
  if (!connection) return false;
  const key = accountKey({ connection, account: searchParams.get(ACCOUNT_PARAMETER) ?? undefined });
  sessionStorage.setItem(REQUESTED, key);
  requested.value = key;
  keepAgain(searchParams.get(RECONNECT_PARAMETER) === 'true');
  return true;
}

export function forgetRequested(): void {
  sessionStorage.removeItem(REQUESTED);
  requested.value = null;
  keepAgain(false);
}

/** An account that was linked in this tab, or needed no link, need not be linked again. */
export function noteLinked({ outcome, connection, account }: Outcome): void {
  if (outcome !== 'linked' && outcome !== 'already') return;
  if (accountKey({ connection, account }) === requested.value) keepAgain(false);
}

function keepAgain(isAgain: boolean): void {
  if (isAgain) sessionStorage.setItem(REQUESTED_AGAIN, 'true');
  else sessionStorage.removeItem(REQUESTED_AGAIN);
  isRequestedAgain.value = isAgain;
}

/** The accounts, the requested one first. */
export function sortRequested<T extends Account>(connections: readonly T[]): T[] {
  const rank = (each: T) => (accountKey(each) === requested.value ? 0 : 1);
  return [...connections].sort((one, other) => rank(one) - rank(other));
}
