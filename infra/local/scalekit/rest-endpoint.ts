import { create, toJson } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import {
  ListConnectedAccountsRequestSchema,
  ListConnectedAccountsResponseSchema,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { listAccounts } from './account-listing.ts';
import type { Environment } from './environment.ts';
import type { Exchange } from './http-answers.ts';
import { httpCall, sendResult } from './http-call.ts';
import { checkRequest } from './request-rules.ts';
import { requireToken, restErrorOf } from './rest-errors.ts';

/** gRPC's HTTP gateway keeps the names of the descriptors, and fields that are empty. */
const asGateway = { useProtoFieldName: true, alwaysEmitImplicit: true };

/** `GET /api/v1/connected_accounts`: of Scalekit's REST API, as much as shows that it is there. */
export async function restEndpoint(environment: Environment, exchange: Exchange): Promise<void> {
  const { request, url } = exchange;
  const identifier = url.searchParams.get('identifier');
  const subject = identifier ? { identifier } : {};
  const result = await httpCall(environment, exchange, { method: 'rest', ...subject }, () => {
    try {
      requireToken(environment, request.headers.authorization);
      if (request.method !== 'GET' || url.pathname !== '/api/v1/connected_accounts') {
        throw new ConnectError('Not Found', Code.NotFound);
      }
      const answer = create(ListConnectedAccountsResponseSchema, list(environment, url.searchParams));
      const body = toJson(ListConnectedAccountsResponseSchema, answer, asGateway);
      return { status: 200, body };
    } catch (error) {
      return restErrorOf(error);
    }
  });
  sendResult(exchange, result);
}

function list(environment: Environment, query: URLSearchParams) {
  const optional = (name: string) => query.get(name) ?? undefined;
  const request = create(ListConnectedAccountsRequestSchema, {
    organizationId: optional('organization_id'),
    userId: optional('user_id'),
    connector: optional('connector'),
    identifier: optional('identifier'),
    provider: query.get('provider') ?? '',
    pageSize: sizeIn(query.get('page_size')),
    pageToken: query.get('page_token') ?? '',
    query: query.get('query') ?? '',
    connectionNames: query.getAll('connection_names'),
  });
  checkRequest(ListConnectedAccountsRequestSchema, request);
  return listAccounts(environment, request);
}

function sizeIn(text: string | null): number {
  if (text === null) return 0;
  if (!/^\d{1,9}$/.test(text)) throw new ConnectError('page_size: is no number', Code.InvalidArgument);
  return Number(text);
}
