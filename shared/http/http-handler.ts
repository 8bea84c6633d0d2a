import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { AppError } from '../errors/app-error.ts';
import { anonymousScope } from '../lambda/request-scope.ts';
import type { Log } from '../observability/log.ts';
import type { CallerPolicy } from './caller/caller.ts';
import { identify } from './caller/identify.ts';
import { refuseIdentityFields } from './caller/refuse-identity-fields.ts';
import { definedOnly } from './defined-only.ts';
import type { Routes } from './endpoint/endpoint.ts';
import { readHeader } from './header-of.ts';
import { problems } from './problem.ts';
import { readBody } from './read-body.ts';
import { readRawBody } from './read-raw-body.ts';
import { requestLog } from './request-log.ts';
import type { HttpResponse } from './response.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

type Deps = {
  /** Absent in a function whose routes all demand no token. */
  callers?: CallerPolicy;
  log: Log;
};

/** The Lambda handler of an HTTP function: finds the endpoint and the caller, and turns each failure into a problem. */
export function httpHandler(routes: Routes, deps: Deps) {
  return middy<Event, HttpResponse>()
    .use(requestLog(deps.log))
    .use(problems(routes, deps.log))
    .handler((event: Event, context: Context) => dispatch(routes, event, context, deps));
}

async function dispatch(routes: Routes, event: Event, context: Context, deps: Deps): Promise<HttpResponse> {
  const endpoint = Object.hasOwn(routes, event.routeKey) ? routes[event.routeKey] : undefined;
  if (endpoint === undefined) throw new AppError('not-found');
  const query = definedOnly(event.queryStringParameters ?? {});
  const path = definedOnly(event.pathParameters ?? {});
  const header = (name: string) => readHeader(event.headers, name);
  if (endpoint.access === 'none') {
    refuseIdentityFields('query', Object.keys(query));
    const cookies = event.cookies ?? [];
    const rawBody = readRawBody(event, endpoint.maxBodyBytes);
    return endpoint.handle({ path, query, header, cookies, rawBody, scope: anonymousScope(context) });
  }
  const { callers, log } = deps;
  if (callers === undefined) throw new Error('A route that demands a token needs a caller policy.');
  const { scope, mayWrite } = identify(event, context, endpoint, { callers, log });
  // Some clients send `{}` without a type where there is nothing to send.
  const body = readBody(event, endpoint.takesBody ? undefined : 'application/json');
  return endpoint.handle({ scope, mayWrite, path, query, body, header });
}
