import type { ErrorCode } from '../errors/app-error.ts';

type Row = { status: number; title: string; detail: string; retryable: boolean };

/**
 * Error code → HTTP response. `retryable`: the same request may succeed later; a write then keeps its
 * Idempotency-Key.
 */
export const problemCatalogue: Record<ErrorCode, Row> = {
  'invalid-request': row(
    400,
    'The request is not valid',
    'Correct the request; `errors` names what is wrong.',
  ),
  'idempotency-key-required': row(
    400,
    'This write needs an Idempotency-Key',
    'Send a new Idempotency-Key header of 16 to 128 of A-Z a-z 0-9 . _ ~ - with each new write.',
  ),
  forbidden: row(403, 'Not allowed', 'The token does not allow this.'),
  'tool-not-allowed': row(403, 'This tool may not be run', 'The connection does not list this tool.'),
  'flow-rejected': row(
    403,
    'The link was rejected',
    'Start again with POST /connections/{connection}/authorize.',
  ),
  'provider-forbidden': row(403, 'The provider refused', 'The account lacks a permission for this.'),
  'connection-unknown': row(404, 'No such connection', 'GET /connections lists the connections.'),
  'not-found': row(404, 'Not found', 'This caller has nothing here.'),
  'reconnect-required': row(
    409,
    'The account must be connected again',
    'Let the user link the account with POST /connections/{connection}/authorize.',
  ),
  'request-in-progress': retryable(409, 'Still running', 'The first request with this key has not ended.'),
  'flow-expired': row(
    410,
    'The link has expired',
    'Start again with POST /connections/{connection}/authorize.',
  ),
  'payload-too-large': row(413, 'The body is too large', 'A body may have at most 256 KB.'),
  'unsupported-media-type': row(415, 'Not JSON', 'Send the body as application/json.'),
  'idempotency-key-reused': row(
    422,
    'The Idempotency-Key was used for another request',
    'A key belongs to one tool, connection and input: use a new key.',
  ),
  'provider-rate-limited': retryable(429, 'The provider asks to slow down', 'Try again later.'),
  'rate-limited': retryable(
    429,
    'Too many at the same time',
    'Finish a link that was started, or wait until one has expired.',
  ),
  'provider-error': row(502, 'The provider failed', 'The provider returned an error.'),
  'result-too-large': row(502, 'The result is too large', 'Ask for less: a result may have at most 5 MB.'),
  'upstream-unavailable': retryable(503, 'Temporarily unavailable', 'Try again later.'),
  'outcome-unknown': row(
    504,
    'The write may or may not have happened',
    'It is never sent again with this key: check the account before you repeat it with a new key.',
  ),
  'deadline-exceeded': retryable(504, 'The provider took too long', 'Try again later.'),
  internal: row(500, 'Something went wrong', 'The operator can find it in the log by the request id.'),
};

function row(status: number, title: string, detail: string): Row {
  return { status, title, detail, retryable: false };
}

function retryable(status: number, title: string, detail: string): Row {
  return { ...row(status, title, detail), retryable: true };
}
