import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Account } from '../accounts/accounts.ts';
import type { Environment } from '../server/environment.ts';
import { createAccessToken } from './user-tokens.ts';

/**
 * Refreshes a user's tokens when they have expired, as Scalekit does before it uses or returns them. A failed refresh sets
 * the account to EXPIRED.
 */
export function refreshIfExpired({ accounts, webhooks }: Environment, account: Account): void {
  const { status, tokens, refreshFails, connection } = account;
  // Scalekit cannot see that a provider has revoked a key.
  if (connection.authorization === 'API_KEY') return;
  if (status !== ConnectorStatus.ACTIVE || !tokens || tokens.expiresAt > new Date()) return;
  if (refreshFails) {
    webhooks.emit('token_refresh_failed', account);
    accounts.setStatus(account, ConnectorStatus.EXPIRED);
    return;
  }
  account.tokens = { ...tokens, ...createAccessToken() };
  account.updatedAt = new Date();
  webhooks.emit('token_refresh_succeeded', account);
}
