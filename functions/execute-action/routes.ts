import { endpoint } from '../../shared/http/endpoint.ts';
import type { Routes } from '../../shared/http/http-handler.ts';
import { idempotencyKeyOf } from '../../shared/http/idempotency-key.ts';
import { jsonResponse, REPLAYED_HEADER } from '../../shared/http/response.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { ActionDeps } from './action.ts';
import { findExecution } from './find-execution.ts';
import { listTools } from './list-tools.ts';
import { runAction } from './run-action.ts';
import { actionBody, actionPath, executionPath, toolsQuery } from './schema.ts';

type Deps = ActionDeps & { scalekit: Pick<Scalekit, 'accounts' | 'tools'> };

/** The routes that list tools, run them, and return the state of a write. */
export function executeActionRoutes(deps: Deps): Routes {
  return {
    'GET /tools': endpoint({
      access: 'read',
      query: toolsQuery,
      handle: async ({ query, scope }) => jsonResponse(200, await listTools(query.connection, scope, deps)),
    }),
    // Every tool needs at least the read scope; `runAction` demands the write scope once the tool is known.
    'POST /actions/{tool}': endpoint({
      access: 'read',
      path: actionPath,
      body: actionBody,
      handle: async ({ path: { tool }, body, header, mayWrite, scope }) => {
        const request = { call: { ...body, tool }, mayWrite, idempotencyKey: idempotencyKeyOf(header) };
        const { response, replayed } = await runAction(request, scope, deps);
        return jsonResponse(200, response, replayed ? { [REPLAYED_HEADER]: 'true' } : {});
      },
    }),
    'GET /executions/{key}': endpoint({
      access: 'read',
      path: executionPath,
      handle: async ({ path: { key }, scope }) => jsonResponse(200, await findExecution(key, scope, deps)),
    }),
  };
}
