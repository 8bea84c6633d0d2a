import type { ErrorCode } from '../errors/app-error.ts';

/** `detail` is for every problem of the code, and for the table of docs/api.md: what it means, and what to do. */
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
    'Send a new Idempotency-Key header of 16 to 128 of A-Z a-z 0-9 . _ ~ - with each new write or digest.',
  ),
  unauthenticated: row(
    401,
    'The signature is not valid',
    'The webhook is not signed by a live secret, or its signature is older than five minutes.',
  ),
  forbidden: row(403, 'Not allowed', 'The token lacks the scope, or may not act for the user.'),
  'tool-not-allowed': row(
    403,
    'This tool may not be run',
    "The connection's allow-list does not name this tool.",
  ),
  'flow-rejected': row(
    403,
    'The link was rejected',
    'This caller cannot finish this link with this consent, and after another user tried, no caller can. Start again with POST /connections/{connection}/authorize.',
  ),
  'provider-forbidden': row(
    403,
    'The provider refused',
    'The account lacks a permission at the provider. A write was not done: its key is free.',
  ),
  'connection-unknown': row(404, 'No such connection', 'GET /connections lists the connections.'),
  'not-found': row(404, 'Not found', 'Nothing exists here for this caller.'),
  'reconnect-required': row(
    409,
    'The account must be connected again',
    'Let the user link the account again, by the route in `reconnect`. A write was not sent: its key is free.',
  ),
  'request-in-progress': retryable(
    409,
    'Still running',
    'The first request with this key has not ended: repeat this one after Retry-After. If its function died, the code becomes outcome-unknown after a minute.',
  ),
  'flow-expired': row(
    410,
    'The link has expired',
    'The flow or its consent is too old, or not known to Scalekit. Start again with POST /connections/{connection}/authorize.',
  ),
  'payload-too-large': row(413, 'The body is too large', 'A body may have at most 256 KB.'),
  'unsupported-media-type': row(
    415,
    'Not JSON',
    'Send application/json, not compressed; its charset, if it has one, is utf-8.',
  ),
  'idempotency-key-reused': row(
    422,
    'The Idempotency-Key was used for another request',
    'A key belongs to one tool, connection and input: use a new key.',
  ),
  'provider-rate-limited': retryable(
    429,
    'The provider asks to slow down',
    'Try again later. A write was not done: its key is free.',
  ),
  'rate-limited': retryable(
    429,
    'Too many at the same time',
    'Wait as long as Retry-After says, or finish a link that was started.',
  ),
  'provider-error': row(
    502,
    'The provider failed',
    '`reason` says why: correct the input, or wait for the provider. For a write this is final and replayed, but with the reason `not-found` its key is free.',
  ),
  'result-too-large': row(502, 'The result is too large', 'Ask for less: a result may have at most 5 MB.'),
  'upstream-unavailable': retryable(
    503,
    'Temporarily unavailable',
    'Try again later: a write with the same key, which is safe in every case.',
  ),
  'outcome-unknown': row(
    504,
    'The write may or may not have happened',
    'It is never sent again with this key: look at the account before you write with a new key.',
  ),
  'deadline-exceeded': retryable(
    504,
    'The provider took too long',
    'Try again. A tool that writes ends as outcome-unknown instead.',
  ),
  internal: row(
    500,
    'Something went wrong',
    'The operator finds it in the log by `instance`. A repeat does not help.',
  ),
};

function row(status: number, title: string, detail: string): Row {
  return { status, title, detail, retryable: false };
}

function retryable(status: number, title: string, detail: string): Row {
  return { ...row(status, title, detail), retryable: true };
}
