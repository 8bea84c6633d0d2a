import type { ErrorCode } from '../../errors/app-error.ts';
import type { AnonymousScope, RequestScope } from '../../lambda/request-scope.ts';
import type { HttpResponse } from '../response.ts';

/** The parts of a request that an endpoint checks. */
export type Unchecked = {
  path: Record<string, string>;
  query: Record<string, string>;
  /** The JSON of the body; undefined when there is none. */
  body: unknown;
  header: (name: string) => string | undefined;
};

/** A request after the edge. */
export type HttpRequest = Unchecked & {
  scope: RequestScope;
  /** Whether the token allows writes. */
  mayWrite: boolean;
};

/** A request without a token: its query and cookies must prove the user, where there is one. */
export type PublicRequest = Omit<Unchecked, 'body'> & {
  /** `name=value`, as the browser sent them. */
  cookies: readonly string[];
  /** The bytes of the body, where the route receives them; otherwise empty. */
  rawBody: Buffer;
  scope: AnonymousScope;
};

type Declared = {
  /** The codes that the route's contract declares; the log marks any other one. */
  problems: ReadonlySet<ErrorCode>;
};

/** An endpoint of a route without authorizer, such as one to which a browser is redirected. */
export type PublicEndpoint = Declared & {
  access: 'none';
  /** The bytes that a body may have; 0 in a route that receives none. */
  maxBodyBytes: number;
  handle: (request: PublicRequest) => Promise<HttpResponse>;
};

/** An endpoint of a route whose token the gateway has checked. */
export type Endpoint = Declared & {
  /** `write` demands the write scope, or a service. The endpoint checks what depends on the request. */
  access: 'read' | 'write';
  /** Whether a service may call it on behalf of a user. */
  forServices: boolean;
  /** Whether a request may have a body; otherwise it has none, or `{}`. */
  takesBody: boolean;
  handle: (request: HttpRequest) => Promise<HttpResponse>;
};

/** Route key (`GET /connections`) → endpoint. */
export type Routes = Readonly<Record<string, Endpoint | PublicEndpoint>>;
