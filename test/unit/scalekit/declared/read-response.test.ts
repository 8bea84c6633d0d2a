import { describe, expect, it } from 'vitest';
import type { ErrorPlace } from '../../../../shared/connections/actions/http-action.ts';
import { readResponse } from '../../../../shared/scalekit/declared/read-response.ts';
import { KnownFailure } from '../../../../shared/scalekit/failure/failure.ts';
import { action } from '../../../support/declared/provider.ts';

const error: ErrorPlace = {
  at: ['errors'],
  code: ['errors', 0, 'extensions', 'code'],
  codes: {
    AUTH: 401,
    FORBIDDEN: 403,
    NONE: 404,
    SLOW: 429,
    BAD: 'invalid-input',
    SAME: 'conflict',
    OURS: 'failed',
  },
};

function responseOf(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, text, headers: { get: (name: string) => headers[name] ?? null } };
}
const errorsOf = (code: unknown) => ({ data: null, errors: [{ extensions: { code } }] });

function failureOf(declared: ReturnType<typeof action>, response: ReturnType<typeof responseOf>) {
  try {
    return readResponse(declared, response);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(KnownFailure);
    return (thrown as KnownFailure).failure;
  }
}

describe('the result of an action', () => {
  it.each([
    ['the whole response', undefined, { a: 1 }, { a: 1 }],
    ['a part of it', ['data', 'list', 1], { data: { list: [1, { b: 2 }] } }, { b: 2 }],
    ['null where the part is missing', ['data', 'nope', 'x'], { data: {} }, null],
    ['null where the part is null', ['data'], { data: null }, null],
    ['no member of a prototype', ['constructor'], {}, null],
    ['no member of a text', ['data', 'length'], { data: 'abc' }, null],
    ['null for a response without a body', ['data'], '', null],
  ] as const)('is %s', (_case, result, body, expected) => {
    const declared = action(result === undefined ? {} : { result });
    expect(failureOf(declared, responseOf(200, body))).toEqual(expected);
  });

  it.each([200, 201, 202, 204])('is read with status %i', (status) => {
    expect(readResponse(action(), responseOf(status, { ok: true }))).toEqual({ ok: true });
  });

  it.each([
    ['a page', '<html>'],
    ['half of a response', '{"a":'],
    ['a response that is nested too deeply', `${'['.repeat(70)}${']'.repeat(70)}`],
  ])('is in doubt for %s with status 200', (_case, body) => {
    expect(failureOf(action(), responseOf(200, body))).toEqual({ kind: 'provider', status: 'in-doubt' });
  });
});

describe('an error in a 200', () => {
  it.each(Object.entries(error.codes))('means what the action declares: %s is %s', (code, status) => {
    const found = failureOf(action({ error }), responseOf(200, errorsOf(code)));
    expect(found).toEqual({ kind: 'provider', status });
  });

  it.each(['OTHER', undefined, null, 7, 'toString'])('is in doubt with the code %j', (code) => {
    const found = failureOf(action({ error }), responseOf(200, errorsOf(code)));
    expect(found).toEqual({ kind: 'provider', status: 'in-doubt' });
  });

  it.each([
    ['the result is there', { issueCreate: { success: true, issue: { id: 1 } } }],
    ['reading the result back failed', { issueCreate: { success: true, issue: null } }],
  ])('leaves a write in doubt, whatever its code, where %s', (_case, data) => {
    const result = ['data', 'issueCreate', 'issue'];
    const response = responseOf(200, { ...errorsOf('FORBIDDEN'), data });
    const inDoubt = { kind: 'provider', status: 'in-doubt' };
    expect(failureOf(action({ error, result }), response)).toEqual(inDoubt);
    const read = action({ error, result, mark: 'read' });
    expect(failureOf(read, response)).toEqual({ kind: 'provider', status: 403 });
    const refused = responseOf(200, { ...errorsOf('FORBIDDEN'), data: { issueCreate: null } });
    expect(failureOf(action({ error, result }), refused)).toEqual({ kind: 'provider', status: 403 });
  });

  it.each([[], null, false, ''])('is none where its place has %j', (errors) => {
    expect(failureOf(action({ error }), responseOf(200, { errors, a: 1 }))).toEqual({ errors, a: 1 });
  });

  it('has the Retry-After of its response', () => {
    const response = responseOf(200, errorsOf('SLOW'), { 'retry-after': '7' });
    expect(failureOf(action({ error }), response)).toEqual({ kind: 'provider', status: 429, retryAfter: 7 });
  });
});

describe('another status', () => {
  it.each([
    [401, { kind: 'provider', status: 401 }],
    [403, { kind: 'provider', status: 403 }],
    [404, { kind: 'provider', status: 404 }],
    [422, { kind: 'provider', status: 'invalid-input' }],
    [500, { kind: 'provider', status: 'failed' }],
    [502, { kind: 'broken' }],
    [503, { kind: 'broken' }],
    [522, { kind: 'broken' }],
    [301, { kind: 'provider', status: 'in-doubt' }],
    [303, { kind: 'provider', status: 'in-doubt' }],
    [307, { kind: 'provider', status: 'in-doubt' }],
    [0, { kind: 'provider', status: 'in-doubt' }],
  ])('%i is %j', (status, failure) => {
    expect(failureOf(action({ error }), responseOf(status, '<html>'))).toEqual(failure);
    expect(failureOf(action({ error }), responseOf(status, errorsOf('OTHER')))).toEqual(failure);
  });

  it('has a declared code before its status', () => {
    expect(failureOf(action({ error }), responseOf(400, errorsOf('SLOW')))).toEqual({
      kind: 'provider',
      status: 429,
    });
  });

  it('has its Retry-After', () => {
    const response = responseOf(429, '', { 'retry-after': '9' });
    expect(failureOf(action(), response)).toEqual({ kind: 'provider', status: 429, retryAfter: 9 });
  });
});
