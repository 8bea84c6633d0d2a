import { type ActCaller, callerOfAct } from '../activity/act.ts';
import type { AccountRef } from '../connections/account-ref.ts';
import { AppError, asAppError } from '../errors/app-error.ts';
import type { RequestScope } from '../lambda/request-scope.ts';
import { traceOf } from '../observability/trace-of.ts';
import type { ToolCall, ToolRun } from '../scalekit/scalekit.ts';
import type { ExecutionKey } from '../state/executions/execution-updates.ts';
import type { Executions, Write } from '../state/executions/executions.ts';
import type { ActionDeps, ActionOutcome } from './action.ts';
import { hashRequest, nameWrite } from './hash-request.ts';
import { replay } from './replay.ts';
import { responseWithin } from './result.ts';
import { storeFailure, storeResult } from './stored-response.ts';

/** A key, and the run that claims it: a record is closed only by its owner. */
type Claim = {
  key: ExecutionKey;
  owner: string;
  caller: ActCaller;
  executions: Executions;
  log: ActionDeps['log'];
};

/**
 * Sends a write at most once per key. Every step that can fail before the send runs before the key is claimed. Any
 * doubt after the send is `outcome-unknown`, for good. A request's writes run one after another, since they own each
 * other's claims.
 */
export async function writeOnce(
  call: ToolCall,
  idempotencyKey: string,
  scope: RequestScope,
  deps: ActionDeps,
): Promise<ActionOutcome> {
  const { user, service, requestId: owner } = scope;
  const claim = {
    key: { user, service, key: idempotencyKey },
    owner,
    caller: callerOfAct(scope),
    executions: deps.executions,
    log: deps.log,
  };
  const { tool, connection, account } = call;
  const record = {
    requestHash: hashRequest(call),
    tool,
    connection,
    ...(account !== undefined && { account }),
  };
  const write = { ...call, writeKey: nameWrite(claim.key, record.requestHash) };
  const isClaimed = (await prepareSend(write, claim.key, scope, deps)) && (await claimKey(claim, record));
  if (!isClaimed) return replay(claim, record.requestHash, deps);
  const run = await deps.scalekit.tools.write(write, scope);
  return settle(run, call, claim);
}

/** Whether the write can be sent now. While Scalekit is unreachable, a key with a record is still replayed. */
async function prepareSend(
  call: ToolCall,
  key: ExecutionKey,
  scope: RequestScope,
  { scalekit, executions }: ActionDeps,
): Promise<boolean> {
  try {
    await scalekit.tools.prepare(scope, { call, scope });
    return true;
  } catch (error) {
    if ((await executions.find(key)) === undefined) throw error;
    return false;
  }
}

/** A claim whose response was lost may have stored its record: nothing was sent, so the key is released. */
async function claimKey(claim: Claim, record: Write): Promise<boolean> {
  const { key, owner, caller, executions } = claim;
  try {
    return await executions.claim(key, record, owner, caller);
  } catch (error) {
    await closeOrExpire(claim, () => executions.release(key, owner));
    throw error;
  }
}

async function settle(
  run: ToolRun,
  { connection, account }: AccountRef,
  claim: Claim,
): Promise<ActionOutcome> {
  const { key, owner, executions } = claim;
  switch (run.outcome) {
    case 'done': {
      const { executionId } = run;
      await storeOrUnknown({ connection, account, executionId }, () =>
        executions.finish(key, owner, storeResult(responseWithin(run, 'record')), { executionId }),
      );
      return { response: responseWithin(run, 'result'), replayed: false };
    }
    case 'failed':
      await storeOrUnknown(run.error.facts, () => {
        const { code, facts } = run.error;
        return executions.finish(key, owner, storeFailure(run.error), {
          code,
          reason: facts.reason,
          executionId: facts.executionId,
        });
      });
      throw run.error;
    case 'not-run':
      await closeOrExpire(claim, () => executions.release(key, owner));
      throw run.error;
    case 'unknown':
      await closeOrExpire(claim, () => executions.giveUp(key, owner));
      throw new AppError('outcome-unknown', { connection, account, cause: run.error.cause });
  }
}

/** If the record cannot be stored, a repeat returns `outcome-unknown`, so this response must be the same. */
async function storeOrUnknown(
  facts: { connection?: string; account?: string | undefined; executionId?: string },
  store: () => Promise<void>,
): Promise<void> {
  try {
    await store();
  } catch (cause) {
    throw new AppError('outcome-unknown', { ...facts, cause });
  }
}

/**
 * A record that could not be closed becomes `outcome-unknown` when its lease ends, and is never sent again. The response
 * stays what it was, so only the log shows the failure.
 */
async function closeOrExpire({ log }: Claim, close: () => Promise<void>): Promise<void> {
  try {
    await close();
  } catch (error) {
    const { code, cause } = asAppError(error);
    log.error('key not closed', { code, trace: traceOf(cause) });
  }
}
