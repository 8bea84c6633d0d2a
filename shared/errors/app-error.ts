/** Every failure that a caller may see; `shared/http/problem-catalogue.ts` maps each to its HTTP response. */
export type ErrorCode =
  | 'invalid-request'
  | 'idempotency-key-required'
  | 'unauthenticated'
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

/** Why a `provider-error` happened, so that a program can act on it; from typed codes, never from a provider's text. */
export const PROVIDER_ERROR_REASONS = [
  'invalid-input',
  'not-found',
  'conflict',
  'unavailable',
  'other',
] as const;

export type ProviderErrorReason = (typeof PROVIDER_ERROR_REASONS)[number];

/** The details that a caller may see beside the code: never provider text, a token or mail. */
export type ErrorFacts = {
  /** One sentence that replaces the code's default detail. */
  detail?: string;
  connection?: string;
  /** The label of the account, beside its connection. */
  account?: string | undefined;
  executionId?: string;
  /** Of every `provider-error`, and of no other code. */
  reason?: ProviderErrorReason;
  /** Seconds. */
  retryAfter?: number;
  /** The errors of the request, field by field. */
  errors?: { path: string; message: string }[];
};

type AppErrorOptions = Omit<ErrorFacts, 'reason'> & {
  /** Default `other`. Ignored unless the code is `provider-error`. */
  reason?: ProviderErrorReason | undefined;
  cause?: unknown;
  replayed?: boolean;
  isRefusedCredential?: boolean;
};

/** The one error that use cases throw. The cause is for the log, never for the caller. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
  /** Whether this is the stored response to an earlier request with the same key. */
  readonly replayed: boolean;
  /** Of `reconnect-required`: the credential itself is refused or unusable, so Scalekit may still call the account ACTIVE. */
  readonly isRefusedCredential: boolean;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    const { cause, replayed = false, isRefusedCredential = false, reason = 'other', ...facts } = options;
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.facts = code === 'provider-error' ? { ...facts, reason } : facts;
    this.replayed = replayed;
    this.isRefusedCredential = isRefusedCredential;
  }
}

/** The error that a caller sees for anything thrown; an unexpected error is `internal`, without detail. */
export function asAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('internal', { cause: thrown });
}
