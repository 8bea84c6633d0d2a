import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode, type ErrorFacts } from '../../../shared/errors/app-error.ts';
import { contract } from '../../../shared/http/contract.ts';
import { endpoints } from '../../../shared/http/endpoint/endpoints.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import { httpEvent, lambdaContext, REQUEST_ID } from '../../support/http-event.ts';

/** Hand-written: what a client may rely on. */
const oracle: Record<ErrorCode, [status: number, retryable: boolean]> = {
  'invalid-request': [400, false],
  'idempotency-key-required': [400, false],
  unauthenticated: [401, false],
  forbidden: [403, false],
  'tool-not-allowed': [403, false],
  'flow-rejected': [403, false],
  'provider-forbidden': [403, false],
  'connection-unknown': [404, false],
  'not-found': [404, false],
  'reconnect-required': [409, false],
  'request-in-progress': [409, true],
  'flow-expired': [410, false],
  'payload-too-large': [413, false],
  'unsupported-media-type': [415, false],
  'idempotency-key-reused': [422, false],
  'provider-rate-limited': [429, true],
  'rate-limited': [429, true],
  'provider-error': [502, false],
  'result-too-large': [502, false],
  'upstream-unavailable': [503, true],
  'outcome-unknown': [504, false],
  'deadline-exceeded': [504, true],
  internal: [500, false],
};
const codes = Object.keys(problemCatalogue) as ErrorCode[];
const keys: object[] = [];
const log = {
  info() {},
  warn() {},
  error() {},
  appendKeys: (added: object) => void keys.push(added),
  resetKeys() {},
};
const row = { summary: '', access: 'read', responses: { 204: null } } as const;

/** The response of an endpoint that throws. */
async function respond(error: unknown, declared: readonly ErrorCode[] = codes) {
  keys.length = 0;
  const failing = endpoints(contract({ 'GET /x': { ...row, problems: declared } }), {
    'GET /x': async () => {
      throw error;
    },
  });
  const handler = httpHandler(failing, { callers: { userClaim: 'sub', serviceClients: [] }, log });
  const {
    statusCode,
    headers,
    body = '',
  } = await handler(httpEvent({ routeKey: 'GET /x' }), lambdaContext());
  return { statusCode, headers, problem: JSON.parse(body), body };
}

describe('a problem', () => {
  it.each(codes)(
    '%s has its status, and reports whether the same request may succeed later',
    async (code) => {
      const { statusCode, headers, problem } = await respond(new AppError(code));
      const [status, retryable] = oracle[code];
      expect([statusCode, problem.status, problem.retryable]).toEqual([status, status, retryable]);
      expect(problem).toMatchObject({ type: `urn:onbehalf:problem:${code}`, code, instance: REQUEST_ID });
      expect(headers).toEqual({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    },
  );

  it.each([1, 599, 3_600])('with a wait of %i seconds has it in the header, too', async (retryAfter) => {
    const { headers, problem } = await respond(new AppError('upstream-unavailable', { retryAfter }));
    expect([headers['retry-after'], problem.retryAfter]).toEqual([String(retryAfter), retryAfter]);
  });

  it('marks the log line of a code that its route does not declare, and no other', async () => {
    await respond(new AppError('not-found'), ['not-found']);
    expect(keys).not.toContainEqual({ undeclared: true });
    await respond(new AppError('not-found'), ['connection-unknown']);
    expect(keys).toContainEqual({ undeclared: true });
    await respond(new Error('unexpected'), []);
    expect(keys).not.toContainEqual({ undeclared: true });
  });

  it('marks a stored response', async () => {
    const { headers } = await respond(new AppError('outcome-unknown', { replayed: true }));
    expect(headers['idempotent-replayed']).toBe('true');
  });

  it('names the route that makes a link, with reconnect-required and a connection alone', async () => {
    const facts: ErrorFacts = { connection: 'gmail' };
    const { problem } = await respond(new AppError('reconnect-required', facts));
    expect(problem.reconnect).toBe('POST /connections/gmail/authorize?force=true');
    expect((await respond(new AppError('reconnect-required'))).problem).not.toHaveProperty('reconnect');
    expect((await respond(new AppError('provider-error', facts))).problem).not.toHaveProperty('reconnect');
  });

  it('has no text of an unexpected error, or of a cause', async () => {
    const cause = new Error('canary', { cause: new Error('canary') });
    for (const error of [cause, 'canary', new AppError('provider-error', { cause })]) {
      expect((await respond(error)).body).not.toContain('canary');
    }
    expect((await respond(cause)).problem).toMatchObject({ code: 'internal', status: 500 });
  });
});
