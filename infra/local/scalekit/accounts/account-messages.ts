import type { JsonObject, MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type ConnectedAccountForListSchema,
  type ConnectedAccountSchema,
  ConnectorType,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Account } from './accounts.ts';

/** An account as lists return it, without tokens. */
export function toListedAccount(account: Account) {
  return {
    id: account.id,
    identifier: account.identifier,
    connector: account.connection.name,
    connectionId: account.connection.id,
    provider: account.connection.provider,
    status: account.status,
    authorizationType: ConnectorType[account.connection.authorization],
    updatedAt: timestampFromDate(account.updatedAt),
    ...(account.tokens && { tokenExpiresAt: timestampFromDate(account.tokens.expiresAt) }),
    ...(account.lastUsedAt && { lastUsedAt: timestampFromDate(account.lastUsedAt) }),
  } satisfies MessageInitShape<typeof ConnectedAccountForListSchema>;
}

/** An account with the user's OAuth tokens or API key. Scalekit returns them from Auth, Create and Update calls. */
export function toAccountWithTokens(account: Account) {
  if (account.connection.authorization === 'API_KEY') return toAccountWithKey(account);
  const { accessToken = '', refreshToken = '', scopes = [] } = account.tokens ?? {};
  const value = { accessToken, refreshToken, scopes };
  return {
    ...toListedAccount(account),
    authorizationDetails: { details: { case: 'oauthToken', value } },
  } satisfies MessageInitShape<typeof ConnectedAccountSchema>;
}

/** Providers that take a user name and a password have the key as one of them. */
function toAccountWithKey(account: Account) {
  const key = account.tokens?.accessToken;
  const details: JsonObject = key === undefined ? {} : { api_key: key, username: key, password: 'X' };
  return {
    ...toListedAccount(account),
    authorizationDetails: { details: { case: 'staticAuth' as const, value: { details } } },
  } satisfies MessageInitShape<typeof ConnectedAccountSchema>;
}
