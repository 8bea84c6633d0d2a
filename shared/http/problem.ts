import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { formatReconnectRoute } from '../connections/reconnect-route.ts';
import { type AppError, asAppError, type ErrorCode, type ProviderErrorReason } from '../errors/app-error.ts';
import type { Log } from '../observability/log.ts';
import type { Routes } from './endpoint/endpoint.ts';
import { problemCatalogue } from './problem-catalogue.ts';
import { type HttpResponse, jsonResponse, REPLAYED_HEADER } from './response.ts';

/** The body of every error response of a function (RFC 9457), sent as `application/problem+json`. */
type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The request id, as in the log. */
  instance: string;
  code: ErrorCode;
  retryable: boolean;
  connection?: string;
  account?: string | undefined;
  /** Of `reconnect-required`: the route that makes a new link. */
  reconnect?: string;
  executionId?: string;
  /** Of `provider-error`. */
  reason?: ProviderErrorReason;
  retryAfter?: number;
  errors?: { path: string; message: string }[];
};

function problemOf(error: AppError, requestId: string): Problem {
  const { title, status, detail, retryable } = problemCatalogue[error.code];
  const { connection, account } = error.facts;
  return {
    type: `urn:onbehalf:problem:${error.code}`,
    title,
    status,
    detail,
    instance: requestId,
    code: error.code,
    retryable,
    ...error.facts,
    ...(error.code === 'reconnect-required' &&
      connection !== undefined && { reconnect: formatReconnectRoute({ connection, account }) }),
  };
}

/** An error as a response, with `Retry-After` if the wait is known. */
function problemResponse(error: AppError, requestId: string): HttpResponse {
  const problem = problemOf(error, requestId);
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' };
  if (error.replayed) headers[REPLAYED_HEADER] = 'true';
  if (problem.retryAfter !== undefined) headers['retry-after'] = String(problem.retryAfter);
  return jsonResponse(problem.status, problem, headers);
}

/**
 * Middleware that turns every thrown error into a problem of the catalogue. The request's log line has `undeclared` if
 * the contract of the route does not name the code: no client could expect it.
 */
export function problems(
  routes: Routes,
  log: Pick<Log, 'appendKeys'>,
): MiddlewareObj<APIGatewayProxyEventV2WithJWTAuthorizer, HttpResponse> {
  return {
    onError: (request) => {
      const error = asAppError(request.error);
      const { routeKey } = request.event;
      const declared = Object.hasOwn(routes, routeKey) ? routes[routeKey]?.problems : undefined;
      if (declared?.has(error.code) === false) log.appendKeys({ undeclared: true });
      request.response = problemResponse(error, request.context.awsRequestId);
    },
  };
}
