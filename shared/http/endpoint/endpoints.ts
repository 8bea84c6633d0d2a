import { AppError } from '../../errors/app-error.ts';
import { agentRunIdSchema } from '../agent-run-id.ts';
import {
  type Contract,
  listProblemCodes,
  type PublicRoute,
  type RouteContract,
  type TokenRoute,
} from '../contract.ts';
import { headerOf } from '../header-of.ts';
import { idempotencyKey as keySchema } from '../idempotency-key.ts';
import type { HttpResponse } from '../response.ts';
import { checkPart } from './check-part.ts';
import type { Endpoint, HttpRequest, PublicEndpoint, Routes } from './endpoint.ts';
import type { Handlers } from './handlers.ts';

type Handle = (request: object) => Promise<HttpResponse>;
type Header = HttpRequest['header'];

/**
 * Implements every route of a contract. Path, query, body, key and run id are checked by the contract's schemas; a part
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
    handle: async ({ header, scope, ...request }) =>
      handle({
        ...request,
        scope: { ...scope, ...readRunId(route, header) },
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
    maxBodyBytes: route.rawBody?.maxBytes ?? 0,
    problems: new Set(listProblemCodes(route)),
    handle: async (request) =>
      handle({
        ...request,
        path: checkPart('path', route.path, request.path),
        query: checkPart('query', route.query, request.query),
      }),
  };
}

function readRunId({ agentRunId: isAccepted }: TokenRoute, header: Header): { agentRunId?: string } {
  if (!isAccepted) return {};
  const agentRunId = headerOf('agent-run-id', agentRunIdSchema, header);
  return agentRunId === undefined ? {} : { agentRunId };
}

function readKey({ idempotencyKey: use }: TokenRoute, header: Header): { idempotencyKey?: string } {
  if (use === undefined) return {};
  const idempotencyKey = headerOf('idempotency-key', keySchema, header);
  if (idempotencyKey !== undefined) return { idempotencyKey };
  if (use === 'required') throw new AppError('idempotency-key-required');
  return {};
}
