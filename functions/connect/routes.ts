import { connectionPath, knownConnection } from '../../shared/http/connection-path.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { setCookie } from '../../shared/http/flow-cookie.ts';
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
      handle: async ({ path: { connection }, body, caller, invocation: { deadline } }) => {
        knownConnection(connection);
        const { service } = caller;
        const request = { user: caller, service, connection, force: body?.force, deadline };
        const { answer, cookie } = await authorize(request, deps);
        const answered = jsonResponse('state' in answer ? 201 : 200, answer);
        return cookie ? { ...answered, cookies: [setCookie(cookie)] } : answered;
      },
    }),
    'DELETE /connections/{connection}': endpoint({
      access: 'write',
      path: connectionPath,
      handle: async ({ path: { connection }, caller, invocation: { deadline } }) => {
        knownConnection(connection);
        await disconnect({ user: caller, connection, deadline }, deps);
        return emptyResponse();
      },
    }),
  };
}
