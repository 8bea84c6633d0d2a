import { Code, ConnectError } from '@connectrpc/connect';
import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Account, AccountKey } from '../accounts/accounts.ts';
import { requireAccount } from '../accounts/connected-account-service.ts';
import { callGoogle } from '../providers/gmail/api/endpoint.ts';
import { requireToken, toRestError } from '../rest/errors.ts';
import { refreshIfExpired } from '../tokens/token-refresh.ts';
import type { Environment } from './environment.ts';
import { handleHttpCall, sendResult } from './http-call.ts';
import type { Exchange } from './http-responses.ts';

/** `/proxy/…`: the provider's own API with a connected account's token, as `actions.request` of the SDK calls it. */
export async function serveProxy(environment: Environment, exchange: Exchange): Promise<void> {
  const identifier = headerOf(exchange, 'identifier');
  const connector = headerOf(exchange, 'connection_name');
  const subject = { ...(identifier && { identifier }), ...(connector && { connection: connector }) };
  const result = await handleHttpCall(environment, exchange, { method: 'proxy', ...subject }, () => {
    try {
      requireToken(environment, exchange.request.headers.authorization);
      const account = requireUsableAccount(environment, { identifier, connector });
      return callGoogle(environment, exchange, account, exchange.url.pathname.slice('/proxy'.length));
    } catch (error) {
      return toRestError(error);
    }
  });
  sendResult(exchange, result);
}

function requireUsableAccount(environment: Environment, key: AccountKey): Account {
  const account = requireAccount(environment, key);
  refreshIfExpired(environment, account);
  if (account.status !== ConnectorStatus.ACTIVE) {
    throw new ConnectError('connected account is not active', Code.Unauthenticated);
  }
  if (account.connection.provider !== 'GMAIL') {
    throw new ConnectError('proxy not enabled for provider', Code.Unimplemented);
  }
  return account;
}

function headerOf({ request }: Exchange, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
