import { accountKey, accountTitle } from './account.ts';
import type { Connection } from './connections.ts';
import { requested, sortRequested } from './requested.ts';

/**
 * The accounts, the requested one first; also where a label of the user has no account yet on the connection that the
 * address names. A label that the user has not is not shown: anybody can write the address.
 */
export function listAccounts(connections: readonly Connection[]): Connection[] {
  const listed = new Set(connections.map(accountKey));
  const missing = connections
    .filter(({ account }) => account === undefined)
    .flatMap((each) => listLabels(connections).map((account) => unlinked(each, account)))
    .filter((each) => accountKey(each) === requested.value && !listed.has(accountKey(each)));
  return sortRequested([...connections, ...missing]);
}

/** The labels of the user's further accounts. */
export function listLabels(connections: readonly Connection[]): string[] {
  return [...new Set(connections.flatMap(({ account = [] }) => account))];
}

function unlinked({ connection, provider, displayName }: Connection, account: string): Connection {
  const title = accountTitle(displayName, account);
  return { connection, account, provider, displayName: title, status: 'NOT_CONNECTED' };
}
