import type { z } from 'zod/mini';
import type { Scope } from '../config/scopes.ts';
import { SCOPE_ACT_AS, SCOPE_READ, SCOPE_WRITE } from '../config/scopes.ts';
import type { ErrorCode } from '../errors/app-error.ts';

/** A body that is not JSON, by the media types that it may have. */
export type MediaBody = { readonly media: readonly [string, ...string[]] };

/** The body of a response: the schema of its JSON, a media type, or none. */
export type ResponseBody = z.ZodMiniType | MediaBody | null;

type CommonRoute = {
  /** One line, without a full stop. */
  readonly summary: string;
  /** What the summary leaves open, as Markdown. */
  readonly description?: string;
  /** Leaves the route out of stages without that mode. */
  readonly onlyIn?: 'cookie-mode' | 'console';
  readonly path?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  /** By status. */
  readonly responses: { readonly [status: number]: ResponseBody };
  /** By status: headers that do not follow from the rest of the route, each with what it holds. */
  readonly headers?: { readonly [status: number]: { readonly [name: string]: string } };
  /** The codes of this route's own; `listProblemCodes` adds those of every route. */
  readonly problems: readonly ErrorCode[];
};

/** A route that demands a user's or a service's token. */
export type TokenRoute = CommonRoute & {
  /** `write` demands the write scope, or a service. */
  readonly access: 'read' | 'write';
  /** Whether a service may call it on behalf of a user; default true. */
  readonly forServices?: boolean;
  readonly body?: z.ZodMiniType;
  /** Whether the route accepts an `Idempotency-Key`. */
  readonly idempotencyKey?: 'required' | 'optional';
  /** Whether the route accepts an `Agent-Run-Id`, which becomes part of the scope. */
  readonly agentRunId?: true;
};

/** A route that demands no token: the reason names what protects it instead, and the throttle is its own. */
export type PublicRoute = CommonRoute & {
  readonly access: 'none';
  readonly reason: string;
  readonly throttle: { readonly ratePerSecond: number; readonly burst: number };
  /** Of a route that receives its body unparsed, since what it proves depends on the very bytes. */
  readonly rawBody?: MediaBody & { readonly maxBytes: number };
};

/** A route whose messages a protocol defines: the OpenAPI document and the client leave it out. */
export type ProtocolRoute = {
  readonly protocol: 'mcp';
  readonly access: 'read';
  readonly onlyIn?: undefined;
};

/** A route whose requests and responses its contract describes. */
export type RouteContract = TokenRoute | PublicRoute;

/** Route key (`GET /connections`) → what the route accepts and returns. */
export type Contract = { readonly [key: RouteKey]: RouteContract };

type RouteKey = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;

/** Route key → the protocol that it speaks. */
export type ProtocolContract = { readonly [key: RouteKey]: ProtocolRoute };

/** The routes of a function, of both kinds. */
export type AnyContract = { readonly [key: RouteKey]: RouteContract | ProtocolRoute };

/** Declares the routes of a function; the gateway, the endpoints, the OpenAPI document and the client derive from it. */
export function contract<const C extends Contract>(routes: C): C {
  return routes;
}

/** The scopes of which the gateway demands one. */
export function listScopes({
  access,
  forServices = true,
}: Pick<TokenRoute, 'access' | 'forServices'>): [Scope, ...Scope[]] {
  const services: Scope[] = forServices ? [SCOPE_ACT_AS] : [];
  return access === 'read' ? [SCOPE_READ, SCOPE_WRITE, ...services] : [SCOPE_WRITE, ...services];
}

/** Every code that the route's function may return. */
export function listProblemCodes(route: RouteContract): ErrorCode[] {
  if (route.access === 'none') {
    const ofBody: ErrorCode[] = route.rawBody === undefined ? [] : ['payload-too-large'];
    return ['invalid-request', ...ofBody, 'internal', ...route.problems];
  }
  return [
    'invalid-request',
    // The body is parsed before the endpoint is called, also where a route takes none.
    'payload-too-large',
    'unsupported-media-type',
    'forbidden',
    'internal',
    ...(route.idempotencyKey === undefined ? [] : (['idempotency-key-required'] as const)),
    ...route.problems,
  ];
}
