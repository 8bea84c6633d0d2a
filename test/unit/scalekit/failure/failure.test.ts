import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/errdetails/errdetails_pb.js';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { failedRun, toAppError } from '../../../../shared/scalekit/failure/call-error.ts';
import {
  classify,
  classifyResponse,
  KnownFailure,
  notSent,
} from '../../../../shared/scalekit/failure/failure.ts';
import { derived, sent } from './call-errors.ts';

type Detail = { errorCode?: string; toolErrorInfo?: { executionId: string } };
const toolError = (code: Code, value: Detail = { errorCode: 'TOOL_ERROR' }, headers = {}) => {
  const detail = { desc: ErrorInfoSchema, value };
  return new ConnectError('no', code, { 'grpc-status': String(code), ...headers }, [detail]);
};
const unreadable = (code: Code) => {
  const error = sent(code);
  error.details.push({ type: ErrorInfoSchema.typeName, value: Uint8Array.of(0xff) });
  return error;
};

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
    [
      'a status that contradicts the code, as of a page with 401',
      derived(Code.Unauthenticated, 'HTTP 401', { 'grpc-status': '0' }),
      { kind: 'broken' },
    ],
    [
      'a tool error whose detail has no code',
      toolError(Code.Unauthenticated, { toolErrorInfo: { executionId: 'ex1' } }),
      { kind: 'provider', status: 401, executionId: 'ex1' },
    ],
    [
      'a tool error without an execution',
      toolError(Code.Unauthenticated, { errorCode: 'TOOL_ERROR' }),
      { kind: 'provider', status: 401, executionId: '' },
    ],
    [
      'a refusal with a detail that is of no tool',
      toolError(Code.Unauthenticated, { errorCode: 'UNAUTHENTICATED' }),
      { kind: 'refused', code: 'unauthenticated' },
    ],
    ['a detail that cannot be read', unreadable(Code.Unauthenticated), { kind: 'broken' }],
    [
      'a tool’s 429 with Retry-After',
      toolError(Code.ResourceExhausted, { errorCode: 'TOOL_ERROR' }, { 'retry-after': '7' }),
      { kind: 'provider', status: 429, executionId: '', retryAfter: 7 },
    ],
    [
      'another tool error, whose Retry-After is not passed on',
      toolError(Code.PermissionDenied, { errorCode: 'TOOL_ERROR' }, { 'retry-after': '7' }),
      { kind: 'provider', status: 403, executionId: '' },
    ],
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
    ['500', 500, '', { kind: 'provider', status: 'failed' }],
    ['501', 501, '', { kind: 'provider', status: 'failed' }],
    ['400', 400, '', { kind: 'provider', status: 'invalid-input' }],
    ['413', 413, '', { kind: 'provider', status: 'invalid-input' }],
    ['414', 414, '', { kind: 'provider', status: 'invalid-input' }],
    ['416', 416, '', { kind: 'provider', status: 'invalid-input' }],
    ['422', 422, '', { kind: 'provider', status: 'invalid-input' }],
    ['404', 404, '', { kind: 'provider', status: 404 }],
    ['410', 410, '', { kind: 'provider', status: 404 }],
    ['409', 409, '', { kind: 'provider', status: 'conflict' }],
    ['412', 412, '', { kind: 'provider', status: 'conflict' }],
    ['423', 423, '', { kind: 'provider', status: 'conflict' }],
    ['408', 408, '', { kind: 'provider', status: 'unavailable' }],
    ...[402, 405, 406, 415, 451].map((status): [string, number, string, object] => [
      ...([`${status}`, status, ''] as const),
      { kind: 'provider', status: 'refused' },
    ]),
    ['499 of a gateway', 499, '', { kind: 'provider', status: 'failed' }],
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
    ['a right that a function lacks', notSent(new AppError('internal')), 'internal', undefined],
    ['an outage of AWS', notSent(new AppError('upstream-unavailable')), 'upstream-unavailable', undefined],
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
    expect(toAppError(thrown, { connection: 'gmail' })).toMatchObject({
      code: 'provider-rate-limited',
      facts: { connection: 'gmail', retryAfter: 9 },
    });
  });

  it.each([
    ['a refused credential', new KnownFailure({ kind: 'provider', status: 401 }), true],
    ['no account at Scalekit', sent(Code.NotFound), false],
    ['an account that has ended', sent(Code.FailedPrecondition), false],
  ])('maps %s to the account, and to whether its credential was refused', (_of, thrown, isRefused) => {
    const { code, facts, isRefusedCredential } = toAppError(thrown, { connection: 'gmail' });
    expect([code, facts.connection, isRefusedCredential]).toEqual(['reconnect-required', 'gmail', isRefused]);
  });

  it.each([
    [Code.InvalidArgument, 'invalid-input'],
    [Code.OutOfRange, 'invalid-input'],
    [Code.AlreadyExists, 'conflict'],
  ])('maps a refusal %i of a call that uses an account to the reason %s', (code, reason) => {
    expect(toAppError(sent(code), { connection: 'gmail' })).toMatchObject({
      code: 'provider-error',
      facts: { reason },
    });
  });

  it.each([Code.InvalidArgument, Code.NotFound, Code.AlreadyExists])(
    'blames nothing that the caller sent for a refusal %i of a call that uses no account',
    (code) => {
      expect(toAppError(sent(code))).toMatchObject({ code: 'provider-error', facts: { reason: 'other' } });
    },
  );

  it('returns an AppError unchanged', () => {
    const error = new AppError('connection-unknown');
    expect(toAppError(error)).toBe(error);
  });
});

