import type { z } from 'zod';
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

/** A browser that came by itself, without a token: what it brings must prove whose it is. */
type BrowserRequest<Query> = {
  query: Query;
  /** `name=value`, as the browser sent them. */
  cookies: readonly string[];
  scope: AnonymousScope;
};

/** An endpoint of a route without authorizer, for a browser that is sent here. */
export type BrowserEndpoint = {
  access: 'browser';
  handle: (request: BrowserRequest<Record<string, string>>) => Promise<HttpResponse>;
};

export type Endpoint = {
  /** `write` demands the write scope (or a service); what depends on the request is checked by the endpoint. */
  access: 'read' | 'write';
  /** Whether a service may call it for a user. */
  forServices: boolean;
  handle: (request: HttpRequest) => Promise<HttpResponse>;
};

/** What is wrong is told, not echoed: an unknown key may be as long as a body. */
const MAX_ERRORS = 20;
const MAX_CHARACTERS = 300;

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
 * An endpoint whose path, query and body are checked by schemas; a part without a schema must be empty.
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
    handle: (request) =>
      handle({
        ...request,
        path: checked('path', path, request.path),
        query: checked('query', query, request.query),
        body: checked('body', body, request.body),
      }),
  };
}

/** As `endpoint`, for a browser. @throws AppError `invalid-request` naming each field */
export function browserEndpoint<Query>(definition: {
  query: z.ZodType<Query>;
  handle: (request: BrowserRequest<Query>) => Promise<HttpResponse>;
}): BrowserEndpoint {
  return {
    access: 'browser',
    handle: (request) =>
      definition.handle({ ...request, query: checked('query', definition.query, request.query) }),
  };
}

function checked<T>(part: 'path' | 'query' | 'body', schema: z.ZodType<T> | undefined, value: unknown): T {
  if (schema === undefined) {
    if (value === undefined || (part !== 'body' && Object.keys(value as object).length === 0))
      return value as T;
    throw new AppError('invalid-request', { errors: [{ path: part, message: 'must be empty' }] });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-request', {
    errors: parsed.error.issues.slice(0, MAX_ERRORS).map((issue) => ({
      path: [part, ...issue.path.map(String)].join('.').slice(0, MAX_CHARACTERS),
      message: issue.message.slice(0, MAX_CHARACTERS),
    })),
  });
}
