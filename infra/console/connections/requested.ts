import { signal } from '@preact/signals';
import { CONNECTION_PARAMETER } from '../../../shared/connections/connect-url.ts';
import { TAB_PREFIX } from '../session/remembered.ts';

const KEPT = `${TAB_PREFIX}requested`;

/**
 * The connection that this tab's address asked the user to link. Anybody can write that address: compare the text with
 * the names of known connections, and never show it.
 */
export const requested = signal(sessionStorage.getItem(KEPT));

/** Keeps through the sign-in what the address asks for. Returns whether it asks for something. */
export function keepRequested({ searchParams }: URL): boolean {
  const connection = searchParams.get(CONNECTION_PARAMETER);
  if (!connection) return false;
  sessionStorage.setItem(KEPT, connection);
  requested.value = connection;
  return true;
}

export function forgetRequested(): void {
  sessionStorage.removeItem(KEPT);
  requested.value = null;
}

/** The connections, the requested one first. */
export function sortRequested<T extends { connection: string }>(connections: readonly T[]): T[] {
  const rank = ({ connection }: T) => (connection === requested.value ? 0 : 1);
  return [...connections].sort((one, other) => rank(one) - rank(other));
}
