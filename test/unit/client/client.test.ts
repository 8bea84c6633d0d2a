import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient, newKey } from '../../../shared/client/client.ts';
import { isProblem, type Problem } from '../../../shared/client/problem.ts';
import { idempotencyKey } from '../../../shared/http/idempotency-key.ts';
import { jsonReply, problemReply, recordedClient, recordedFetch } from './recorded-fetch.ts';

const CONNECTIONS = { connections: [] };
const HTML = new Response('<!doctype html><title>Bad gateway</title>', {
  status: 502,
  headers: { 'content-type': 'text/html' },
});
const write = {
  path: { tool: 'gmail_send_message' },
  body: { connection: 'gmail', input: { to: 'bob@example.com' } },
  idempotencyKey: 'invoice-4711-reminder',
};

/** What a call throws, with the time that it took, in seconds of the fake clock. */
async function failureOf(work: Promise<unknown>): Promise<Problem & { after: number }> {
  const start = Date.now();
  const failed = work.then(
    () => expect.unreachable('the call succeeded'),
    (thrown: Problem) => thrown,
  );
  await vi.runAllTimersAsync();
  return Object.assign(await failed, { after: (Date.now() - start) / 1000 });
}

async function finished<Value>(work: Promise<Value>): Promise<Value> {
  await vi.runAllTimersAsync();
  return work;
}

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-29T12:00:00Z') }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a request of the client', () => {
  it('has the method, the path, the query and the token of its route', async () => {
    const { call, sent } = recordedClient(jsonReply({ tools: [], unavailable: [] }));
    expect(await call('GET /tools', { query: { connection: 'a&b' } })).toEqual({
      tools: [],
      unavailable: [],
    });
    expect(sent).toEqual([
      {
        method: 'GET',
        url: 'https://api.example/tools?connection=a%26b',
        headers: { authorization: 'Bearer token-1' },
        body: undefined,
      },
    ]);
  });

  it('has JSON, the key and the acting user where the call has them', async () => {
    const { fetch, sent } = recordedFetch(jsonReply({ data: 1, executionId: 'e' }));
    const options = {
      baseUrl: 'https://api.example/',
      token: async () => 'service',
      onBehalfOf: 'ada',
      fetch,
    };
    await createClient(options)('POST /actions/{tool}', write);
    expect(sent[0]).toEqual({
      method: 'POST',
      url: 'https://api.example/actions/gmail_send_message',
      headers: {
        authorization: 'Bearer service',
        'content-type': 'application/json',
        'idempotency-key': write.idempotencyKey,
        'on-behalf-of': 'ada',
      },
      body: write.body,
    });
  });

  it('leaves out a query whose members are undefined', async () => {
    const { call, sent } = recordedClient(jsonReply({ tools: [], unavailable: [] }));
    await call('GET /tools', { query: { connection: undefined } });
    expect(sent[0]?.url).toBe('https://api.example/tools');
  });

  it.each([
    ['a/b', 'a%2Fb'],
    ['a?b#c', 'a%3Fb%23c'],
    ['%2e%2e', '%252e%252e'],
    ['...', '...'],
    ['ä ', '%C3%A4%20'],
  ])('encodes the path parameter %s as one segment', async (connection, segment) => {
    const { call, sent } = recordedClient(jsonReply({}));
    await call('GET /connections/{connection}', { path: { connection } });
    expect(new URL(sent[0]?.url ?? '').pathname).toBe(`/connections/${segment}`);
  });

  it.each(['', '.', '..'])(
    'is not sent with the path parameter "%s", which names another route',
    async (key) => {
      const { call, sent } = recordedClient(jsonReply({}));
      const problem = await failureOf(call('GET /executions/{key}', { path: { key } }));
      expect(problem).toMatchObject({ code: 'invalid-request', status: 0, retryable: false });
      expect(problem.facts.errors?.map(({ path }) => path)).toEqual(['path.key']);
      expect(sent).toEqual([]);
    },
  );

  it('passes on the mode of credentials', async () => {
    const modes: unknown[] = [];
    const fetch = async (_url: unknown, { credentials }: RequestInit = {}) => {
      modes.push(credentials);
      return jsonReply(CONNECTIONS);
    };
    const options = { baseUrl: 'https://api.example', token: () => 't', fetch };
    await createClient({ ...options, credentials: 'include' })('GET /connections');
    await createClient(options)('GET /connections');
    expect(modes).toEqual(['include', undefined]);
  });
});

