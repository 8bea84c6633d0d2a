import { AppError } from '../../errors/app-error.ts';
import {
  type Contract,
  listProblemCodes,
  type PublicRoute,
  type RouteContract,
  type TokenRoute,
} from '../contract.ts';
import { idempotencyKeyOf } from '../idempotency-key.ts';
import type { HttpResponse } from '../response.ts';
import { checkPart } from './check-part.ts';
import type { Endpoint, HttpRequest, PublicEndpoint, Routes } from './endpoint.ts';
import type { Handlers } from './handlers.ts';

type Handle = (request: object) => Promise<HttpResponse>;

/**
 * Implements every route of a contract. Path, query, body and key are checked by the contract's schemas; a part
 * without a schema must be empty, a body may be `{}`.
 * @throws AppError `invalid-request` naming each field, `idempotency-key-required`
 */
export function endpoints<const C extends Contract>(contract: C, handlers: Handlers<C>): Routes {
  // The parameters' types tie each handler to its route, which a loop over the routes cannot express.
  const handles = new Map(Object.entries(handlers) as unknown as [string, Handle][]);
  return Object.fromEntries(
    Object.entries<RouteContract>(contract).map(([key, route]) => {
      const handle = handles.get(key);
      if (handle === undefined) throw new Error(`${key} has no handler`);
      return [key, route.access === 'none' ? publicEndpoint(route, handle) : endpoint(route, handle)];
    }),
  );
}

function endpoint(route: TokenRoute, handle: Handle): Endpoint {
  const { access, forServices = true } = route;
  return {
    access,
    forServices,
    takesBody: route.body !== undefined,
    problems: new Set(listProblemCodes(route)),
    handle: async ({ header, ...request }) =>
      handle({
        ...request,
        path: checkPart('path', route.path, request.path),
        query: checkPart('query', route.query, request.query),
        body: checkPart('body', route.body, request.body),
        ...readKey(route, header),
      }),
  };
}

function publicEndpoint(route: PublicRoute, handle: Handle): PublicEndpoint {
  return {
    access: 'none',
    problems: new Set(listProblemCodes(route)),
    handle: async (request) =>
      handle({
        ...request,
        path: checkPart('path', route.path, request.path),
        query: checkPart('query', route.query, request.query),
      }),
  };
}

function readKey(
  { idempotencyKey: use }: TokenRoute,
  header: HttpRequest['header'],
): { idempotencyKey?: string } {
  if (use === undefined) return {};
  const idempotencyKey = idempotencyKeyOf(header);
  if (idempotencyKey !== undefined) return { idempotencyKey };
  if (use === 'required') throw new AppError('idempotency-key-required');
  return {};
}
