import type { ActCaller } from '../activity/act.ts';
import { REQUEST_TIMEOUT_SECONDS } from '../config/limits.ts';
import { AppError, asAppError } from '../errors/app-error.ts';
import { traceOf } from '../observability/trace-of.ts';
import type { ExecutionKey } from '../state/executions/execution-updates.ts';
import type { Execution } from '../state/executions/executions.ts';
import type { ActionDeps, ActionOutcome } from './action.ts';
import { currentRecord } from './current-record.ts';
import { readStored } from './stored-response.ts';

type Repeat = { key: ExecutionKey; caller: ActCaller };

/**
 * The stored outcome of the write that used this key, as a response of its own.
 * @throws AppError the stored failure; `idempotency-key-reused`, `request-in-progress`, `outcome-unknown`
 */
export async function replay(repeat: Repeat, hash: string, deps: ActionDeps): Promise<ActionOutcome> {
  const record = await currentRecord(repeat.key, deps);
  if (record === undefined) throw new AppError('request-in-progress', { retryAfter: 1 });
  if (record.requestHash !== hash) throw new AppError('idempotency-key-reused');
  const { connection, account, status, startedAt } = record;
  if (status === 'IN_PROGRESS') {
    const retryAfter = secondsToWait(record, Math.floor(deps.now() / 1_000));
    throw new AppError('request-in-progress', { connection, account, retryAfter });
  }
  if (!record.replayed) await recordRepeat(repeat, deps);
  if (status === 'UNKNOWN') throw new AppError('outcome-unknown', { connection, account, replayed: true });
  const stored = readStored(record.answer);
  if ('result' in stored) return { response: stored.result, replayed: true, startedAt };
  const { code, ...facts } = stored.failure;
  throw new AppError(code, { ...facts, replayed: true });
}

/** Best effort: the activity may miss a repeat, which did nothing, but never a write. */
async function recordRepeat({ key, caller }: Repeat, { executions, log }: ActionDeps): Promise<void> {
  try {
    await executions.recordReplay(key, caller);
  } catch (error) {
    const { code, cause } = asAppError(error);
    log.error('repeat not recorded', { code, trace: traceOf(cause) });
  }
}

/** Seconds until the first request must have ended; after that, until its lease ends. */
function secondsToWait({ startedAt, leaseUntil }: Execution, now: number): number {
  const end = Math.ceil(startedAt / 1_000) + REQUEST_TIMEOUT_SECONDS;
  return Math.max(1, (now < end ? end : leaseUntil) - now);
}
