import { DEFAULT_RETRY_AFTER_SECONDS } from '../config/limits.ts';
import { AppError, type ErrorCode } from '../errors/app-error.ts';
import { classify, type Failure, type ProviderStatus, type Refusal } from './failure.ts';
import type { ToolRun } from './scalekit.ts';

const providerErrors: Record<ProviderStatus, ErrorCode> = {
  401: 'reconnect-required',
  403: 'provider-forbidden',
  404: 'provider-error',
  429: 'provider-rate-limited',
  other: 'provider-error',
};

/** Scalekit's refusals of a call that uses the user's account. */
const accountRefusals: Partial<Record<Refusal, ErrorCode>> = {
  'not-found': 'reconnect-required',
  'failed-precondition': 'reconnect-required',
  'permission-denied': 'provider-forbidden',
};

/**
 * The error that a caller sees for a failed call.
 * @param connection the product's name of the connection whose account the call uses, if it uses one
 */
export function toAppError(thrown: unknown, connection?: string): AppError {
  if (thrown instanceof AppError) return thrown;
  return appErrorOf(classify(thrown), thrown, connection);
}

function appErrorOf(failure: Failure, cause: unknown, connection: string | undefined): AppError {
  const facts = { cause, connection };
  switch (failure.kind) {
    case 'not-sent':
      return unavailable(cause);
    case 'broken':
      return unavailable(cause, failure.retryAfter);
    case 'rate-limited':
      return unavailable(cause, failure.retryAfter ?? DEFAULT_RETRY_AFTER_SECONDS);
    case 'deadline':
      return new AppError('deadline-exceeded', { cause });
    case 'too-large':
      return new AppError('result-too-large', facts);
    case 'provider': {
      // A call that uses no account has no account to reconnect.
      if (connection === undefined) return new AppError('provider-error', { cause });
      const { kind: _kind, status, ...known } = failure;
      return new AppError(providerErrors[status], { ...facts, ...known });
    }
    case 'refused': {
      if (failure.code === 'unauthenticated') {
        // The next tool run fetches a new token.
        return unavailable(cause, connection === undefined ? undefined : DEFAULT_RETRY_AFTER_SECONDS);
      }
      const code = connection === undefined ? undefined : accountRefusals[failure.code];
      return code === undefined ? new AppError('provider-error', { cause }) : new AppError(code, facts);
    }
  }
}

function unavailable(cause: unknown, retryAfter?: number): AppError {
  return new AppError('upstream-unavailable', { cause, ...(retryAfter !== undefined && { retryAfter }) });
}

/** The outcome of a tool run that threw. */
export function failedRun(thrown: unknown, connection: string, effect: 'read' | 'write'): ToolRun {
  const failure = classify(thrown);
  const outcome = outcomeOf(failure);
  if (outcome === 'unknown' && effect === 'write') {
    return { outcome, error: new AppError('outcome-unknown', { cause: thrown }) };
  }
  return { outcome, error: appErrorOf(failure, thrown, connection) };
}

/**
 * `not-run` only where nothing can have happened at the provider: Scalekit checks who may run what on which account
 * before it calls the provider. No other refusal proves that (docs/adr/0002).
 */
function outcomeOf(failure: Failure): 'not-run' | 'failed' | 'unknown' {
  switch (failure.kind) {
    case 'not-sent':
    case 'rate-limited':
      return 'not-run';
    case 'provider':
      return failure.status === 'other' ? 'failed' : 'not-run';
    case 'refused':
      return failure.code === 'unauthenticated' || failure.code in accountRefusals ? 'not-run' : 'unknown';
    default:
      return 'unknown';
  }
}
