import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { failedRun, toAppError } from '../../../shared/scalekit/call-error.ts';
import { classify, classifyResponse, KnownFailure, notSent } from '../../../shared/scalekit/failure.ts';

/** An error that Scalekit sent, with its gRPC status. */
const sent = (code: Code, message = 'no', headers = {}) =>
  new ConnectError(message, code, { 'grpc-status': String(code), ...headers });
/** An error that connect derived from a response without a gRPC status. */
const derived = (code: Code, message: string, headers = {}) => new ConnectError(message, code, headers);

describe('classify, of an error over gRPC', () => {
  it.each([
    ['Scalekit’s rate limit', sent(Code.ResourceExhausted), { kind: 'rate-limited' }],
    [
      'a rate limit with Retry-After',
      sent(Code.ResourceExhausted, 'no', { 'retry-after': '7' }),
      { kind: 'rate-limited', retryAfter: 7 },
    ],
    [
      'a proxy’s 429',
      derived(Code.Unavailable, 'HTTP 429', { 'retry-after': '7' }),
      { kind: 'rate-limited', retryAfter: 7 },
    ],
    ['a proxy’s 503', derived(Code.Unavailable, 'HTTP 503'), { kind: 'broken' }],
    ['a proxy’s 403', derived(Code.PermissionDenied, 'HTTP 403'), { kind: 'broken' }],
    ['Unavailable', sent(Code.Unavailable), { kind: 'broken' }],
    ['DeadlineExceeded', derived(Code.DeadlineExceeded, 'late'), { kind: 'deadline' }],
    ['NotFound', sent(Code.NotFound), { kind: 'refused', code: 'not-found' }],
    ['Unauthenticated', sent(Code.Unauthenticated), { kind: 'refused', code: 'unauthenticated' }],
    ['no connection', notSent(new Error('refused')), { kind: 'not-sent' }],
    ['any other error', new TypeError('x'), { kind: 'broken' }],
  ])('is %s', (_case, error, failure) => {
    expect(classify(error)).toEqual(failure);
  });
});

describe('classifyResponse, of an error over HTTP', () => {
  const google = (reason: string) => JSON.stringify({ error: { errors: [{ reason }] } });

  it.each<[string, number, string, object]>([
    ['401', 401, '', { kind: 'provider', status: 401 }],
    ['403 for a missing permission', 403, google('forbidden'), { kind: 'provider', status: 403 }],
    ['403 for too many requests', 403, google('userRateLimitExceeded'), { kind: 'provider', status: 429 }],
    ['403 with a page', 403, '<p>rateLimitExceeded</p>', { kind: 'provider', status: 403 }],
    ['429', 429, '', { kind: 'provider', status: 429 }],
    ['503', 503, '', { kind: 'broken' }],
    ['500', 500, '', { kind: 'provider', status: 'other' }],
  ])('is %s', (_case, status, body, failure) => {
    expect(classifyResponse(new Response(null, { status }), body)).toEqual(failure);
  });

  it.each([429, 503])('keeps the Retry-After of a %i', (status) => {
    const response = new Response(null, { status, headers: { 'retry-after': '7' } });
    expect(classifyResponse(response, '')).toHaveProperty('retryAfter', 7);
  });
});

describe('toAppError', () => {
  it.each([
    ['no connection', notSent(new Error('x')), 'upstream-unavailable', undefined],
    ['a rate limit', sent(Code.ResourceExhausted), 'upstream-unavailable', 1],
    ['a deadline', derived(Code.DeadlineExceeded, 'late'), 'deadline-exceeded', undefined],
    ['a refusal', sent(Code.NotFound), 'provider-error', undefined],
    ['a refused token', sent(Code.Unauthenticated), 'upstream-unavailable', undefined],
    [
      'a typed provider error of a call that uses no account',
      new KnownFailure({ kind: 'provider', status: 401 }),
      'provider-error',
      undefined,
    ],
  ] as const)('maps %s', (_case, thrown, code, retryAfter) => {
    const { facts, ...error } = toAppError(thrown);
    expect([error.code, facts.retryAfter]).toEqual([code, retryAfter]);
  });

  it('maps a provider’s 429 of a call that uses an account', () => {
    const thrown = new KnownFailure({ kind: 'provider', status: 429, retryAfter: 9 });
    expect(toAppError(thrown, 'gmail')).toMatchObject({
      code: 'provider-rate-limited',
      facts: { connection: 'gmail', retryAfter: 9 },
    });
  });

  it('maps a refusal of a call that uses an account to that account', () => {
    expect(toAppError(sent(Code.NotFound), 'gmail')).toMatchObject({
      code: 'reconnect-required',
      facts: { connection: 'gmail' },
    });
  });

  it('returns an AppError unchanged', () => {
    const error = new AppError('connection-unknown');
    expect(toAppError(error)).toBe(error);
  });
});

describe('failedRun of a write', () => {
  const outcomeOf = (error: unknown) => failedRun(error, 'gmail', 'write').outcome;

  it.each([
    ['nothing was sent', notSent(new Error('x')), 'not-run'],
    ['Scalekit limits the rate', sent(Code.ResourceExhausted), 'not-run'],
    ['Scalekit refuses the account', sent(Code.FailedPrecondition), 'not-run'],
    ['Scalekit refuses the request', sent(Code.InvalidArgument), 'unknown'],
    [
      'the provider responds with an error',
      new KnownFailure({ kind: 'provider', status: 'other' }),
      'failed',
    ],
    ['the connection broke', sent(Code.Unavailable), 'unknown'],
  ] as const)('when %s', (_case, error, outcome) => {
    expect(outcomeOf(error)).toBe(outcome);
  });

  it.each([
    'grpc: received message larger than max (5242880 vs. 4194304)',
    'grpc: trying to send message larger than max (5242880 vs. 4194304)',
    'gRPC message exceeds maximum size 4194304: 5242880',
  ])('is unknown when the response was too large for a hop: %s', (message) => {
    expect(outcomeOf(sent(Code.ResourceExhausted, message))).toBe('unknown');
  });
});
