import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { AppError } from '../../errors/app-error.ts';
import type { RequestScope } from '../../lambda/request-scope.ts';
import type { Log } from '../../observability/log.ts';
import type { CallerPolicy } from '../caller/caller.ts';
import { identify } from '../caller/identify.ts';
import { definedOnly } from '../defined-only.ts';
import { readBody } from '../read-body.ts';
import { requestLog } from '../request-log.ts';
import type { HttpResponse } from '../response.ts';
import { jsonRpcError, jsonRpcErrors } from './refusal.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/** A POST whose caller is known and whose body is JSON: a message of JSON-RPC, an array of them, or neither. */
export type JsonRpcRequest = {
  scope: RequestScope;
  /** Whether the token allows writes. */
  mayWrite: boolean;
  /** As sent, without `?`. */
  query: Record<string, string>;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: unknown;
};

type Deps = {
  callers: CallerPolicy;
  log: Log;
  /** The origins whose pages may call; a request without `Origin` comes from no page. */
  allowedOrigins: readonly string[];
};

/**
 * The Lambda handler of a route that speaks JSON-RPC over POST, for users and services that may at least read. Every
 * refusal is a JSON-RPC error. The gateway's CORS alone would let a page of any origin send requests.
 */
export function jsonRpcHandler(handle: (request: JsonRpcRequest) => Promise<HttpResponse>, deps: Deps) {
  return middy<Event, HttpResponse>()
    .use(requestLog(deps.log))
    .use(jsonRpcErrors)
    .handler(async (event: Event, context: Context) => {
      const { origin } = event.headers;
      if (origin !== undefined && !deps.allowedOrigins.includes(origin)) throw foreignPage();
      const { scope, mayWrite } = identify(event, context, { access: 'read', forServices: true }, deps);
      const body = readBody(event);
      if (event.requestContext.http.method !== 'POST') return methodNotAllowed();
      if (body === undefined) throw emptyBody();
      const query = definedOnly(event.queryStringParameters ?? {});
      return handle({ scope, mayWrite, query, headers: definedOnly(event.headers), body });
    });
}

/** There is no stream to open with GET, and no session to end with DELETE. */
function methodNotAllowed(): HttpResponse {
  return jsonRpcError(405, { code: 405, message: 'Only POST is allowed' }, { allow: 'POST' });
}

function emptyBody(): AppError {
  return new AppError('invalid-request', { errors: [{ path: 'body', message: 'is empty' }] });
}

function foreignPage(): AppError {
  return new AppError('forbidden', {
    detail: 'Pages of this origin may not call: allowedOrigins names those that may.',
  });
}
