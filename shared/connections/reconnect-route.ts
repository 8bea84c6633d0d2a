import type { AccountRef } from './account-ref.ts';

/** The route that makes a new link for an account, as callers write it. */
export function formatReconnectRoute({ connection, account }: AccountRef): string {
  const query = account === undefined ? '' : `?account=${account}`;
  return `POST /connections/${connection}/authorize${query}`;
}
