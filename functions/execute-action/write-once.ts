import { LAMBDA_TIMEOUT_SECONDS } from '../../shared/config/limits.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { CallScope, ToolCall, ToolRun } from '../../shared/scalekit/scalekit.ts';
import type { Execution, ExecutionKey, Executions, Write } from '../../shared/state/executions.ts';
import type { ActionDeps, ActionOutcome, ActionRequest } from './action.ts';
import { requestHash } from './request-hash.ts';
import { responseWithin } from './result.ts';
import { readStored, storeFailure, storeResult } from './stored-response.ts';

type WriteRequest = ActionRequest & { key: string; scope: CallScope };

/**
 * Sends a write at most once per key. Everything that can fail before the send comes before the key is taken;
 * whatever is in doubt after it is `outcome-unknown`, for good.
 */
export async function writeOnce(request: WriteRequest, deps: ActionDeps): Promise<ActionOutcome> {
  const { call, scope, invocation } = request;
  const key = { user: request.user, service: request.service, key: request.key };
  const record = { requestHash: requestHash(call), tool: call.tool, connection: call.connection };
  if (!(await prepared(key, scope, deps))) return replay(key, record.requestHash, deps);
  if (!(await taken(key, record, invocation, deps.executions))) return replay(key, record.requestHash, deps);
  const run = await deps.scalekit.tools.write(call, scope);
  return settle(run, key, call, request, deps.executions);
}

/** Whether the write may be sent; while Scalekit cannot be reached, a key that has its answer is still replayed. */
async function prepared(
  key: ExecutionKey,
  { deadline }: CallScope,
  { scalekit, executions }: ActionDeps,
): Promise<boolean> {
  try {
    await scalekit.tools.prepare(deadline);
    return true;
  } catch (error) {
    if ((await executions.find(key)) === undefined) throw error;
    return false;
  }
}

/** A take whose reply was lost may have left its record: nothing was sent, so the key is freed again. */
async function taken(
  key: ExecutionKey,
  record: Write,
  invocation: string,
  executions: Executions,
): Promise<boolean> {
  try {
    return await executions.take(key, record, invocation);
  } catch (error) {
    await orLeased(() => executions.release(key, invocation));
    throw error;
  }
}

async function settle(
  run: ToolRun,
  key: ExecutionKey,
  { connection }: ToolCall,
  { invocation }: WriteRequest,
  executions: Executions,
): Promise<ActionOutcome> {
  switch (run.outcome) {
    case 'done': {
      const { executionId } = run;
      await orUnknown({ connection, executionId }, () =>
        executions.finish(key, invocation, storeResult(responseWithin(run, 'record'))),
      );
      return { answer: responseWithin(run, 'result'), replayed: false };
    }
    case 'failed':
      await orUnknown(run.error.facts, () => executions.finish(key, invocation, storeFailure(run.error)));
      throw run.error;
    case 'not-run':
      await orLeased(() => executions.release(key, invocation));
      throw run.error;
    case 'unknown':
      await orLeased(() => executions.giveUp(key, invocation));
      throw new AppError('outcome-unknown', { connection, cause: run.error.cause });
  }
}

/** The effect is there and its record may not be: then a replay finds it unknown, so this answer says the same. */
async function orUnknown(
  facts: { connection?: string; executionId?: string },
  store: () => Promise<void>,
): Promise<void> {
  try {
    await store();
  } catch (cause) {
    throw new AppError('outcome-unknown', { ...facts, cause });
  }
}

/** A record that could not be closed ends by its lease, as unknown: the safe side. */
async function orLeased(close: () => Promise<void>): Promise<void> {
  try {
    await close();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

async function replay(key: ExecutionKey, hash: string, deps: ActionDeps): Promise<ActionOutcome> {
  const record = await currentRecord(key, deps);
  if (record === undefined) throw new AppError('request-in-progress', { retryAfter: 1 });
  if (record.requestHash !== hash) throw new AppError('idempotency-key-reused');
  const { connection, status } = record;
  if (status === 'IN_PROGRESS') {
    const retryAfter = secondsToWait(record, Math.floor(deps.now() / 1_000));
    throw new AppError('request-in-progress', { connection, retryAfter });
  }
  if (status === 'UNKNOWN') throw new AppError('outcome-unknown', { connection, replayed: true });
  const stored = readStored(record.answer);
  if ('result' in stored) return { answer: stored.result, replayed: true };
  const { code, ...facts } = stored.failure;
  throw new AppError(code, { ...facts, replayed: true });
}

/** Until the first request must have ended, and if it did not, until its lease has. */
function secondsToWait({ startedAt, leaseUntil }: Execution, now: number): number {
  const end = Math.ceil(startedAt / 1_000) + LAMBDA_TIMEOUT_SECONDS;
  return Math.max(1, (now < end ? end : leaseUntil) - now);
}

/** A lease that ran out means that the sender died: nobody knows how far it came. */
export async function currentRecord(
  key: ExecutionKey,
  { executions, now }: Pick<ActionDeps, 'executions' | 'now'>,
): Promise<Execution | undefined> {
  const record = await executions.find(key);
  if (record?.status !== 'IN_PROGRESS' || record.leaseUntil * 1_000 > now()) return record;
  await executions.giveUp(key, record.owner);
  // A sender that was only slow may have stored its answer meanwhile: then that holds.
  return executions.find(key);
}
