import { emptyAnswer, jsonAnswer } from '../../shared/http/answer.ts';
import { connectionPath, knownConnection } from '../../shared/http/connection-path.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import type { Routes } from '../../shared/http/http-handler.ts';
import { type AuthorizeDeps, authorize } from './authorize.ts';
import { authorizeBody } from './schema.ts';

/** The routes that start and end the linking of an account. */
export function connectRoutes(deps: AuthorizeDeps): Routes {
  return {
    'POST /connections/{connection}/authorize': endpoint({
      access: 'write',
      path: connectionPath,
      body: authorizeBody,
      handle: async ({ path: { connection }, caller, invocation: { deadline } }) => {
        knownConnection(connection);
        const answer = await authorize({ user: caller, service: caller.service, connection, deadline }, deps);
        return jsonAnswer(answer.status === 'ACTIVE' ? 200 : 201, answer);
      },
    }),
    'DELETE /connections/{connection}': endpoint({
      access: 'write',
      path: connectionPath,
      handle: async ({ path: { connection }, caller: { identifier }, invocation: { deadline } }) => {
        knownConnection(connection);
        await deps.scalekit.accounts.remove(connection, { identifier, deadline });
        return emptyAnswer();
      },
    }),
  };
}
