import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { newTraceRoot } from '../lambda/trace-header.ts';
import { ACCOUNT_ID } from '../template/account.ts';
import type { HttpApi } from '../template/http-api.ts';
import { type Claims, scopesOf } from './jwt-authorizer.ts';
import type { ReceivedRequest } from './received-request.ts';
import type { RouteMatch } from './route-table.ts';

/** The gateway's own data about a request. */
export type RequestContext = { requestId: string; received: Date };

type Event = APIGatewayProxyEventV2 & { requestContext: { authorizer?: unknown } };

/**
 * Builds the event in payload format 2.0, without members that would be empty.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export async function buildEvent(
  api: HttpApi,
  { route, pathParameters }: RouteMatch,
  request: ReceivedRequest,
  context: RequestContext,
  claims: Claims | undefined,
): Promise<Event> {
  const query = new URLSearchParams(request.rawQueryString);
  const names = [...new Set(query.keys())];
  const queryStringParameters = Object.fromEntries(names.map((name) => [name, query.getAll(name).join(',')]));
  const body = await request.body();
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: request.path,
    rawQueryString: request.rawQueryString,
    ...(request.cookies.length > 0 && { cookies: request.cookies }),
    headers: forwardedHeaders(request, body.length),
    ...(names.length > 0 && { queryStringParameters }),
    requestContext: buildRequestContext(
      api,
      route.routeKey,
      request,
      context,
      claims && describeAuthorizer(claims, route.scopes),
    ),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...encodeBody(body, request.headers['content-type']),
  };
}

function buildRequestContext(
  api: HttpApi,
  routeKey: string,
  request: ReceivedRequest,
  { requestId, received }: RequestContext,
  authorizerContext: unknown,
): Event['requestContext'] {
  const domainName = request.headers.host ?? 'localhost';
  return {
    accountId: ACCOUNT_ID,
    apiId: api.apiId,
    ...(authorizerContext !== undefined && { authorizer: authorizerContext }),
    domainName,
    domainPrefix: domainName.split('.')[0] ?? domainName,
    http: {
      method: request.method,
      path: request.path,
      protocol: request.protocol,
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId,
    routeKey,
    stage: api.stage.name,
    time: formatLogTime(received),
    timeEpoch: received.getTime(),
  };
}

/** `scopes` is null on a route without scopes, as measured in https://github.com/floci-io/floci/pull/2011. */
function describeAuthorizer(claims: Claims, routeScopes: readonly string[]) {
  const entries = Object.entries(claims).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, claimText(value)] as const],
  );
  return {
    jwt: { claims: Object.fromEntries(entries), scopes: routeScopes.length > 0 ? scopesOf(claims) : null },
  };
}

/** Claims become strings, a list becomes `[a b]`: measured in the same place. */
function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function forwardedHeaders({ headers, sourceIp }: ReceivedRequest, length: number): Record<string, string> {
  return {
    ...headers,
    'content-length': String(length),
    'x-amzn-trace-id': headers['x-amzn-trace-id'] ?? newTraceRoot(),
    'x-forwarded-for': [headers['x-forwarded-for'], sourceIp].filter(Boolean).join(', '),
    'x-forwarded-port': headers.host?.split(':')[1] ?? '80',
    'x-forwarded-proto': 'http',
  };
}

/** Body types that stay text; others become base64, as measured in https://github.com/ministackorg/ministack/pull/766. */
const TEXT = /^(text\/.+|application\/(json|xml|javascript))$/i;

function encodeBody(body: Buffer, contentType = ''): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = TEXT.test(contentType.split(';', 1)[0]?.trim() ?? '');
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

/** Formats a date as `12/Mar/2020:19:03:58 +0000`. */
export function formatLogTime(date: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+) GMT$/.exec(date.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
