import { endpoint } from '../../shared/http/endpoint.ts';
import type { Routes } from '../../shared/http/http-handler.ts';
import { idempotencyKeyOf } from '../../shared/http/idempotency-key.ts';
import { jsonResponse, REPLAYED_HEADER } from '../../shared/http/response.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { ActionDeps } from './action.ts';
import { findExecution } from './execution.ts';
import { listTools } from './list-tools.ts';
import { runAction } from './run-action.ts';
import { actionBody, actionPath, executionPath, toolsQuery } from './schema.ts';

type Deps = ActionDeps & { scalekit: Pick<Scalekit, 'accounts' | 'tools'> };

/** The routes that list tools, run them, and tell what became of a write. */
export function executeActionRoutes(deps: Deps): Routes {
  return {
    'GET /tools': endpoint({
      access: 'read',
      query: toolsQuery,
      handle: async ({ query, caller: { identifier }, invocation: { deadline } }) =>
        jsonResponse(200, await listTools(query.connection, { identifier, deadline }, deps)),
    }),
    // Reading is the least that any tool asks for; a tool that writes asks for more once it is known.
    'POST /actions/{tool}': endpoint({
      access: 'read',
      path: actionPath,
      body: actionBody,
      handle: async ({ path: { tool }, body, caller, header, invocation: { requestId, deadline } }) => {
        const { answer, replayed } = await runAction(
          {
            user: caller,
            service: caller.service,
            mayWrite: caller.mayWrite,
            call: { ...body, tool },
            idempotencyKey: idempotencyKeyOf(header),
            invocation: requestId,
            deadline,
          },
          deps,
        );
        return jsonResponse(200, answer, replayed ? { [REPLAYED_HEADER]: 'true' } : {});
      },
    }),
    'GET /executions/{key}': endpoint({
      access: 'read',
      path: executionPath,
      handle: async ({ path: { key }, caller }) =>
        jsonResponse(200, await findExecution({ user: caller, service: caller.service, key }, deps)),
    }),
  };
}
