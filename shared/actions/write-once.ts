import { REQUEST_TIMEOUT_SECONDS } from '../config/limits.ts';
import type { AccountRef } from '../connections/account-ref.ts';
import { AppError, asAppError } from '../errors/app-error.ts';
import type { RequestScope } from '../lambda/request-scope.ts';
import { traceOf } from '../observability/trace-of.ts';
import type { ToolCall, ToolRun } from '../scalekit/scalekit.ts';
import type { Execution, ExecutionKey, Executions, Write } from '../state/executions.ts';
import type { ActionDeps, ActionOutcome } from './action.ts';
import { hashRequest, nameWrite } from './hash-request.ts';
import { responseWithin } from './result.ts';
import { readStored, storeFailure, storeResult } from './stored-response.ts';

/** A key, and the run that claims it: a record is closed only by its owner. */
type Claim = { key: ExecutionKey; owner: string; executions: Executions; log: ActionDeps['log'] };

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
  if (!isClaimed) return replay(claim.key, record.requestHash, deps);
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
  const { key, owner, executions } = claim;
  try {
    return await executions.claim(key, record, owner);
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
        executions.finish(key, owner, storeResult(responseWithin(run, 'record'))),
      );
      return { response: responseWithin(run, 'result'), replayed: false };
    }
    case 'failed':
      await storeOrUnknown(run.error.facts, () => executions.finish(key, owner, storeFailure(run.error)));
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

async function replay(key: ExecutionKey, hash: string, deps: ActionDeps): Promise<ActionOutcome> {
  const record = await currentRecord(key, deps);
  if (record === undefined) throw new AppError('request-in-progress', { retryAfter: 1 });
  if (record.requestHash !== hash) throw new AppError('idempotency-key-reused');
  const { connection, account, status, startedAt } = record;
  if (status === 'IN_PROGRESS') {
    const retryAfter = secondsToWait(record, Math.floor(deps.now() / 1_000));
    throw new AppError('request-in-progress', { connection, account, retryAfter });
  }
  if (status === 'UNKNOWN') throw new AppError('outcome-unknown', { connection, account, replayed: true });
  const stored = readStored(record.answer);
  if ('result' in stored) return { response: stored.result, replayed: true, startedAt };
  const { code, ...facts } = stored.failure;
  throw new AppError(code, { ...facts, replayed: true });
}

/** Seconds until the first request must have ended; after that, until its lease ends. */
function secondsToWait({ startedAt, leaseUntil }: Execution, now: number): number {
  const end = Math.ceil(startedAt / 1_000) + REQUEST_TIMEOUT_SECONDS;
  return Math.max(1, (now < end ? end : leaseUntil) - now);
}

/** The record of a key. A record whose lease has ended is closed as `UNKNOWN` first: its sender died or froze. */
export async function currentRecord(
  key: ExecutionKey,
  { executions, now }: Pick<ActionDeps, 'executions' | 'now'>,
): Promise<Execution | undefined> {
  const record = await executions.find(key);
  if (record?.status !== 'IN_PROGRESS' || record.leaseUntil * 1_000 > now()) return record;
  await executions.giveUp(key, record.owner);
  // A sender that was only slow may have stored its response meanwhile; that record stands.
  return executions.find(key);
}
