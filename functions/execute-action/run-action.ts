import { allowedEffect } from '../../shared/connections/allow-list.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { CallScope, ToolCall } from '../../shared/scalekit/scalekit.ts';
import type { ActionDeps, ActionOutcome, ActionRequest } from './action.ts';
import { responseWithin } from './result.ts';
import type { ActionResponse } from './schema.ts';
import { definitionOf } from './tool-catalogue.ts';
import { checkInput } from './tool-input.ts';
import { writeOnce } from './write-once.ts';

/**
 * Runs a tool in the user's name: a read directly, a write at most once per key.
 * @throws AppError of each step; see the problem catalogue
 */
export async function runAction(request: ActionRequest, deps: ActionDeps): Promise<ActionOutcome> {
  const { call, user, deadline } = request;
  const scope = { identifier: user.identifier, deadline };
  const effect = allowedEffect(call.connection, call.tool);
  if (effect === 'write' && !request.mayWrite) throw new AppError('forbidden');
  const key = request.idempotencyKey;
  if (effect === 'write' && key === undefined) throw new AppError('idempotency-key-required');
  checkInput(await definitionOf(call.connection, call.tool, scope, deps.scalekit.tools), call.input);
  if (effect === 'write' && key !== undefined) return writeOnce({ ...request, key, scope }, deps);
  return { answer: await read(call, scope, deps), replayed: false };
}

async function read(call: ToolCall, scope: CallScope, { scalekit }: ActionDeps): Promise<ActionResponse> {
  const run = await scalekit.tools.read(call, scope);
  if (run.outcome !== 'done') throw run.error;
  const answer = responseWithin(run, 'result');
  if (answer.dataOmitted === undefined) return answer;
  throw new AppError('result-too-large', { connection: call.connection, executionId: run.executionId });
}
