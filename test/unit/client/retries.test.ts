import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../shared/client/client.ts';
import { failureOf, finished, HTML, write } from './calls.ts';
import { jsonReply, problemReply, recordedClient, recordedFetch } from './recorded-fetch.ts';

const CONNECTIONS = { connections: [] };

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-29T12:00:00Z') }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a retry', () => {
  it('sends a write with the same key', async () => {
    const reset = new TypeError('fetch failed');
    const { call, sent } = recordedClient(reset, HTML, jsonReply({ data: {}, executionId: 'e' }));
    await finished(call('POST /actions/{tool}', write));
    expect(sent.map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual(
      Array(3).fill([write.idempotencyKey, write.body]),
    );
  });

  it('sends the body of the first attempt, also when the caller has changed it', async () => {
    const { call, sent } = recordedClient(HTML, jsonReply({ data: {}, executionId: 'e' }));
    const draft = { connection: 'gmail', input: { subject: 'Hi' } };
    const done = call('POST /actions/{tool}', { ...write, body: draft });
    draft.input.subject = 'Another';
    await finished(done);
    expect(sent.map(({ body }) => body)).toEqual(
      Array(2).fill({ connection: 'gmail', input: { subject: 'Hi' } }),
    );
  });

  it('follows `retryable`, not the status', async () => {
    const { call, sent } = recordedClient(problemReply(504, 'outcome-unknown'));
    expect(await failureOf(call('POST /actions/{tool}', write))).toMatchObject({ code: 'outcome-unknown' });
    expect(sent).toHaveLength(1);
  });

  it('ends after the given attempts with the last problem', async () => {
    const { fetch, sent } = recordedFetch(new TypeError('fetch failed'));
    const call = createClient({ baseUrl: 'https://api.example', token: () => 't', attempts: 2, fetch });
    const problem = await failureOf(call('GET /connections'));
    expect(problem).toMatchObject({ code: 'unreachable', status: 0, retryable: true });
    expect(problem.cause).toBeInstanceOf(TypeError);
    expect(sent).toHaveLength(2);
  });

  it('waits for a random part of 1, 2 and 4 seconds', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { call } = recordedClient(HTML);
    expect((await failureOf(call('GET /connections'))).after).toBe(0.5 + 1 + 2);
  });

  it('waits no longer than the longest wait where no Retry-After says so', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.75);
    const { fetch, sent } = recordedFetch(HTML);
    const options = { baseUrl: 'https://api.example', token: () => 't', fetch };
    const call = createClient({ ...options, attempts: 8, longestWait: 4 });
    expect((await failureOf(call('GET /connections'))).after).toBe(0.75 * (1 + 2 + 4 + 4 + 4 + 4 + 4));
    expect(sent).toHaveLength(8);
  });

  it.each([
    ['seconds', '7', 7],
    ['a date', 'Sun, 29 Nov 2026 12:00:09 GMT', 9],
  ])('waits for a Retry-After in %s', async (_form, header, seconds) => {
    const { call } = recordedClient(
      problemReply(503, 'upstream-unavailable', { retryable: true, headers: { 'retry-after': header } }),
      jsonReply(CONNECTIONS),
    );
    const start = Date.now();
    await finished(call('GET /connections'));
    expect((Date.now() - start) / 1000).toBe(seconds);
  });

  it.each(['0', '-5', 'Sun, 29 Nov 2026 11:00:00 GMT', 'soon', ''])(
    'ignores the Retry-After "%s"',
    async (header) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.25);
      const busy = new Response('', { status: 503, headers: { 'retry-after': header } });
      const { call } = recordedClient(busy, jsonReply(CONNECTIONS));
      const start = Date.now();
      await finished(call('GET /connections'));
      expect((Date.now() - start) / 1000).toBe(0.25);
    },
  );

  it("waits for the problem's own `retryAfter` where the page cannot read the header", async () => {
    const { call } = recordedClient(
      problemReply(409, 'request-in-progress', { retryable: true, retryAfter: 28 }),
      jsonReply({ data: 1, executionId: 'e' }),
    );
    const start = Date.now();
    await finished(call('POST /actions/{tool}', write));
    expect((Date.now() - start) / 1000).toBe(28);
  });

  it('does not wait longer than the longest wait: the problem is thrown immediately', async () => {
    const { call, sent } = recordedClient(
      problemReply(429, 'rate-limited', { retryable: true, retryAfter: 61 }),
    );
    const problem = await failureOf(call('POST /digest/run', { idempotencyKey: 'run-of-2026-11-29' }));
    expect(problem).toMatchObject({ code: 'rate-limited', facts: { retryAfter: 61 }, after: 0 });
    expect(sent).toHaveLength(1);
  });
});

