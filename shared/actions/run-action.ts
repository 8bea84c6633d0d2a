import { requireToolEffect } from '../connections/allow-list.ts';
import { AppError } from '../errors/app-error.ts';
import type { RequestScope } from '../lambda/request-scope.ts';
import type { ToolCall } from '../scalekit/scalekit.ts';
import type { ActionDeps, ActionOutcome, ActionRequest } from './action.ts';
import { checkInput } from './check-input.ts';
import { findDefinition } from './find-definition.ts';
import type { ActionResponse } from './responses.ts';
import { responseWithin } from './result.ts';
import { writeOnce } from './write-once.ts';

/**
 * Runs a tool for the user: a read directly, a write at most once per key.
 * @throws AppError of each step; see the problem catalogue
 */
export async function runAction(
  { call, mayWrite, idempotencyKey }: ActionRequest,
  scope: RequestScope,
  deps: ActionDeps,
): Promise<ActionOutcome> {
  const effect = requireToolEffect(call.connection, call.tool);
  if (effect === 'write' && !mayWrite) throw new AppError('forbidden');
  if (effect === 'write' && idempotencyKey === undefined) throw new AppError('idempotency-key-required');
  checkInput(await findDefinition(call, call.tool, scope, deps.scalekit.tools), call.input);
  if (effect === 'write' && idempotencyKey !== undefined) return writeOnce(call, idempotencyKey, scope, deps);
  return { response: await readAction(call, scope, deps), replayed: false };
}

/** Runs a tool that reads, whose input is checked. @throws AppError `result-too-large`, and those of the tool */
export async function readAction(
  call: ToolCall,
  scope: RequestScope,
  { scalekit }: Pick<ActionDeps, 'scalekit'>,
): Promise<ActionResponse> {
  const run = await scalekit.tools.read(call, scope);
  if (run.outcome !== 'done') throw run.error;
  const response = responseWithin(run, 'result');
  if (response.dataOmitted === undefined) return response;
  throw new AppError('result-too-large', {
    connection: call.connection,
    account: call.account,
    executionId: run.executionId,
  });
}
