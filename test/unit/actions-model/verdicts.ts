import type { ActionOutcome } from '../../../shared/actions/action.ts';
import type { ExecutionResponse } from '../../../shared/actions/responses.ts';
import { REQUEST_TIMEOUT_SECONDS, WRITE_LEASE_SECONDS } from '../../../shared/config/limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Process, Verdict } from './process.ts';

export function verdictOfResult({ response, replayed }: ActionOutcome): Verdict {
  const { executionId } = response;
  const isWhole = (response.data as { id?: string } | null)?.id === executionId;
  if (!isWhole) return { kind: 'unexpected', what: 'a result that the provider did not return' };
  return { kind: 'result', executionId, isReplay: replayed };
}

/** `GET /executions/{key}` always returns what is stored. */
export function verdictOfStatus({ status, result, code }: ExecutionResponse): Verdict {
  if (status === 'IN_PROGRESS') return { kind: 'in progress' };
  if (status === 'UNKNOWN') return { kind: 'unknown', isReplay: true };
  if (result !== undefined) return { ...verdictOfResult({ response: result, replayed: true }) };
  if (code === 'provider-error') return { kind: 'final failure', executionId: undefined, isReplay: true };
  return { kind: 'unexpected', what: `DONE with ${code}` };
}

export function verdictOfError(error: unknown, process: Process): Verdict {
  if (!(error instanceof AppError)) return { kind: 'unexpected', what: String(error) };
  const { code, facts, replayed: isReplay } = error;
  const { asks, calls, script } = process;
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
      return verdictOfWait(facts.retryAfter);
    case 'provider-error':
      if (isReplay || script.ending === 'failed') {
        return { kind: 'final failure', executionId: facts.executionId, isReplay };
      }
      break;
    case 'upstream-unavailable':
      if (!calls.includes('write')) return { kind: 'unavailable' };
  }
  // For its own write, a process returns the provider's error.
  return code === script.ending ? { kind: 'not sent' } : { kind: 'unexpected', what: code };
}

function verdictOfWait(retryAfter = 0): Verdict {
  const isSensible = retryAfter >= 1 && retryAfter <= Math.max(REQUEST_TIMEOUT_SECONDS, WRITE_LEASE_SECONDS);
  return isSensible ? { kind: 'in progress' } : { kind: 'unexpected', what: `retryAfter ${retryAfter}` };
}
