import { Code, ConnectError } from '@connectrpc/connect';
import * as errors from '@scalekit-sdk/node/lib/errors/index.js';
import { EXECUTION_ID_CHARACTERS } from '../config/limits.ts';

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
  | { kind: 'tool'; status: ToolErrorStatus; executionId: string; retryAfter?: number }
  | { kind: 'deadline' }
  /** Unavailable, reset, or an answer that makes no sense. */
  | { kind: 'broken' };

type ToolErrorStatus = 401 | 403 | 404 | 429 | 'other';

export type Refusal =
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
      executionId: promoted.executionId.slice(0, EXECUTION_ID_CHARACTERS),
      ...retryAfterOf(thrown),
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

/**
 * gRPC itself says ResourceExhausted, too, of a message past a hop's limit: that may be the answer of what was
 * done. Only its words tell: https://grpc.io/docs/guides/status-codes/
 */
const OVERSIZED = /message (?:larger than|exceeds) max/i;

/** An HTTP 429 of a proxy arrives as Unavailable; that it was one, only connect's own message still says. */
function isRateLimit(error: ConnectError): boolean {
  if (isAnswered(error)) return error.code === Code.ResourceExhausted && !OVERSIZED.test(error.rawMessage);
  return error.code === Code.Unavailable && error.rawMessage === 'HTTP 429';
}

function retryAfterOf(error: ConnectError): { retryAfter?: number } {
  const seconds = Number.parseInt(error.metadata.get('retry-after') ?? '', 10);
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfter: Math.min(seconds, 3_600) } : {};
}
