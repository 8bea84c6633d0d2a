import { Code, ConnectError } from '@connectrpc/connect';
import * as errors from '@scalekit-sdk/node/lib/errors/index.js';
import { AppError } from '../errors/app-error.ts';
import type { ToolRun } from './scalekit.ts';

/** Nothing of the call left the process: no credentials, no token or no connection. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  constructor(cause: unknown) {
    super('not sent', { cause });
  }
}

/** What a failed call means, whichever of the SDK's layers it came from. */
export type Failure =
  | { kind: 'not-sent' }
  /** Scalekit, or a proxy before it, asks to slow down. */
  | { kind: 'rate-limited'; retryAfter?: number }
  /** Scalekit itself answered that it did not do it. */
  | { kind: 'refused'; code: Refusal }
  /** The provider answered with an error, passed on with a typed detail. */
  | { kind: 'tool'; status: ToolErrorStatus; executionId: string }
  | { kind: 'deadline' }
  /** Unavailable, reset, or an answer that makes no sense. */
  | { kind: 'broken' };

type ToolErrorStatus = 401 | 403 | 404 | 429 | 'other';

type Refusal =
  | 'not-found'
  | 'already-exists'
  | 'permission-denied'
  | 'unauthenticated'
  | 'failed-precondition'
  | 'invalid';

const refusals = new Map<Code, Refusal>([
  [Code.NotFound, 'not-found'],
  [Code.AlreadyExists, 'already-exists'],
  [Code.PermissionDenied, 'permission-denied'],
  [Code.Unauthenticated, 'unauthenticated'],
  [Code.FailedPrecondition, 'failed-precondition'],
  [Code.InvalidArgument, 'invalid'],
  [Code.OutOfRange, 'invalid'],
]);

const toolStatuses = new Map<Code, ToolErrorStatus>([
  [Code.Unauthenticated, 401],
  [Code.PermissionDenied, 403],
  [Code.NotFound, 404],
  [Code.ResourceExhausted, 429],
]);

/** Classifies by type and code, never by a provider's text. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof NotSent) return { kind: 'not-sent' };
  if (!(thrown instanceof ConnectError)) return { kind: 'broken' };
  const promoted: unknown = errors.ScalekitServerException.promote(thrown);
  if (errors.isToolException(promoted)) {
    return {
      kind: 'tool',
      status: toolStatuses.get(thrown.code) ?? 'other',
      executionId: promoted.executionId,
    };
  }
  if (isRateLimit(thrown)) return { kind: 'rate-limited', ...retryAfterOf(thrown) };
  if (thrown.code === Code.DeadlineExceeded) return { kind: 'deadline' };
  const code = isAnswered(thrown) ? refusals.get(thrown.code) : undefined;
  return code === undefined ? { kind: 'broken' } : { kind: 'refused', code };
}

/**
 * Whether Scalekit itself answered with this error. What connect makes up, of a cut or garbled reply or of a
 * proxy's page, has codes such as InvalidArgument and PermissionDenied, too, but no gRPC status.
 */
function isAnswered(error: ConnectError): boolean {
  return error.metadata.has('grpc-status');
}

/** An HTTP 429 of a proxy arrives as Unavailable; that it was one, only connect's own message still says. */
function isRateLimit(error: ConnectError): boolean {
  if (isAnswered(error)) return error.code === Code.ResourceExhausted;
  return error.code === Code.Unavailable && error.rawMessage === 'HTTP 429';
}

function retryAfterOf(error: ConnectError): { retryAfter?: number } {
  const seconds = Number.parseInt(error.metadata.get('retry-after') ?? '', 10);
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfter: Math.min(seconds, 3_600) } : {};
}

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
      return unavailable(thrown, failure.retryAfter);
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
      return { outcome: 'not-run', error: unavailable(thrown, failure.retryAfter) };
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
      return { outcome: 'not-run', error: new AppError('provider-rate-limited', facts) };
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
      return { outcome: 'not-run', error: unavailable(cause) };
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
  return new AppError('upstream-unavailable', { cause, ...(retryAfter === undefined ? {} : { retryAfter }) });
}
