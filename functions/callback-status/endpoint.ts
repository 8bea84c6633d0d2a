import { jsonAnswer } from '../../shared/http/answer.ts';
import { connectionPath, knownConnection } from '../../shared/http/connection-path.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import type { Routes } from '../../shared/http/http-handler.ts';
import { verifyBody } from './schema.ts';
import { connectionStatus, connectionStatuses } from './status.ts';
import { type VerifyDeps, verify } from './verify.ts';

/** The routes that tell where an account stands, and the one that finishes its linking. */
export function callbackStatusRoutes(deps: VerifyDeps): Routes {
  const { accounts } = deps.scalekit;
  return {
    'GET /connections': endpoint({
      access: 'read',
      handle: async ({ caller: { identifier }, invocation: { deadline } }) =>
        jsonAnswer(200, { connections: await connectionStatuses({ identifier, deadline }, accounts) }),
    }),
    'GET /connections/{connection}': endpoint({
      access: 'read',
      path: connectionPath,
      handle: async ({ path: { connection }, caller: { identifier }, invocation: { deadline } }) => {
        const config = knownConnection(connection);
        return jsonAnswer(
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
        jsonAnswer(200, await verify({ ...body, user: caller, invocation: requestId, deadline }, deps)),
    }),
  };
}
