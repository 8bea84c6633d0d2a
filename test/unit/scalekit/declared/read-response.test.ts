import { describe, expect, it } from 'vitest';
import { freshdeskActions } from '../../../../shared/connections/actions/freshdesk.ts';
import type { ErrorPlace, HttpAction } from '../../../../shared/connections/actions/http-action.ts';
import { linearActions } from '../../../../shared/connections/actions/linear.ts';
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

const IN_DOUBT = { kind: 'provider', status: 'in-doubt' };

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
    ['an empty part of it', ['data', 'list'], { data: { list: [] } }, []],
    ['null for a response without a body', undefined, '', null],
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

describe('a 200 without the declared result', () => {
  it.each([
    ['the part is missing', ['data', 'nope', 'x'], { data: {} }],
    ['the part is null', ['data'], { data: null }],
    ['the part would be a member of a prototype', ['constructor'], {}],
    ['the part would be a member of a text', ['data', 'length'], { data: 'abc' }],
    ['the response is a list', ['data'], []],
    ['the response is of a maintenance', ['data'], { message: 'maintenance' }],
    ['the response has no body', ['data'], ''],
  ] as const)('is in doubt where %s', (_case, result, body) => {
    for (const mark of ['write', 'destructive', 'read'] as const)
      expect(failureOf(action({ result, mark }), responseOf(200, body))).toEqual(IN_DOUBT);
  });

  it.each(['linear_create_issue', 'linear_create_comment'] as const)('is in doubt for %s', (name) => {
    const declared: HttpAction = linearActions[name];
    const [, field = '', part = ''] = declared.result ?? [];
    const respond = (success: unknown, value: unknown = { id: 1 }) =>
      failureOf(declared, responseOf(200, { data: { [field]: { success, [part]: value } } }));
    expect(respond(true)).toEqual({ id: 1 });
    for (const each of [respond(false), respond(undefined), respond(true, null)])
      expect(each).toEqual(IN_DOUBT);
    const refused = { errors: [{ path: [field], extensions: { code: 'FORBIDDEN' } }], data: null };
    expect(failureOf(declared, responseOf(200, refused))).toEqual({ kind: 'provider', status: 403 });
    const unread = { ...refused, errors: [{ ...refused.errors[0], path: [field, part] }] };
    expect(failureOf(declared, responseOf(200, unread))).toEqual(IN_DOUBT);
  });

  it.each(['freshdesk_create_ticket', 'freshdesk_add_note'] as const)('is in doubt for %s', (name) => {
    expect(failureOf(freshdeskActions[name], responseOf(201, { id: 7 }))).toEqual({ id: 7 });
    for (const body of ['', {}, [], { message: 'maintenance' }])
      expect(failureOf(freshdeskActions[name], responseOf(200, body))).toEqual(IN_DOUBT);
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
    expect(failureOf(action({ error, result }), response)).toEqual(IN_DOUBT);
    const read = action({ error, result, mark: 'read' });
    expect(failureOf(read, response)).toEqual({ kind: 'provider', status: 403 });
    const refused = responseOf(200, { ...errorsOf('FORBIDDEN'), data: { issueCreate: null } });
    expect(failureOf(action({ error, result }), refused)).toEqual({ kind: 'provider', status: 403 });
  });

  it.each([
    ['beside it', error, { data: { issueCreate: { id: 'i1', secretField: null } } }],
    ['beside its list', { ...error, at: ['errors', 0] }, { made: 1 }],
    ['in a list beside it', error, { data: [1] }],
  ] as const)(
    'leaves a write without a result in doubt, whatever its code, where something stands %s',
    (_case, place, rest) => {
      const response = responseOf(200, { ...errorsOf('FORBIDDEN'), ...rest });
      expect(failureOf(action({ error: place }), response)).toEqual(IN_DOUBT);
      expect(failureOf(action({ error: place, result: [] }), response)).toEqual(IN_DOUBT);
      const read = action({ error: place, mark: 'read' });
      expect(failureOf(read, response)).toEqual({ kind: 'provider', status: 403 });
    },
  );

  it.each([
    ['nothing', ['error'], ['error'], { error: 'FORBIDDEN', ok: false, data: null, list: [], text: '' }],
    ['its code', ['message'], ['code'], { message: 'x', code: 'FORBIDDEN' }],
    ['its code', ['error', 'text'], ['error', 'code'], { error: { text: 'x', code: 'FORBIDDEN' } }],
  ] as const)(
    'means what its code means for a write without a result, with %s beside it',
    (_case, at, code, body) => {
      const declared = action({ error: { ...error, at, code } });
      expect(failureOf(declared, responseOf(200, body))).toEqual({ kind: 'provider', status: 403 });
    },
  );

  it('leaves a write in doubt where what shows that it was done is there', () => {
    const declared = action({ error, result: ['data', 'made'], done: ['ok'] });
    const response = responseOf(200, { ...errorsOf('FORBIDDEN'), ok: true });
    expect(failureOf(declared, response)).toEqual(IN_DOUBT);
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

  it.each([
    [401, { error: 'unauthorized', message: 'x' }, 401],
    [429, { error: 'slow', message: 'x' }, 429],
    [422, { errors: [{ code: 'X' }], request_id: 'r1' }, 'invalid-input'],
    [400, { errors: [{ code: 'NONE' }], request_id: 'r1' }, 404],
  ] as const)(
    '%i means a write without a result had no effect, whatever stands beside its error',
    (status, body, meaning) => {
      const at = 'error' in body ? 'error' : 'errors';
      const place = { ...error, at: [at], code: at === 'error' ? ['error'] : ['errors', 0, 'code'] };
      const failure = { kind: 'provider', status: meaning };
      expect(failureOf(action({ error: place }), responseOf(status, body))).toEqual(failure);
      expect(failureOf(action({ error: place }), responseOf(200, body))).toEqual(IN_DOUBT);
    },
  );

  it('leaves a write in doubt where its result stands beside the error', () => {
    const declared = action({ error, result: ['data'] });
    const response = responseOf(400, { ...errorsOf('FORBIDDEN'), data: { id: 1 } });
    expect(failureOf(declared, response)).toEqual(IN_DOUBT);
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
