import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { asAppError } from '../errors/app-error.ts';
import type { Log } from '../observability/log.ts';
import { traceOf } from '../observability/trace-of.ts';
import { problemCatalogue } from './problem-catalogue.ts';
import type { HttpResponse } from './response.ts';

type Middleware = MiddlewareObj<APIGatewayProxyEventV2WithJWTAuthorizer, HttpResponse>;

/** Logs one line per request: route, status, code, time. Never a header, a body or an error's text. */
export function requestLog(log: Log): Middleware {
  const started = new WeakMap<object, number>();
  const line = (event: APIGatewayProxyEventV2WithJWTAuthorizer) => ({
    route: event.routeKey,
    durationMs: Date.now() - (started.get(event) ?? Date.now()),
  });
  return {
    before: ({ event, context }) => {
      started.set(event, Date.now());
      log.resetKeys();
      log.appendKeys({ requestId: context.awsRequestId });
    },
    after: ({ event, response }) => {
      log.info('request', { ...line(event), status: response?.statusCode });
    },
    onError: ({ event, error }) => {
      const { code, facts, cause } = asAppError(error);
      const { status } = problemCatalogue[code];
      const fields = {
        ...line(event),
        status,
        code,
        connection: facts.connection,
        executionId: facts.executionId,
      };
      if (status >= 500) log.error('request', { ...fields, trace: traceOf(cause) });
      else log.info('request', fields);
    },
  };
}
