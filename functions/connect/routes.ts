import { connectionPath, knownConnection } from '../../shared/http/connection-path.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { setFlowCookie } from '../../shared/http/flow-cookie.ts';
import type { Routes } from '../../shared/http/http-handler.ts';
import { emptyResponse, jsonResponse } from '../../shared/http/response.ts';
import { type AuthorizeDeps, authorize } from './authorize.ts';
import { type DisconnectDeps, disconnect } from './disconnect.ts';
import { authorizeBody } from './schema.ts';

/** The routes that start and end the linking of an account. */
export function connectRoutes(deps: AuthorizeDeps & DisconnectDeps): Routes {
  return {
    'POST /connections/{connection}/authorize': endpoint({
      access: 'write',
      path: connectionPath,
      body: authorizeBody,
      handle: async ({ path: { connection }, body, scope }) => {
        knownConnection(connection);
        const { response, browserSecret } = await authorize({ connection, force: body?.force }, scope, deps);
        if (!('state' in response)) return jsonResponse(200, response);
        const created = jsonResponse(201, response);
        if (browserSecret === undefined) return created;
        return { ...created, cookies: [setFlowCookie(response.state, browserSecret)] };
      },
    }),
    'DELETE /connections/{connection}': endpoint({
      access: 'write',
      path: connectionPath,
      handle: async ({ path: { connection }, scope }) => {
        knownConnection(connection);
        await disconnect(connection, scope, deps);
        return emptyResponse();
      },
    }),
  };
}
