import type { AccountRef } from './account-ref.ts';

/** Name, in the query of the page where users link accounts, the connection and the label of the account to link. */
export const CONNECTION_PARAMETER = 'connection';
export const ACCOUNT_PARAMETER = 'account';

/** Formats the address at which a user links the account; the rest of the page's query stays as written. */
export function formatConnectUrl(base: string, { connection, account }: AccountRef): string {
  const url = new URL(base);
  const label = account === undefined ? '' : `&${ACCOUNT_PARAMETER}=${account}`;
  const own = `${CONNECTION_PARAMETER}=${encodeURIComponent(connection)}${label}`;
  url.search = url.search === '' ? own : `${url.search}&${own}`;
  return url.href;
}
