import {
  create,
  type DescMessage,
  fromJsonString,
  type JsonValue,
  type MessageShape,
  toJson,
} from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import {
  CreateConnectedAccountRequestSchema,
  CreateConnectedAccountResponseSchema,
  GetConnectedAccountByIdentifierResponseSchema,
  ListConnectedAccountsRequestSchema,
  ListConnectedAccountsResponseSchema,
  UpdateConnectedAccountRequestSchema,
  UpdateConnectedAccountResponseSchema,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { GetConnectionResponseSchema } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { listAccounts } from '../accounts/account-listing.ts';
import { toAccountWithTokens } from '../accounts/account-messages.ts';
import {
  createWithDetails,
  requireAccount,
  updateWithDetails,
} from '../accounts/connected-account-service.ts';
import { getConnection } from '../accounts/connection-service.ts';
import type { Environment } from '../server/environment.ts';
import { checkRequest } from '../server/request-rules.ts';
import { refreshIfExpired } from '../tokens/token-refresh.ts';

/** gRPC's HTTP gateway uses the descriptors' field names and includes empty fields. */
const gatewayOptions = { useProtoFieldName: true, alwaysEmitImplicit: true };

/** One route of the REST API. `operation` is its name in the call log and in fault rules. */
export type RestRoute = {
  operation: string;
  status: number;
  respond: (environment: Environment, request: { query: URLSearchParams; body: string }) => JsonValue;
};

/** The REST API of the connected accounts: the list, the tokens of one account, and accounts made from tokens. */
export const accountRoutes: Record<string, RestRoute> = {
  'GET /api/v1/connected_accounts': { operation: 'rest', status: 200, respond: getAccounts },
  'GET /api/v1/connected_accounts/auth': { operation: 'rest', status: 200, respond: getAccountWithTokens },
  'POST /api/v1/connected_accounts': { operation: 'restCreate', status: 201, respond: postAccount },
  'PUT /api/v1/connected_accounts': { operation: 'restUpdate', status: 200, respond: putAccount },
};

/** `GET /api/v1/connections/{id}`: one connection with its settings. */
export function connectionRoute(method: string | undefined, path: string): RestRoute | undefined {
  const id = /^\/api\/v1\/connections\/([^/]+)$/.exec(path)?.[1];
  if (method !== 'GET' || id === undefined) return undefined;
  const schema = GetConnectionResponseSchema;
  return {
    operation: 'rest',
    status: 200,
    respond: (environment) => toJson(schema, create(schema, getConnection(environment, id)), gatewayOptions),
  };
}

function getAccounts(environment: Environment, { query }: { query: URLSearchParams }): JsonValue {
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

function getAccountWithTokens(environment: Environment, { query }: { query: URLSearchParams }): JsonValue {
  const account = requireAccount(environment, { ...readKey(query), id: query.get('id') ?? undefined });
  refreshIfExpired(environment, account);
  const schema = GetConnectedAccountByIdentifierResponseSchema;
  return toJson(schema, create(schema, { connectedAccount: toAccountWithTokens(account) }), gatewayOptions);
}

function postAccount(environment: Environment, { body }: { body: string }): JsonValue {
  const request = parseBody(CreateConnectedAccountRequestSchema, body);
  const response = create(CreateConnectedAccountResponseSchema, createWithDetails(environment, request));
  return toJson(CreateConnectedAccountResponseSchema, response, gatewayOptions);
}

function putAccount(environment: Environment, { body }: { body: string }): JsonValue {
  const request = parseBody(UpdateConnectedAccountRequestSchema, body);
  const response = create(UpdateConnectedAccountResponseSchema, updateWithDetails(environment, request));
  return toJson(UpdateConnectedAccountResponseSchema, response, gatewayOptions);
}

/** @throws ConnectError InvalidArgument; as gRPC's HTTP gateway, its text quotes what it could not read */
function parseBody<Schema extends DescMessage>(schema: Schema, body: string): MessageShape<Schema> {
  let request: MessageShape<Schema>;
  try {
    request = fromJsonString(schema, body);
  } catch (error) {
    throw new ConnectError(
      `${error instanceof Error ? error.message : 'invalid'}: ${body}`,
      Code.InvalidArgument,
    );
  }
  checkRequest(schema, request);
  return request;
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
