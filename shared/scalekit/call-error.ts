import { AppError } from '../errors/app-error.ts';
import { type Failure, failureOf, type Refusal } from './failure.ts';
import type { ToolRun } from './scalekit.ts';

/** Where nobody says how long to wait, and it is known that waiting helps. */
const SHORT_WAIT_SECONDS = 1;

/** The error that a caller sees when a call that changes nothing at a provider failed. */
export function asCallError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const failure = failureOf(thrown);
  switch (failure.kind) {
    case 'deadline':
      return new AppError('deadline-exceeded', { cause: thrown });
    case 'refused':
      if (failure.code === 'unauthenticated') return unavailable(thrown);
      return new AppError('provider-error', { cause: thrown });
    case 'tool':
      return new AppError('provider-error', { cause: thrown });
    case 'rate-limited':
      return unavailable(thrown, failure.retryAfter ?? SHORT_WAIT_SECONDS);
    default:
      return unavailable(thrown);
  }
}

/** How the run of a tool ended that threw. `connection` is the product's name of it. */
export function failedRun(thrown: unknown, connection: string, effect: 'read' | 'write'): ToolRun {
  const failure = failureOf(thrown);
  switch (failure.kind) {
    case 'not-sent':
      return { outcome: 'not-run', error: unavailable(thrown) };
    case 'rate-limited':
      return { outcome: 'not-run', error: unavailable(thrown, failure.retryAfter ?? SHORT_WAIT_SECONDS) };
    case 'tool':
      return toolFailure(failure, thrown, connection);
    case 'refused':
      return refusedRun(failure.code, thrown, connection, effect);
    default:
      return doubtfulRun(thrown, effect);
  }
}

/** Nothing says whether a write happened; a read is simply to be asked again. */
function doubtfulRun(thrown: unknown, effect: 'read' | 'write'): ToolRun {
  if (effect === 'read') return { outcome: 'unknown', error: asCallError(thrown) };
  return { outcome: 'unknown', error: new AppError('outcome-unknown', { cause: thrown }) };
}

function toolFailure(
  failure: Extract<Failure, { kind: 'tool' }>,
  cause: unknown,
  connection: string,
): ToolRun {
  const facts = { cause, connection, executionId: failure.executionId };
  switch (failure.status) {
    case 401:
      return { outcome: 'not-run', error: new AppError('reconnect-required', facts) };
    case 403:
      return { outcome: 'not-run', error: new AppError('provider-forbidden', facts) };
    case 404:
      return { outcome: 'not-run', error: new AppError('provider-error', facts) };
    case 429:
      return {
        outcome: 'not-run',
        error: new AppError('provider-rate-limited', { ...facts, ...waitOf(failure.retryAfter) }),
      };
    default:
      return { outcome: 'failed', error: new AppError('provider-error', facts) };
  }
}

/**
 * Scalekit decides who may run what on which account before it turns to the provider: those refusals are without
 * effect. Of any other, a write cannot know (docs/adr/0002).
 */
function refusedRun(code: Refusal, cause: unknown, connection: string, effect: 'read' | 'write'): ToolRun {
  switch (code) {
    case 'unauthenticated':
      // The token ended at Scalekit's side; the next call gets a new one.
      return { outcome: 'not-run', error: unavailable(cause, SHORT_WAIT_SECONDS) };
    case 'not-found':
    case 'failed-precondition':
      return { outcome: 'not-run', error: new AppError('reconnect-required', { cause, connection }) };
    case 'permission-denied':
      return { outcome: 'not-run', error: new AppError('provider-forbidden', { cause, connection }) };
    default:
      return doubtfulRun(cause, effect);
  }
}

function unavailable(cause: unknown, retryAfter?: number): AppError {
  return new AppError('upstream-unavailable', { cause, ...waitOf(retryAfter) });
}

function waitOf(retryAfter: number | undefined): { retryAfter?: number } {
  return retryAfter === undefined ? {} : { retryAfter };
}
