import type { Scope } from '../../../shared/config/scopes.ts';
import {
  listScopes,
  type ProtocolRoute,
  type PublicRoute,
  type RouteContract,
} from '../../../shared/http/contract.ts';
import { listModes, type ModeParameters } from '../parameters/modes.ts';
import { type ApiFunctionName, apiFunctions } from './api-functions.ts';

/** A route as the gateway knows it. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
} & (TokenAccess | PublicAccess);

/** The gateway demands a token with at least one of the scopes; without a scope, ID tokens would pass, too. */
type TokenAccess = { readonly scopes: readonly [Scope, ...Scope[]] };

export type PublicAccess = { readonly scopes: 'none' } & Pick<PublicRoute, 'reason' | 'throttle'>;

/** The routes that lead to one function in a stage. */
export function listRoutes(name: ApiFunctionName, parameters: ModeParameters): Route[] {
  const modes = listModes(parameters);
  return Object.entries<RouteContract | ProtocolRoute>(apiFunctions[name].contract)
    .filter(([, { onlyIn }]) => onlyIn === undefined || modes.includes(onlyIn))
    .map(([key, route]) => describeRoute(key, route));
}

/** Every route of a stage's HTTP API with its function, as tests and pages list them. */
export function listApiRoutes(parameters: ModeParameters): (Route & { function: ApiFunctionName })[] {
  const names = Object.keys(apiFunctions) as ApiFunctionName[];
  return names.flatMap((name) => listRoutes(name, parameters).map((route) => ({ ...route, function: name })));
}

function describeRoute(key: string, route: RouteContract | ProtocolRoute): Route {
  const [method, path] = key.split(' ') as [Route['method'], Route['path']];
  if (route.access !== 'none') return { method, path, scopes: listScopes(route) };
  const { reason, throttle } = route;
  return { method, path, scopes: 'none', reason, throttle };
}
