import { connectionPath, knownConnection } from '../../shared/http/connection-path.ts';
import { type BrowserEndpoint, browserEndpoint, endpoint } from '../../shared/http/endpoint.ts';
import { clearCookie, flowCookieOf } from '../../shared/http/flow-cookie.ts';
import type { Routes } from '../../shared/http/http-handler.ts';
import { jsonResponse, redirectResponse } from '../../shared/http/response.ts';
import { callback } from './callback.ts';
import type { FlowDeps } from './finish-flow.ts';
import { callbackQuery, verifyBody } from './schema.ts';
import { connectionStatus, connectionStatuses } from './status.ts';
import { verify } from './verify.ts';

/** The routes that tell where an account stands, and the one that finishes its linking. */
export function callbackStatusRoutes(deps: FlowDeps & { cookieReturnUrl?: string | undefined }): Routes {
  const { accounts } = deps.scalekit;
  return {
    'GET /connections': endpoint({
      access: 'read',
      handle: async ({ caller: { identifier }, invocation: { deadline } }) =>
        jsonResponse(200, { connections: await connectionStatuses({ identifier, deadline }, accounts) }),
    }),
    'GET /connections/{connection}': endpoint({
      access: 'read',
      path: connectionPath,
      handle: async ({ path: { connection }, caller: { identifier }, invocation: { deadline } }) => {
        const config = knownConnection(connection);
        return jsonResponse(
          200,
          await connectionStatus(connection, config, { identifier, deadline }, accounts),
        );
      },
    }),
    // Never for a service: the user's own browser finishes what anyone may have started.
    'POST /connections/verify': endpoint({
      access: 'write',
      forServices: false,
      body: verifyBody,
      handle: async ({ body, caller, invocation: { requestId, deadline } }) =>
        jsonResponse(200, await verify({ ...body, user: caller, invocation: requestId, deadline }, deps)),
    }),
    ...(deps.cookieReturnUrl !== undefined && { 'GET /callback': callbackRoute(deps, deps.cookieReturnUrl) }),
  };
}

/** Cookie mode's own end of a flow. The address comes from configuration; the query adds nothing to it. */
function callbackRoute(deps: FlowDeps, returnUrl: string): BrowserEndpoint {
  return browserEndpoint({
    query: callbackQuery,
    handle: async ({ query, cookies, invocation: { requestId, deadline } }) => {
      const { state, auth_request_id: authRequestId } = query;
      const cookie = flowCookieOf(cookies, state);
      const request = { state, authRequestId, cookie, invocation: requestId, deadline };
      const { outcome, connection } = await callback(request, deps);
      const location = new URL(returnUrl);
      location.searchParams.set('outcome', outcome);
      if (connection !== undefined) location.searchParams.set('connection', connection);
      return redirectResponse(location.href, [clearCookie(state)]);
    },
  });
}
