import { AppError } from './app-error.ts';

/** Statuses of the range 4xx that pass by themselves: a timeout, a conflict with a change under way, throttling. */
const TRANSIENT_STATUSES: readonly unknown[] = [408, 409, 429];

/** Codes of AWS with status 400 or 403 that pass by themselves: throttling, lost races, expiry and clocks. */
const TRANSIENT_CODES: readonly string[] = [
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestLimitExceeded',
  'ProvisionedThroughputExceededException',
  'TooManyRequestsException',
  'SlowDown',
  'ConditionalCheckFailedException',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ReplicatedWriteConflictException',
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'RequestTimeout',
  'RequestTimeoutException',
];

/** Rights and keys that are wrong, also where a service reports them with a status of the range 5xx. */
const MISCONFIGURED =
  /^(?:KMS)?AccessDenied|^KMS(?:Disabled|InvalidState|NotFound)|^CredentialsProviderError$/;

/**
 * The error that a caller sees for a failed request to AWS. What AWS refuses for good is our fault: a missing right, a
 * quota, an unknown resource, an invalid request. It is `internal`, since repeating the request cannot help. An outage,
 * throttling and a lost connection are `upstream-unavailable`.
 */
export function fromAwsError(cause: unknown): AppError {
  return new AppError(isRefusal(cause) ? 'internal' : 'upstream-unavailable', { cause });
}

function isRefusal(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if (MISCONFIGURED.test(thrown.name)) return true;
  if (TRANSIENT_CODES.includes(thrown.name)) return false;
  const status = statusOf(thrown);
  return status !== undefined && status >= 400 && status < 500 && !TRANSIENT_STATUSES.includes(status);
}

/** The HTTP status of AWS's response; undefined where there was none. */
function statusOf(error: Error): number | undefined {
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined;
  return typeof status === 'number' ? status : undefined;
}
