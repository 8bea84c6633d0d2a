import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Account } from '../accounts/accounts.ts';
import type { Environment } from '../server/environment.ts';
import { createAccessToken } from './user-tokens.ts';

/**
 * Scalekit refreshes a user's tokens before it uses or hands them out; here when they have expired. A provider
 * that refuses leaves the account EXPIRED.
 */
export function refreshIfExpired({ accounts, webhooks }: Environment, account: Account): void {
  const { status, tokens, refreshFails } = account;
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
