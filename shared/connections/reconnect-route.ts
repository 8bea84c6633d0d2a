import type { AccountRef } from './account-ref.ts';

/**
 * The route that makes a new link for an account, as callers write it. It is forced: Scalekit calls an account ACTIVE also
 * when its provider refuses the credential.
 */
export function formatReconnectRoute({ connection, account }: AccountRef): string {
  const label = account === undefined ? '' : `&account=${account}`;
  return `POST /connections/${connection}/authorize?force=true${label}`;
}
