import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { AppError } from '../errors/app-error.ts';
import { anonymousScope } from '../lambda/request-scope.ts';
import type { Log } from '../observability/log.ts';
import { userHash } from '../state/user-key.ts';
import { parseJsonBody } from './body/parse-json-body.ts';
import { type Caller, type CallerPolicy, callerOf } from './caller.ts';
import type { Endpoint, Routes } from './endpoint/endpoint.ts';
import { problems } from './problem.ts';
import { refuseForeignBytes } from './refuse-foreign-bytes.ts';
import { refuseIdentityFields } from './refuse-identity-fields.ts';
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
  refuseIdentityFields('query', Object.keys(query));
  const path = definedOnly(event.pathParameters ?? {});
  const header = (name: string) => event.headers[name];
  if (endpoint.access === 'none') {
    const cookies = event.cookies ?? [];
    return endpoint.handle({ path, query, header, cookies, scope: anonymousScope(context) });
  }
  if (deps.callers === undefined) throw new Error('A route that demands a token needs a caller policy.');
  const caller = callerOf(
    event.requestContext.authorizer.jwt.claims,
    event.headers['on-behalf-of'],
    deps.callers,
  );
  deps.log.appendKeys({ user: userHash(caller.user) });
  authorize(endpoint, caller);
  refuseIdentityFields('headers', Object.keys(event.headers));
  refuseForeignBytes(event);
  const body = readBody(endpoint, event);
  return endpoint.handle({
    scope: { ...anonymousScope(context), user: caller.user, client: caller.client, service: caller.service },
    mayWrite: caller.mayWrite,
    path,
    query,
    body,
    header,
  });
}

function readBody(endpoint: Endpoint, { headers, ...event }: Event): unknown {
  const body = parseJsonBody({
    ...event,
    // Some clients send `{}` without a type where there is nothing to send.
    contentType: headers['content-type'] ?? (endpoint.takesBody ? undefined : 'application/json'),
    contentEncoding: headers['content-encoding'],
    contentLength: headers['content-length'],
  });
  if (typeof body === 'object' && body !== null) refuseIdentityFields('body', Object.keys(body));
  return body;
}

function authorize(endpoint: Endpoint, caller: Caller): void {
  const allowed = endpoint.access === 'write' ? caller.mayWrite : caller.mayRead;
  const service = caller.service === undefined || endpoint.forServices;
  if (!allowed || !service) throw new AppError('forbidden');
}

function definedOnly(record: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
