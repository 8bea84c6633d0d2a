/** Every failure that a caller may see; `shared/http/problem-catalogue.ts` maps each to its HTTP response. */
export type ErrorCode =
  | 'invalid-request'
  | 'idempotency-key-required'
  | 'forbidden'
  | 'tool-not-allowed'
  | 'flow-rejected'
  | 'provider-forbidden'
  | 'connection-unknown'
  | 'not-found'
  | 'reconnect-required'
  | 'request-in-progress'
  | 'flow-expired'
  | 'payload-too-large'
  | 'unsupported-media-type'
  | 'idempotency-key-reused'
  | 'provider-rate-limited'
  | 'rate-limited'
  | 'provider-error'
  | 'result-too-large'
  | 'upstream-unavailable'
  | 'outcome-unknown'
  | 'deadline-exceeded'
  | 'internal';

/** The details that a caller may see beside the code: never provider text, a token or mail. */
export type ErrorFacts = {
  /** One sentence that replaces the code's default detail. */
  detail?: string;
  connection?: string;
  executionId?: string;
  /** Seconds. */
  retryAfter?: number;
  /** The errors of the request, field by field. */
  errors?: { path: string; message: string }[];
};

/** The one error that use cases throw. The cause is for the log, never for the caller. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
  /** Whether this is the stored response to an earlier request with the same key. */
  readonly replayed: boolean;

  constructor(code: ErrorCode, options: ErrorFacts & { cause?: unknown; replayed?: boolean } = {}) {
    const { cause, replayed = false, ...facts } = options;
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.facts = facts;
    this.replayed = replayed;
  }
}

/** The error that a caller sees for anything thrown; an unexpected error is `internal`, without detail. */
export function asAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('internal', { cause: thrown });
}
