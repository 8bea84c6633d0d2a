import { executeActionRoutes } from '../../../functions/execute-action/routes.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import type { HttpResponse } from '../../../shared/http/response.ts';
import type { Scalekit, ToolCall } from '../../../shared/scalekit/scalekit.ts';
import { KNOWN_KEY, type RawRequest } from '../../support/actions/requests/raw-request.ts';
import { contractLog } from '../../support/contract-log.ts';
import { lambdaContext } from '../../support/http-event.ts';
import { fakeExecutions } from '../../support/state/fake-executions.ts';

const issuer = 'https://issuer.example.com';

const calls: ToolCall[] = [];
const { executions, held } = fakeExecutions(Date.now);

async function run({ writeKey: _, ...call }: ToolCall) {
  calls.push(call);
  return { outcome: 'done' as const, data: { ok: true }, executionId: 'ex-1' };
}

const scalekit: Pick<Scalekit, 'accounts' | 'tools'> = {
  accounts: {
    list: async () => [{ connection: 'gmail', status: 'ACTIVE' }],
    listAll: async () => [],
    find: async (ref) => ({ ...ref, status: 'ACTIVE' }),
    create: async () => undefined,
    removeAll: async () => undefined,
  },
  tools: {
    definitions: async () => [{ name: 'gmail_get_profile', description: '', inputSchema: {} }],
    definition: async () => undefined,
    prepare: async () => undefined,
    read: run,
    write: run,
  },
};

const handler = httpHandler(executeActionRoutes({ scalekit, executions, log: contractLog, now: Date.now }), {
  callers: { userClaim: 'sub', serviceClients: [] },
  log: contractLog,
});

/** Runs the function's real handler over fakes: its response, and its tool calls. */
export async function handleRequest(
  sent: RawRequest,
): Promise<{ response: HttpResponse; calls: ToolCall[] }> {
  calls.length = 0;
  held.clear();
  const key = { user: { issuer, identifier: 'ada' }, key: KNOWN_KEY };
  await executions.claim(
    key,
    { requestHash: 'h', tool: 'gmail_send_message', connection: 'gmail' },
    'earlier',
  );
  return { response: await handler(eventOf(sent), lambdaContext()), calls: [...calls] };
}

type Event = Parameters<typeof handler>[0];

/** The event in payload format 2.0, parsed as the runtime does: `__proto__` is an ordinary key. */
function eventOf({ route, path, query, headers, body, isBase64Encoded, scope }: RawRequest): Event {
  const text = JSON.stringify({
    version: '2.0',
    routeKey: route,
    rawQueryString: String(new URLSearchParams(query)),
    headers: { 'content-length': String(Buffer.byteLength(body ?? '')), ...headers },
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(path).length > 0 && { pathParameters: path }),
    requestContext: { authorizer: { jwt: { claims: { iss: issuer, sub: 'ada', scope }, scopes: null } } },
    ...(body !== undefined && { body }),
    isBase64Encoded,
  });
  return JSON.parse(text) as Event;
}
