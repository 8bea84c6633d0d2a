import type { AccountRef } from './account-ref.ts';

/** Name, in the query of the page where users link accounts, the connection and the label of the account to link. */
export const CONNECTION_PARAMETER = 'connection';
export const ACCOUNT_PARAMETER = 'account';
/** With `true`, asks for a new link although the account may be ACTIVE: its provider has refused it. */
export const RECONNECT_PARAMETER = 'reconnect';

/**
 * Formats the address at which a user links the account; the rest of the page's query stays as written.
 * @param isRefused whether a call was refused for the account
 */
export function formatConnectUrl(
  base: string,
  { connection, account }: AccountRef,
  isRefused = false,
): string {
  const url = new URL(base);
  const label = account === undefined ? '' : `&${ACCOUNT_PARAMETER}=${account}`;
  const again = isRefused ? `&${RECONNECT_PARAMETER}=true` : '';
  const own = `${CONNECTION_PARAMETER}=${encodeURIComponent(connection)}${label}${again}`;
  url.search = url.search === '' ? own : `${url.search}&${own}`;
  return url.href;
}
