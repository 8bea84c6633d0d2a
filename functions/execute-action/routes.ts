import type { ActionDeps } from '../../shared/actions/action.ts';
import { findExecution } from '../../shared/actions/find-execution.ts';
import { runAction } from '../../shared/actions/run-action.ts';
import type { Offers } from '../../shared/connections/offers.ts';
import type { Routes } from '../../shared/http/endpoint/endpoint.ts';
import { endpoints } from '../../shared/http/endpoint/endpoints.ts';
import { jsonResponse, REPLAYED_HEADER } from '../../shared/http/response.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import { executeActionContract } from './schema.ts';
import { listTools } from './tools/list-tools.ts';

type Deps = ActionDeps & {
  scalekit: Pick<Scalekit, 'accounts' | 'tools'>;
  /** Default: every connection. */
  offers?: Offers | undefined;
};

/** The routes that list tools, run them, and return the state of a write. */
export function executeActionRoutes(deps: Deps): Routes {
  return endpoints(executeActionContract, {
    'GET /tools': async ({ query, scope }) => jsonResponse(200, await listTools(query, scope, deps)),
    'POST /actions/{tool}': async ({ path: { tool }, body, idempotencyKey, mayWrite, scope }) => {
      const request = { call: { ...body, tool }, mayWrite, idempotencyKey };
      const { response, replayed } = await runAction(request, scope, deps);
      return jsonResponse(200, response, replayed ? { [REPLAYED_HEADER]: 'true' } : {});
    },
    'GET /executions/{key}': async ({ path: { key }, scope }) =>
      jsonResponse(200, await findExecution(key, scope, deps)),
  });
}
