import type { ActionOutcome } from '../../../functions/execute-action/action.ts';
import type { ExecutionResponse } from '../../../functions/execute-action/schema.ts';
import { LAMBDA_TIMEOUT_SECONDS, WRITE_LEASE_SECONDS } from '../../../shared/config/limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Process, Told } from './process.ts';

export function resultTold({ response, replayed }: ActionOutcome): Told {
  const { executionId } = response;
  const isWhole = (response.data as { id?: string } | null)?.id === executionId;
  if (!isWhole) return { kind: 'unexpected', what: 'a result that the provider did not give' };
  return { kind: 'result', executionId, isReplay: replayed };
}

/** What `GET /executions/{key}` answers is always what is stored. */
export function statusTold({ status, result, code }: ExecutionResponse): Told {
  if (status === 'IN_PROGRESS') return { kind: 'in progress' };
  if (status === 'UNKNOWN') return { kind: 'unknown', isReplay: true };
  if (result !== undefined) return { ...resultTold({ response: result, replayed: true }) };
  if (code === 'provider-error') return { kind: 'final failure', executionId: undefined, isReplay: true };
  return { kind: 'unexpected', what: `DONE with ${code}` };
}

export function failureTold(error: unknown, process: Process): Told {
  if (!(error instanceof AppError)) return { kind: 'unexpected', what: String(error) };
  const { code, facts, replayed: isReplay } = error;
  const { asks, calls, luck } = process;
  if (asks === 'ask') {
    if (code === 'not-found') return { kind: 'not found' };
    if (code === 'upstream-unavailable') return { kind: 'unavailable' };
    return { kind: 'unexpected', what: code };
  }
  switch (code) {
    case 'outcome-unknown':
      return { kind: 'unknown', isReplay };
    case 'idempotency-key-reused':
      return { kind: 'other request' };
    case 'request-in-progress':
      return inProgressTold(facts.retryAfter);
    case 'provider-error':
      if (isReplay || luck.ending === 'failed') {
        return { kind: 'final failure', executionId: facts.executionId, isReplay };
      }
      break;
    case 'upstream-unavailable':
      if (!calls.includes('write')) return { kind: 'unavailable' };
  }
  // Of its own write, a process tells what the provider said.
  return code === luck.ending ? { kind: 'not sent' } : { kind: 'unexpected', what: code };
}

function inProgressTold(retryAfter = 0): Told {
  const isSensible = retryAfter >= 1 && retryAfter <= Math.max(LAMBDA_TIMEOUT_SECONDS, WRITE_LEASE_SECONDS);
  return isSensible ? { kind: 'in progress' } : { kind: 'unexpected', what: `retryAfter ${retryAfter}` };
}
