import { accountRefOf } from '../../shared/connections/account-ref.ts';
import { knownConnection } from '../../shared/http/connection-path.ts';
import type { Routes } from '../../shared/http/endpoint/endpoint.ts';
import { endpoints } from '../../shared/http/endpoint/endpoints.ts';
import { setFlowCookie } from '../../shared/http/flow-cookie.ts';
import { emptyResponse, jsonResponse } from '../../shared/http/response.ts';
import { type AuthorizeDeps, authorize } from './authorize.ts';
import { type DisconnectDeps, disconnect } from './disconnect.ts';
import { connectContract } from './schema.ts';

/** The routes that start and end the linking of an account. */
export function connectRoutes(deps: AuthorizeDeps & DisconnectDeps): Routes {
  return endpoints(connectContract, {
    'POST /connections/{connection}/authorize': async ({ path, query, body, scope }) => {
      knownConnection(path.connection);
      const request = {
        ...accountRefOf({ ...path, ...query }),
        force: body?.force || query.force === 'true',
      };
      const { response, browserSecret } = await authorize(request, scope, deps);
      if (!('state' in response)) return jsonResponse(200, response);
      const created = jsonResponse(201, response);
      if (browserSecret === undefined) return created;
      return { ...created, cookies: [setFlowCookie(response.state, browserSecret)] };
    },
    'DELETE /connections/{connection}': async ({ path, query, scope }) => {
      knownConnection(path.connection);
      await disconnect(accountRefOf({ ...path, ...query }), scope, deps);
      return emptyResponse();
    },
  });
}
