import type { FunctionName } from '../../../shared/config/environment.ts';
import { SCOPE_ACT_AS, SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';

export type ApiRoute = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly function: FunctionName;
  /** The gateway lets a token through that has at least one of them; none would let ID tokens in. */
  readonly scopes: readonly [string, ...string[]];
};

const ANY_SCOPE = [SCOPE_READ, SCOPE_WRITE, SCOPE_ACT_AS] as const;
const CHANGING = [SCOPE_WRITE, SCOPE_ACT_AS] as const;
/** A link is finished by the user's own browser, never by a service for them. */
const OWN_BROWSER = [SCOPE_WRITE] as const;

/** Every route of the HTTP API: what the stack creates, and what tests and documentation enumerate. */
export const apiRoutes = [
  { method: 'GET', path: '/connections', function: 'callback-status', scopes: ANY_SCOPE },
  { method: 'GET', path: '/connections/{connection}', function: 'callback-status', scopes: ANY_SCOPE },
  { method: 'POST', path: '/connections/{connection}/authorize', function: 'connect', scopes: CHANGING },
  { method: 'DELETE', path: '/connections/{connection}', function: 'connect', scopes: CHANGING },
  { method: 'POST', path: '/connections/verify', function: 'callback-status', scopes: OWN_BROWSER },
  { method: 'GET', path: '/tools', function: 'execute-action', scopes: ANY_SCOPE },
  // A read tool needs no more than read; that a write tool has write or act-as is the function's check.
  { method: 'POST', path: '/actions/{tool}', function: 'execute-action', scopes: ANY_SCOPE },
  { method: 'GET', path: '/executions/{key}', function: 'execute-action', scopes: ANY_SCOPE },
  { method: 'GET', path: '/digest', function: 'digest-schedule', scopes: ANY_SCOPE },
  { method: 'PUT', path: '/digest', function: 'digest-schedule', scopes: CHANGING },
  { method: 'DELETE', path: '/digest', function: 'digest-schedule', scopes: CHANGING },
  { method: 'POST', path: '/digest/run', function: 'digest-schedule', scopes: CHANGING },
  { method: 'GET', path: '/digest/latest', function: 'digest-schedule', scopes: ANY_SCOPE },
] as const satisfies readonly ApiRoute[];

/** The one route without a token, in cookie mode alone. */
export const cookieCallbackRoute = { method: 'GET', path: '/callback', function: 'callback-status' } as const;

/** A function that a route leads to. */
export type ApiFunctionName = (typeof apiRoutes)[number]['function'];
