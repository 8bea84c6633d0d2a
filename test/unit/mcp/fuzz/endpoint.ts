import type { CallDeps } from '../../../../functions/mcp/calls/call.ts';
import { mcpEndpoint } from '../../../../functions/mcp/routes.ts';
import type { AccountRef } from '../../../../shared/connections/account-ref.ts';
import { formatConnectUrl } from '../../../../shared/connections/connect-url.ts';
import { AppError, type ErrorCode } from '../../../../shared/errors/app-error.ts';
import { jsonRpcHandler } from '../../../../shared/http/json-rpc/json-rpc-handler.ts';
import type { HttpResponse } from '../../../../shared/http/response.ts';
import type { RequestScope } from '../../../../shared/lambda/request-scope.ts';
import type { AccountStatus, ToolCall, ToolRun } from '../../../../shared/scalekit/scalekit.ts';
import { contractLog } from '../../../support/contract-log.ts';
import { httpEvent, lambdaContext, userClaims } from '../../../support/http-event.ts';
import { fakeExecutions } from '../../../support/state/fake-executions.ts';
import { fakeWriteKeys } from '../../../support/state/fake-write-keys.ts';
import type { Post } from './requests.ts';

/** How every call of Scalekit ends. */
export type Fate = 'done' | ErrorCode;

type Ran = ToolCall & { effect: 'read' | 'write'; identifier: string };

/** Sends one request to the function's own handler over fakes; returns the response and the tools that ran. */
export async function post(
  { body, headers, query, scope }: Post,
  fate: Fate,
): Promise<{ response: HttpResponse; ran: Ran[] }> {
  const ran: Ran[] = [];
  const time = { now: Date.now() };
  const run =
    (effect: Ran['effect']) =>
    async (call: ToolCall, { user }: RequestScope): Promise<ToolRun> => {
      ran.push({ ...call, effect, identifier: user.identifier });
      if (fate === 'done') return { outcome: 'done', data: { id: 'm1' }, executionId: 'ex-1' };
      return { outcome: fate === 'outcome-unknown' ? 'unknown' : 'not-run', error: new AppError(fate) };
    };
  const status: AccountStatus = fate === 'reconnect-required' ? 'DISCONNECTED' : 'ACTIVE';
  const deps = {
    scalekit: {
      tools: { prepare: async () => undefined, read: run('read'), write: run('write') },
      accounts: {
        find: async (ref: AccountRef) => ({ ...ref, status }),
        list: async () => [{ connection: 'gmail', status }],
      },
    },
    executions: fakeExecutions(() => time.now).executions,
    writeKeys: fakeWriteKeys(() => time.now),
    labels: { list: async () => ['work'] },
    log: contractLog,
    connectUrlOf: (ref: AccountRef) => formatConnectUrl('https://app.test/connect', ref),
    now: () => time.now,
    pause: async (ms: number) => {
      time.now += ms;
    },
  } as unknown as CallDeps;
  const endpoint = mcpEndpoint({ ...deps, apiUrl: 'https://api.test', version: '1', take: () => undefined });
  const handler = jsonRpcHandler(endpoint, {
    callers: { userClaim: 'sub', serviceClients: [] },
    allowedOrigins: [],
    log: contractLog,
  });
  const event = httpEvent({
    routeKey: 'POST /mcp',
    headers,
    body,
    claims: { ...userClaims, scope },
    rawQueryString: String(new URLSearchParams(query)),
  });
  Object.assign(event.requestContext, { http: { method: 'POST', path: '/mcp' } });
  return { response: await handler(event, lambdaContext()), ran };
}
