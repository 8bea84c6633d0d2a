import { create, type JsonValue, toJson } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import {
  GetConnectedAccountByIdentifierResponseSchema,
  ListConnectedAccountsRequestSchema,
  ListConnectedAccountsResponseSchema,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { listAccounts } from '../accounts/account-listing.ts';
import { toAccountWithTokens } from '../accounts/account-messages.ts';
import { requireAccount } from '../accounts/connected-account-service.ts';
import { refreshIfExpired } from '../tokens/token-refresh.ts';
import type { Environment } from './environment.ts';
import { handleHttpCall, sendResult } from './http-call.ts';
import type { Exchange } from './http-responses.ts';
import { checkRequest } from './request-rules.ts';
import { requireToken, toRestError } from './rest-errors.ts';

/** gRPC's HTTP gateway uses the descriptors' field names and includes empty fields. */
const gatewayOptions = { useProtoFieldName: true, alwaysEmitImplicit: true };

type Route = (environment: Environment, query: URLSearchParams) => JsonValue;

const routes = new Map<string, Route>([
  ['GET /api/v1/connected_accounts', getAccounts],
  ['GET /api/v1/connected_accounts/auth', getAccountWithTokens],
]);

/** The part of Scalekit's REST API that a path through the proxy can reach: the accounts, and the tokens of one account. */
export async function serveRestApi(environment: Environment, exchange: Exchange): Promise<void> {
  const { request, url } = exchange;
  const identifier = url.searchParams.get('identifier');
  const subject = identifier ? { identifier } : {};
  const result = await handleHttpCall(environment, exchange, { method: 'rest', ...subject }, () => {
    try {
      requireToken(environment, request.headers.authorization);
      const route = routes.get(`${request.method} ${url.pathname}`);
      if (route === undefined) throw new ConnectError('Not Found', Code.NotFound);
      return { status: 200, body: route(environment, url.searchParams) };
    } catch (error) {
      return toRestError(error);
    }
  });
  sendResult(exchange, result);
}

function getAccounts(environment: Environment, query: URLSearchParams): JsonValue {
  const request = create(ListConnectedAccountsRequestSchema, {
    ...readKey(query),
    provider: query.get('provider') ?? '',
    pageSize: readPageSize(query.get('page_size')),
    pageToken: query.get('page_token') ?? '',
    query: query.get('query') ?? '',
    connectionNames: query.getAll('connection_names'),
  });
  checkRequest(ListConnectedAccountsRequestSchema, request);
  const response = create(ListConnectedAccountsResponseSchema, listAccounts(environment, request));
  return toJson(ListConnectedAccountsResponseSchema, response, gatewayOptions);
}

function getAccountWithTokens(environment: Environment, query: URLSearchParams): JsonValue {
  const account = requireAccount(environment, { ...readKey(query), id: query.get('id') ?? undefined });
  refreshIfExpired(environment, account);
  const schema = GetConnectedAccountByIdentifierResponseSchema;
  return toJson(schema, create(schema, { connectedAccount: toAccountWithTokens(account) }), gatewayOptions);
}

function readKey(query: URLSearchParams) {
  const optional = (name: string) => query.get(name) ?? undefined;
  return {
    organizationId: optional('organization_id'),
    userId: optional('user_id'),
    connector: optional('connector'),
    identifier: optional('identifier'),
  };
}

function readPageSize(text: string | null): number {
  if (text === null) return 0;
  if (!/^\d{1,9}$/.test(text)) throw new ConnectError('page_size: is not a number', Code.InvalidArgument);
  return Number(text);
}