/** Each typed code of a tool's run: the outcome of a write, the code and reason of a read. */
const toolErrors: [keyof typeof Code, string, string][] = [
  ['Unauthenticated', 'not-run', 'reconnect-required'],
  ['PermissionDenied', 'not-run', 'provider-forbidden'],
  ['NotFound', 'not-run', 'provider-error not-found'],
  ['ResourceExhausted', 'not-run', 'provider-rate-limited'],
  ['InvalidArgument', 'failed', 'provider-error invalid-input'],
  ['OutOfRange', 'failed', 'provider-error invalid-input'],
  ['AlreadyExists', 'failed', 'provider-error conflict'],
  ['Aborted', 'failed', 'provider-error conflict'],
  ['FailedPrecondition', 'failed', 'provider-error conflict'],
  ['Internal', 'failed', 'provider-error other'],
  ['Unimplemented', 'failed', 'provider-error other'],
  ['Unavailable', 'unknown', 'provider-error unavailable'],
  ['DeadlineExceeded', 'unknown', 'provider-error unavailable'],
  ['Canceled', 'unknown', 'provider-error other'],
  ['Unknown', 'unknown', 'provider-error other'],
  ['DataLoss', 'unknown', 'provider-error other'],
];

describe('failedRun after a typed tool error', () => {
  const codeOf = (code: keyof typeof Code) => toolError(Code[code] as Code);
  const reasonOf = (run: ReturnType<typeof failedRun>) => {
    if (run.outcome === 'done') return 'done';
    const { code, facts } = run.error;
    return facts.reason === undefined ? code : `${code} ${facts.reason}`;
  };

  it('knows every code of gRPC', () => {
    const names = Object.keys(Code).filter((name) => Number.isNaN(Number(name)));
    expect(toolErrors.map(([name]) => name).toSorted()).toEqual(names.toSorted());
  });

  it.each(toolErrors)('%s makes a write %s, and a read %s', (name, outcome, reason) => {
    const write = failedRun(codeOf(name), { connection: 'gmail' }, 'write');
    expect(write.outcome).toBe(outcome);
    expect(reasonOf(write)).toBe(outcome === 'unknown' ? 'outcome-unknown' : reason);
    expect(reasonOf(failedRun(codeOf(name), { connection: 'gmail' }, 'read'))).toBe(reason);
  });

  it('reports a refusal that has no reason of its own, and no failure as one', () => {
    const isWithoutEffect = (name: keyof typeof Code) => {
      const run = failedRun(codeOf(name), { connection: 'gmail' }, 'write');
      return run.outcome === 'failed' && run.isWithoutEffect === true;
    };
    expect(toolErrors.map(([name]) => name).filter(isWithoutEffect)).toEqual(['Unimplemented']);
  });

  it('is in doubt for a code that gRPC does not define', () => {
    expect(failedRun(toolError(99 as Code), { connection: 'gmail' }, 'write').outcome).toBe('unknown');
  });
});
