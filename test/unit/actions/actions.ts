import type { ActionRequest } from '../../../shared/actions/action.ts';
import { runAction } from '../../../shared/actions/run-action.ts';
import { AppError, type ErrorCode, type ProviderErrorReason } from '../../../shared/errors/app-error.ts';
import type { RequestScope } from '../../../shared/lambda/request-scope.ts';
import type { ToolRun, Tools } from '../../../shared/scalekit/scalekit.ts';
import { fakeExecutions } from '../../support/state/fake-executions.ts';

export const start = Date.parse('2026-11-22T08:00:00Z');
export const user = { issuer: 'https://issuer', identifier: 'ada' };
export const key = 'key-1234567890abcdef';
export const send = {
  connection: 'gmail',
  tool: 'gmail_send_message',
  input: { to: 'b@example.com', subject: 'Hi', body: 'x' },
};
export const profile = { connection: 'gmail', tool: 'gmail_get_profile', input: {} };
export const done = { outcome: 'done', data: { id: 'm1' }, executionId: 'ex1' } satisfies ToolRun;

/** A run of a tool that ended without a result. */
export function endedRun(
  outcome: 'not-run' | 'failed' | 'unknown',
  code: ErrorCode,
  facts: { reason?: ProviderErrorReason; isRefusedCredential?: boolean } = {},
): ToolRun {
  return { outcome, error: new AppError(code, { connection: 'gmail', executionId: 'ex1', ...facts }) };
}

/** `runAction` over fakes: the tool's runs in order, the calls sent, the records, the clock. */
export function setUp(runs: ToolRun[], prepare: () => Promise<void> = async () => undefined) {
  const sent: string[] = [];
  const clock = { now: start };
  const { executions, held, down, lost } = fakeExecutions(() => clock.now);
  const run = async () => runs.shift() ?? done;
  const tools: Tools = {
    definitions: async () => [],
    definition: async () => undefined,
    prepare,
    read: (call) => {
      sent.push(`read ${call.tool}`);
      return run();
    },
    write: (call) => {
      sent.push(`write ${call.tool}`);
      return run();
    },
  };
  const logged: unknown[] = [];
  const log = { error: (...given: unknown[]) => void logged.push(given) };
  const deps = { scalekit: { tools }, executions, log, now: () => clock.now };
  let requests = 0;
  const call = (over: Partial<ActionRequest> = {}, acting: Partial<RequestScope> = {}) => {
    requests += 1;
    const scope = { user, requestId: `request-${requests}`, deadline: clock.now + 25_000, ...acting };
    return runAction({ mayWrite: true, call: send, idempotencyKey: key, ...over }, scope, deps);
  };
  return { call, sent, held, down, lost, clock, deps, logged };
}
