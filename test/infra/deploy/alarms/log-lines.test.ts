import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rejectFlow } from '../../../../functions/callback-status/reject-flow.ts';
import { logCall } from '../../../../functions/mcp/calls/log-call.ts';
import { parseFilterPattern } from '../../../../infra/local/aws/cloudwatch/logs/filter-pattern.ts';
import { services } from '../../../../infra/local/aws/iam/needs.ts';
import type { FunctionName } from '../../../../shared/config/environment.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { fromAwsError } from '../../../../shared/errors/from-aws-error.ts';
import { httpHandler } from '../../../../shared/http/http-handler.ts';
import { jsonResponse } from '../../../../shared/http/response.ts';
import { createLog, type Log } from '../../../../shared/observability/log.ts';
import { toAppError } from '../../../../shared/scalekit/failure/call-error.ts';
import { accessTokens } from '../../../../shared/scalekit/rpc/access-token.ts';
import { httpEvent } from '../../../support/http-event.ts';
import { refSchema, synthesize } from '../template.ts';

const { resources, functions } = synthesize();
const filters = [
  ...resources(
    'AWS::Logs::MetricFilter',
    z.object({
      LogGroupName: refSchema,
      FilterPattern: z.string(),
      MetricTransformations: z.tuple([z.object({ MetricName: z.string() })]),
    }),
  ).values(),
];

/** The metrics that count the lines of a function. */
function countedBy(name: FunctionName, lines: readonly string[]): string[] {
  const group = functions.find((each) => each.name === name)?.properties.LoggingConfig.LogGroup;
  const own = filters.filter(({ LogGroupName }) => LogGroupName === group);
  return own
    .filter(({ FilterPattern }) =>
      lines.some((line) => parseFilterPattern(FilterPattern).matches(JSON.parse(line))),
    )
    .map(({ MetricTransformations: [{ MetricName }] }) => MetricName)
    .toSorted();
}

/** The lines that the code writes with a real log. */
async function linesOf(write: (log: Log) => unknown): Promise<string[]> {
  const lines: string[] = [];
  await write(createLog('test', (line) => void lines.push(line)));
  return lines;
}

/** The line of a request that ends with this error, or with a response. */
const request = (thrown?: unknown) => (log: Log) => {
  const handle = async () => {
    if (thrown !== undefined) throw thrown;
    return jsonResponse(200, {});
  };
  const routes = { 'POST /x': { access: 'none', maxBodyBytes: 100, problems: new Set(), handle } };
  const handler = httpHandler(routes as never, { log });
  const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 1_000 } as Context;
  return handler(httpEvent({ routeKey: 'POST /x' }), context);
};
const toolCall = (outcome: unknown) => (log: Log) =>
  logCall({ tool: 'gmail_send_message', connection: 'gmail' }, outcome, log);

const named = (name: string, status = 400) =>
  Object.assign(new Error('canary'), { name, $metadata: { httpStatusCode: status } });

/** What a call throws when the token endpoint refuses the credentials, or the secret may not be read. */
async function tokenError(cause: unknown): Promise<AppError> {
  const credentials = {
    get: () => ({ clientId: 'a', clientSecret: 'b' }),
    refresh: () => Promise.reject(cause),
  };
  const tokens = accessTokens(credentials as never, () => Promise.reject(cause));
  return tokens.get().then(
    () => new AppError('internal'),
    (thrown: unknown) => toAppError(thrown),
  );
}

/** The codes with which the services that a function calls refuse. */
const DENIALS = [...new Set(Object.values(services).map(({ code }) => code))];

type Case = [line: string, FunctionName, write: (log: Log) => unknown, metrics: string[]];

const cases: Case[] = [
  ['a request that succeeds', 'execute-action', request(), []],
  ["a provider's error", 'execute-action', request(new AppError('provider-error')), ['ProviderFailures']],
  [
    'a result that is too large',
    'execute-action',
    request(new AppError('result-too-large')),
    ['ProviderFailures'],
  ],
  ['an unknown outcome', 'execute-action', request(new AppError('outcome-unknown')), []],
  ['an outage', 'connect', request(new AppError('upstream-unavailable')), ['UpstreamUnavailable']],
  ...DENIALS.map(
    (code): Case => [
      `a call that AWS denies with ${code}`,
      'connect',
      request(fromAwsError(named(code))),
      ['PermissionDenied'],
    ],
  ),
  [
    'a throttled call',
    'connect',
    request(fromAwsError(named('ThrottlingException'))),
    ['UpstreamUnavailable'],
  ],
  ['a bug', 'connect', request(new TypeError('canary')), []],
  [
    'refused credentials',
    'connect',
    async (log) => request(await tokenError(named('TokenRefusal')))(log),
    ['TokenRefusals', 'UpstreamUnavailable'],
  ],
  [
    'a secret that may not be read',
    'connect',
    async (log) => request(await tokenError(fromAwsError(named('AccessDeniedException'))))(log),
    ['PermissionDenied'],
  ],
  ['an accepted webhook', 'account-events', request(), ['WebhooksAccepted']],
  ['a forged webhook', 'account-events', request(new AppError('unauthenticated')), ['WebhooksRefused']],
  ['a webhook that fails', 'account-events', request(new AppError('internal')), ['WebhooksFailed']],
  [
    'a webhook that another delivery handles',
    'account-events',
    request(new AppError('request-in-progress')),
    [],
  ],
  ['a rejected flow', 'callback-status', (log) => rejectFlow({ log }, 'foreign-state'), ['FlowRejected']],
  ['a tool call that is done', 'mcp', toolCall('done'), ['ToolCalls']],
  ['a tool call of a provider that fails', 'mcp', toolCall(new AppError('provider-error')), ['ToolCalls']],
  ['a tool call without an account', 'mcp', toolCall(new AppError('reconnect-required')), ['ToolCalls']],
  ['a tool call with a bug', 'mcp', toolCall(new TypeError('canary')), ['ToolCalls', 'ToolCallsFailed']],
  [
    'a tool call in an outage',
    'mcp',
    toolCall(new AppError('upstream-unavailable')),
    ['ToolCalls', 'ToolCallsFailed', 'UpstreamUnavailable'],
  ],
];

describe('the metrics from the logs count', () => {
  it.each(cases)('the line of %s in the log of %s', async (_, name, write, expected) => {
    const lines = await linesOf(write);
    expect(countedBy(name, lines)).toEqual(expected);
    expect(lines.join()).not.toContain('canary');
  });
});
