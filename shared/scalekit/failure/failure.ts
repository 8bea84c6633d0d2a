import { Code, ConnectError } from '@connectrpc/connect';
import * as z from 'zod/mini';
import { EXECUTION_ID_CHARACTERS } from '../../config/limits.ts';
import { AppError } from '../../errors/app-error.ts';
import { type ProviderStatus, providerStatusOf, providerStatusOfHttp } from './provider-status.ts';
import { parseRetryAfter } from './retry-after.ts';
import { findToolError } from './tool-error.ts';

/** The kinds of a failed call, over gRPC to Scalekit or over HTTP to a provider. `retryAfter` is in seconds. */
export type Failure =
  /** Nothing of the call left the process: no credentials, no token or no connection. `isInternal`: by our fault. */
  | { kind: 'not-sent'; isInternal?: true }
  /** Scalekit, or a proxy before it, asks to slow down. */
  | { kind: 'rate-limited'; retryAfter?: number }
  /** Scalekit itself refused the call before executing it. */
  | { kind: 'refused'; code: Refusal }
  /** The provider responded with an error; Scalekit passes it on with a typed detail. */
  | { kind: 'provider'; status: ProviderStatus; executionId?: string; retryAfter?: number }
  | { kind: 'too-large' }
  /** The attempt's own time ran out; `isFinal` where another attempt would only add to the load. */
  | { kind: 'deadline'; isFinal?: boolean }
  /** Unavailable, reset, or a response that makes no sense. */
  | { kind: 'broken'; retryAfter?: number };

export type Refusal =
  | 'not-found'
  | 'already-exists'
  | 'permission-denied'
  | 'unauthenticated'
  | 'failed-precondition'
  | 'invalid';

/** A failure whose kind is known where it is thrown. The cause is for the log. */
export class KnownFailure extends Error {
  override readonly name = 'KnownFailure';
  readonly failure: Failure;
  /** For the log. */
  readonly code: string;
  constructor(failure: Failure, cause?: unknown) {
    super(failure.kind, { cause });
    this.failure = failure;
    this.code = failure.kind;
  }
}

/** The error of a call that was not sent: nothing of it left the process. */
export function notSent(cause: unknown): KnownFailure {
  const isInternal = cause instanceof AppError && cause.code === 'internal';
  return new KnownFailure({ kind: 'not-sent', ...(isInternal && { isInternal }) }, cause);
}

const refusals = new Map<Code, Refusal>([
  [Code.NotFound, 'not-found'],
  [Code.AlreadyExists, 'already-exists'],
  [Code.PermissionDenied, 'permission-denied'],
  [Code.Unauthenticated, 'unauthenticated'],
  [Code.FailedPrecondition, 'failed-precondition'],
  [Code.InvalidArgument, 'invalid'],
  [Code.OutOfRange, 'invalid'],
]);

/** Classifies by type and code, never by a provider's text. */
export function classify(thrown: unknown): Failure {
  if (thrown instanceof KnownFailure) return thrown.failure;
  if (!(thrown instanceof ConnectError)) return { kind: 'broken' };
  const retryAfter = parseRetryAfter(thrown.metadata.get('retry-after'));
  const toolError = findToolError(thrown);
  if (toolError === 'unreadable') return { kind: 'broken' };
  if (toolError !== undefined) {
    const status = providerStatusOf(thrown.code);
    const executionId = toolError.executionId.slice(0, EXECUTION_ID_CHARACTERS);
    return { kind: 'provider', status, executionId, ...(status === 429 && retryAfter) };
  }
  if (isRateLimit(thrown)) return { kind: 'rate-limited', ...retryAfter };
  if (thrown.code === Code.DeadlineExceeded) return { kind: 'deadline' };
  const code = isScalekitStatus(thrown) ? refusals.get(thrown.code) : undefined;
  return code === undefined ? { kind: 'broken' } : { kind: 'refused', code };
}

/**
 * Whether Scalekit itself sent this status. connect derives codes such as InvalidArgument and PermissionDenied from a
 * cut or garbled response or a proxy's page, too; those errors have no gRPC status, or another one.
 */
function isScalekitStatus(error: ConnectError): boolean {
  return error.metadata.get('grpc-status') === String(error.code);
}

/**
 * gRPC also sends ResourceExhausted for a message over a hop's size limit, which may be the response of a call that
 * was executed. Only the text distinguishes the two: https://grpc.io/docs/guides/status-codes/
 */
const OVERSIZED = /message (?:larger than|exceeds) max/i;

/** A proxy's HTTP 429 arrives as Unavailable; only connect's own message still names the status. */
function isRateLimit(error: ConnectError): boolean {
  if (isScalekitStatus(error))
    return error.code === Code.ResourceExhausted && !OVERSIZED.test(error.rawMessage);
  return error.code === Code.Unavailable && error.rawMessage === 'HTTP 429';
}

/** Google's error body; its reasons are typed, its message is prose. */
const googleError = z.object({ error: z.object({ errors: z.array(z.object({ reason: z.string() })) }) });

/** Google sends these with 403; see https://developers.google.com/gmail/api/guides/handle-errors */
const rateLimitReasons = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'dailyLimitExceeded']);

/** The part of an HTTP response that classifies it. */
type ResponseHead = { status: number; headers: { get(name: string): string | null } };

/** Classifies a provider's HTTP response that is an error, by its status and typed reason. */
export function classifyResponse({ status, headers }: ResponseHead, body: string): Failure {
  const retryAfter = parseRetryAfter(headers.get('retry-after'));
  const isRateLimited =
    status === 429 || (status === 403 && reasonsIn(body).some((reason) => rateLimitReasons.has(reason)));
  if (isRateLimited) return { kind: 'provider', status: 429, ...retryAfter };
  // Cloudflare's own statuses begin at 520: like a gateway's, they do not tell whether the provider acted.
  if ((status >= 502 && status <= 504) || (status >= 520 && status <= 530)) {
    return { kind: 'broken', ...retryAfter };
  }
  // A redirect is not followed, and may come after the effect.
  if (status < 400) return { kind: 'provider', status: 'in-doubt' };
  return { kind: 'provider', status: providerStatusOfHttp(status) };
}

function reasonsIn(body: string): string[] {
  try {
    const parsed = googleError.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.error.errors.map(({ reason }) => reason) : [];
  } catch {
    return [];
  }
}
