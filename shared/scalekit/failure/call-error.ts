import { DEFAULT_RETRY_AFTER_SECONDS } from '../../config/limits.ts';
import type { AccountRef } from '../../connections/account-ref.ts';
import { AppError, type ErrorCode, type ProviderErrorReason } from '../../errors/app-error.ts';
import type { ToolRun } from '../scalekit.ts';
import { classify, type Failure, type Refusal } from './failure.ts';
import type { ProviderStatus } from './provider-status.ts';

/** What a caller sees, and what a write with this failure has become. */
type Meaning = { code: ErrorCode; reason?: ProviderErrorReason; write: 'not-run' | 'failed' | 'unknown' };

const providerErrors: Record<ProviderStatus, Meaning> = {
  401: { code: 'reconnect-required', write: 'not-run' },
  403: { code: 'provider-forbidden', write: 'not-run' },
  404: { code: 'provider-error', reason: 'not-found', write: 'not-run' },
  429: { code: 'provider-rate-limited', write: 'not-run' },
  'invalid-input': { code: 'provider-error', reason: 'invalid-input', write: 'failed' },
  conflict: { code: 'provider-error', reason: 'conflict', write: 'failed' },
  unavailable: { code: 'provider-error', reason: 'unavailable', write: 'unknown' },
  'in-doubt': { code: 'provider-error', reason: 'other', write: 'unknown' },
  refused: { code: 'provider-error', reason: 'other', write: 'failed' },
  failed: { code: 'provider-error', reason: 'other', write: 'failed' },
};

/** Scalekit's refusals of a call that uses the user's account, other than of the workspace's token. */
const accountRefusals: Record<Exclude<Refusal, 'unauthenticated'>, Meaning> = {
  'not-found': { code: 'reconnect-required', write: 'not-run' },
  'failed-precondition': { code: 'reconnect-required', write: 'not-run' },
  'permission-denied': { code: 'provider-forbidden', write: 'not-run' },
  // These may also be about what the tool did.
  'already-exists': { code: 'provider-error', reason: 'conflict', write: 'unknown' },
  invalid: { code: 'provider-error', reason: 'invalid-input', write: 'unknown' },
};

/**
 * The error that a caller sees for a failed call.
 * @param used the account that the call uses, if it uses one
 */
export function toAppError(thrown: unknown, used?: AccountRef): AppError {
  if (thrown instanceof AppError) return thrown;
  return appErrorOf(classify(thrown), thrown, used);
}

function appErrorOf(failure: Failure, cause: unknown, used: AccountRef | undefined): AppError {
  const facts = { cause, connection: used?.connection, account: used?.account };
  switch (failure.kind) {
    case 'not-sent':
      return failure.isInternal ? new AppError('internal', { cause }) : unavailable(cause);
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
      if (used === undefined) return new AppError('provider-error', { cause });
      const { kind: _kind, status, ...known } = failure;
      const { code, reason } = providerErrors[status];
      return new AppError(code, { ...facts, ...known, reason, isRefusedCredential: status === 401 });
    }
    case 'refused': {
      if (failure.code === 'unauthenticated') {
        // The next tool run fetches a new token.
        return unavailable(cause, used === undefined ? undefined : DEFAULT_RETRY_AFTER_SECONDS);
      }
      if (used === undefined) return new AppError('provider-error', { cause });
      const { code, reason } = accountRefusals[failure.code];
      return new AppError(code, { ...facts, reason });
    }
  }
}

function unavailable(cause: unknown, retryAfter?: number): AppError {
  return new AppError('upstream-unavailable', { cause, ...(retryAfter !== undefined && { retryAfter }) });
}

/** The outcome of a tool run that threw. */
export function failedRun(
  thrown: unknown,
  { connection, account }: AccountRef,
  effect: 'read' | 'write',
): ToolRun {
  const failure = classify(thrown);
  const outcome = outcomeOf(failure);
  if (outcome === 'unknown' && effect === 'write') {
    return { outcome, error: new AppError('outcome-unknown', { cause: thrown }) };
  }
  const isWithoutEffect = failure.kind === 'provider' && failure.status === 'refused';
  const error = appErrorOf(failure, thrown, { connection, account });
  return { outcome, error, ...(isWithoutEffect && { isWithoutEffect }) };
}

/**
 * `not-run` only where nothing can have happened at the provider: Scalekit checks who may run what on which account
 * before it calls the provider. `failed` only where the provider itself responded (docs/adr/0002).
 */
function outcomeOf(failure: Failure): 'not-run' | 'failed' | 'unknown' {
  switch (failure.kind) {
    case 'not-sent':
    case 'rate-limited':
      return 'not-run';
    case 'provider':
      return providerErrors[failure.status].write;
    case 'refused':
      return failure.code === 'unauthenticated' ? 'not-run' : accountRefusals[failure.code].write;
    default:
      return 'unknown';
  }
}
