import type { z } from 'zod';
import { REPORTED_CHARACTERS, REPORTED_ERRORS } from '../config/limits.ts';
import { AppError } from '../errors/app-error.ts';
import type { AnonymousScope, RequestScope } from '../lambda/request-scope.ts';
import type { HttpResponse } from './response.ts';

/** A request after the edge. */
type HttpRequest = {
  scope: RequestScope;
  /** Whether the token allows writes. */
  mayWrite: boolean;
  path: Record<string, string>;
  query: Record<string, string>;
  /** The JSON of the body; undefined when there is none. */
  body: unknown;
  header: (name: string) => string | undefined;
};

/** A request without a token: its query and cookies must prove the user. */
type PublicRequest<Query> = {
  query: Query;
  /** `name=value`, as the browser sent them. */
  cookies: readonly string[];
  scope: AnonymousScope;
};

/** An endpoint of a route without authorizer, such as one to which a browser is redirected. */
export type PublicEndpoint = {
  access: 'none';
  handle: (request: PublicRequest<Record<string, string>>) => Promise<HttpResponse>;
};

export type Endpoint = {
  /** `write` demands the write scope, or a service. The endpoint checks what depends on the request. */
  access: 'read' | 'write';
  /** Whether a service may call it on behalf of a user. */
  forServices: boolean;
  /** Whether a request may have a body; otherwise it has none, or `{}`. */
  takesBody: boolean;
  handle: (request: HttpRequest) => Promise<HttpResponse>;
};

type Schemas<Path, Query, Body> = {
  path?: z.ZodType<Path>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
};

type Parsed<Path, Query, Body> = Omit<HttpRequest, 'path' | 'query' | 'body'> & {
  path: Path;
  query: Query;
  body: Body;
};

/**
 * Makes an endpoint that checks path, query and body by schemas; a part without a schema must be empty, a body
 * may be `{}`.
 * @throws AppError `invalid-request` naming each field
 */
export function endpoint<Path = unknown, Query = unknown, Body = unknown>(
  definition: Pick<Endpoint, 'access'> & { forServices?: boolean } & Schemas<Path, Query, Body> & {
      handle: (request: Parsed<Path, Query, Body>) => Promise<HttpResponse>;
    },
): Endpoint {
  const { access, forServices = true, handle, path, query, body } = definition;
  return {
    access,
    forServices,
    takesBody: body !== undefined,
    handle: (request) =>
      handle({
        ...request,
        path: check('path', path, request.path),
        query: check('query', query, request.query),
        body: check('body', body, request.body),
      }),
  };
}

/** Like `endpoint`, for a route without authorizer. @throws AppError `invalid-request` naming each field */
export function publicEndpoint<Query>(definition: {
  query: z.ZodType<Query>;
  handle: (request: PublicRequest<Query>) => Promise<HttpResponse>;
}): PublicEndpoint {
  return {
    access: 'none',
    handle: (request) =>
      definition.handle({ ...request, query: check('query', definition.query, request.query) }),
  };
}

/** Whether a part is absent or has no field. A list is no object with fields. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined;
  return !Array.isArray(value) && Object.keys(value).length === 0;
}

function check<T>(part: 'path' | 'query' | 'body', schema: z.ZodType<T> | undefined, value: unknown): T {
  if (schema === undefined) {
    if (isEmpty(value)) return undefined as T;
    throw new AppError('invalid-request', { errors: [{ path: part, message: 'must be empty' }] });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // An unknown key may be as long as a body.
  throw new AppError('invalid-request', {
    errors: parsed.error.issues.slice(0, REPORTED_ERRORS).map((issue) => ({
      path: [part, ...issue.path.map(String)].join('.').slice(0, REPORTED_CHARACTERS),
      message: issue.message.slice(0, REPORTED_CHARACTERS),
    })),
  });
}
