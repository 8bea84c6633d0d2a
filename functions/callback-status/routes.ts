import { connectionPath, knownConnection } from '../../shared/http/connection-path.ts';
import { endpoint, type PublicEndpoint, publicEndpoint } from '../../shared/http/endpoint.ts';
import { clearFlowCookie, readFlowCookie } from '../../shared/http/flow-cookie.ts';
import type { Routes } from '../../shared/http/http-handler.ts';
import { jsonResponse, redirectResponse } from '../../shared/http/response.ts';
import type { FlowDeps } from './finish-flow.ts';
import { handleCallback } from './handle-callback.ts';
import { callbackQuery, verifyBody } from './schema.ts';
import { readStatus, readStatuses } from './status.ts';
import { verify } from './verify.ts';

/** The routes that return the status of accounts, and those that finish the linking of one. */
export function callbackStatusRoutes(deps: FlowDeps & { cookieReturnUrl?: string | undefined }): Routes {
  const { accounts } = deps.scalekit;
  return {
    'GET /connections': endpoint({
      access: 'read',
      handle: async ({ scope }) => jsonResponse(200, { connections: await readStatuses(scope, accounts) }),
    }),
    'GET /connections/{connection}': endpoint({
      access: 'read',
      path: connectionPath,
      handle: async ({ path: { connection }, scope }) => {
        const config = knownConnection(connection);
        return jsonResponse(200, await readStatus(connection, config, scope, accounts));
      },
    }),
    // Not for services: only the user's own browser may finish a flow.
    'POST /connections/verify': endpoint({
      access: 'write',
      forServices: false,
      body: verifyBody,
      handle: async ({ body, scope }) => jsonResponse(200, await verify(body, scope, deps)),
    }),
    ...(deps.cookieReturnUrl !== undefined && { 'GET /callback': callbackRoute(deps, deps.cookieReturnUrl) }),
  };
}

/** Finishes a flow in cookie mode. The address of the redirect comes from configuration, never from the query. */
function callbackRoute(deps: FlowDeps, returnUrl: string): PublicEndpoint {
  return publicEndpoint({
    query: callbackQuery,
    handle: async ({ query, cookies, scope }) => {
      const { state, auth_request_id: authRequestId } = query;
      const browserSecret = readFlowCookie(cookies, state);
      const { outcome, connection } = await handleCallback(
        { state, authRequestId, browserSecret },
        scope,
        deps,
      );
      const location = new URL(returnUrl);
      location.searchParams.set('outcome', outcome);
      if (connection !== undefined) location.searchParams.set('connection', connection);
      return redirectResponse(location.href, [clearFlowCookie(state)]);
    },
  });
}