describe('a response', () => {
  it('without content is undefined', async () => {
    const { call } = recordedClient(new Response(null, { status: 204 }));
    expect(await call('DELETE /digest')).toBeUndefined();
  });

  it('with a problem is thrown with its code, status and facts', async () => {
    const { call } = recordedClient(
      problemReply(409, 'reconnect-required', {
        connection: 'gmail',
        reconnect: 'POST /x',
        detail: 'Link it.',
      }),
    );
    const problem = await failureOf(call('POST /actions/{tool}', write));
    expect(problem).toMatchObject({
      name: 'Problem',
      route: 'POST /actions/{tool}',
      code: 'reconnect-required',
      status: 409,
      retryable: false,
      message: 'Link it.',
      facts: { connection: 'gmail', reconnect: 'POST /x' },
    });
    expect(isProblem(problem, 'reconnect-required')).toBe(true);
    expect(isProblem(problem, 'internal')).toBe(false);
    expect(isProblem(problem, 'reconnect-required', 'POST /actions/{tool}')).toBe(true);
    expect(isProblem(problem, 'forbidden', 'GET /tools')).toBe(false);
    expect(isProblem(problem, undefined, 'POST /actions/{tool}')).toBe(true);
    expect(isProblem(problem, undefined, 'GET /tools')).toBe(false);
    expect([isProblem(problem), isProblem(new Error('other'))]).toEqual([true, false]);
  });

  it.each([
    ['of the gateway', jsonReply({ message: 'Forbidden' }, 403), 403],
    ['of a proxy with a code of its own', jsonReply({ code: 'internal', retryable: true }, 404), 404],
    ['with nothing', new Response(null, { status: 431 }), 431],
  ])('%s is the problem `gateway`, which is not repeated below 500', async (_case, response, status) => {
    const { call, sent } = recordedClient(response);
    const problem = await failureOf(call('GET /connections'));
    expect(problem).toMatchObject({ code: 'gateway', status, retryable: false });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ["a proxy's page", HTML],
    ["a proxy's page with status 200", new Response('<p>Sign in to the Wi-Fi</p>')],
    ['an empty success', new Response('')],
    ['a throttle of the gateway', jsonReply({ message: 'Too Many Requests' }, 429)],
    ['an error of the gateway', jsonReply({ message: 'Internal Server Error' }, 500)],
    [
      'a problem that is cut',
      new Response('{"code":"inter', {
        status: 503,
        headers: { 'content-type': 'application/problem+json' },
      }),
    ],
  ])('that is %s is repeated, then thrown as `gateway`', async (_case, response) => {
    const { call, sent } = recordedClient(response);
    const problem = await failureOf(call('GET /connections'));
    expect(problem).toMatchObject({ code: 'gateway', status: response.status, retryable: true });
    expect(sent).toHaveLength(4);
  });

  it('that ends early is repeated', async () => {
    const cut = new ReadableStream({ start: (body) => body.error(new TypeError('terminated')) });
    const { call, sent } = recordedClient(async () => new Response(cut), jsonReply(CONNECTIONS));
    expect(await finished(call('GET /connections'))).toEqual(CONNECTIONS);
    expect(sent).toHaveLength(2);
  });
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

  it.each(['0', 'Sun, 29 Nov 2026 11:00:00 GMT', 'soon', ''])(
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

  it('is `signed-out` when the fresh token is refused as well', async () => {
    const { call, sent } = recordedClient(refusal);
    expect(await failureOf(call('POST /actions/{tool}', write))).toMatchObject({
      code: 'signed-out',
      status: 401,
    });
    expect(sent).toHaveLength(2);
  });

  it('is `signed-out` without a request when there is no token', async () => {
    const { fetch, sent } = recordedFetch(refusal);
    const call = createClient({ baseUrl: 'https://api.example', token: () => undefined, fetch });
    expect(await failureOf(call('GET /connections'))).toMatchObject({ code: 'signed-out', status: 0 });
    expect(sent).toEqual([]);
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

describe('newKey', () => {
  it('makes a valid key, another each time', () => {
    const keys = Array.from({ length: 20 }, newKey);
    expect(new Set(keys).size).toBe(20);
    for (const key of keys) expect(idempotencyKey.parse(key)).toBe(key);
  });
});