describe('a 401', () => {
  const refusal = jsonReply({ message: 'Unauthorized' }, 401);

  it('is repeated once with a fresh token', async () => {
    const { fetch, sent } = recordedFetch(refusal, jsonReply(CONNECTIONS));
    const asked: unknown[] = [];
    const token = (refused?: string) => {
      asked.push(refused);
      return refused ? 'token-2' : 'token-1';
    };
    const call = createClient({ baseUrl: 'https://api.example', token, attempts: 1, fetch });
    expect(await call('GET /connections')).toEqual(CONNECTIONS);
    expect(asked).toEqual([undefined, 'token-1']);
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('renews the token once, not again for later attempts', async () => {
    const { fetch } = recordedFetch(refusal, HTML, HTML, jsonReply(CONNECTIONS));
    const asked: unknown[] = [];
    const token = (refused?: string) => {
      asked.push(refused);
      return refused ? 'token-2' : `token-${Math.min(asked.length, 2)}`;
    };
    const call = createClient({ baseUrl: 'https://api.example', token, fetch });
    expect(await finished(call('GET /connections'))).toEqual(CONNECTIONS);
    expect(asked).toEqual([undefined, 'token-1', undefined, undefined]);
  });

  it('that comes after a renewal is `signed-out`', async () => {
    const { call, sent } = recordedClient(refusal, HTML, refusal);
    expect(await failureOf(call('GET /connections'))).toMatchObject({ code: 'signed-out' });
    expect(sent).toHaveLength(3);
  });

  it('is `signed-out` when the fresh token is refused as well', async () => {
    const { call, sent } = recordedClient(refusal);
    expect(await failureOf(call('POST /actions/{tool}', write))).toMatchObject({
      code: 'signed-out',
      status: 401,
    });
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['no token', undefined],
    ['an empty token', ''],
    ['a text of several lines, which no error repeats', 'TOKEN=secret\nOTHER=secret'],
  ])('is `signed-out` without a request when there is %s', async (_case, token) => {
    const { fetch, sent } = recordedFetch(refusal);
    const call = createClient({ baseUrl: 'https://api.example', token: () => token, fetch });
    const problem = await failureOf(call('GET /connections'));
    expect(problem).toMatchObject({ code: 'signed-out', status: 0 });
    expect(`${problem.message} ${problem.cause}`).not.toContain('secret');
    expect(sent).toEqual([]);
  });

  it('does not come of the line break after the token in a file', async () => {
    const { fetch, sent } = recordedFetch(jsonReply(CONNECTIONS));
    await createClient({ baseUrl: 'https://api.example', token: () => 'token-1\n', fetch })(
      'GET /connections',
    );
    expect(sent[0]?.headers.authorization).toBe('Bearer token-1');
  });
});

describe('an AbortSignal', () => {
  it('ends a wait immediately', async () => {
    const { call, sent } = recordedClient(
      problemReply(503, 'upstream-unavailable', { retryable: true, retryAfter: 50 }),
    );
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(new Error('left the page')), 1_000);
    const problem = await failureOf(call('GET /connections', { signal: leaving.signal }));
    expect(problem).toMatchObject({ code: 'aborted', after: 1 });
    expect(problem.cause).toBe(leaving.signal.reason);
    expect(sent).toHaveLength(1);
  });

  it('ends a request', async () => {
    const hanging = ({ signal }: RequestInit) =>
      new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const { call, sent } = recordedClient(hanging);
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 3_000);
    expect(await failureOf(call('GET /connections', { signal: leaving.signal }))).toMatchObject({
      code: 'aborted',
      after: 3,
    });
    expect(sent).toHaveLength(1);
  });

  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const { call } = recordedClient(HTML);
    await failureOf(call('GET /connections', { signal }));
    expect(added).toHaveBeenCalledTimes(3);
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener),
    );
  });
});
