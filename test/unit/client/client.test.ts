import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient, newKey } from '../../../shared/client/client.ts';
import { isProblem } from '../../../shared/client/problem.ts';
import { idempotencyKey } from '../../../shared/http/idempotency-key.ts';
import { failureOf, finished, HTML, write } from './calls.ts';
import { jsonReply, problemReply, recordedClient, recordedFetch } from './recorded-fetch.ts';

const CONNECTIONS = { connections: [] };
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

  it('has JSON, the key, the run and the acting user where the call has them', async () => {
    const { fetch, sent } = recordedFetch(jsonReply({ data: 1, executionId: 'e' }));
    const options = {
      baseUrl: 'https://api.example/',
      token: async () => 'service',
      onBehalfOf: 'ada',
      fetch,
    };
    await createClient(options)('POST /actions/{tool}', { ...write, agentRunId: 'run-7' });
    expect(sent[0]).toEqual({
      method: 'POST',
      url: 'https://api.example/actions/gmail_send_message',
      headers: {
        authorization: 'Bearer service',
        'agent-run-id': 'run-7',
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
      expect(problem.facts.errors).toEqual([{ path: 'request', message: 'path.key is wrong' }]);
      expect(sent).toEqual([]);
    },
  );

  it.each([
    ['a key', { idempotencyKey: 'facture-№-4711-reminder' }, /ByteString/],
    ['half of a character in the path', { path: { tool: '\ud800' } }, /malformed/],
    ['a number that JSON does not have', { body: { connection: 'gmail', input: { n: 1n } } }, /BigInt/],
  ])('is not sent with %s that HTTP cannot carry', async (_case, part, message) => {
    const { call, sent } = recordedClient(jsonReply({}));
    const problem = await failureOf(call('POST /actions/{tool}', { ...write, ...part }));
    expect(problem).toMatchObject({ code: 'invalid-request', status: 0, retryable: false, after: 0 });
    expect(problem.facts.errors).toEqual([{ path: 'request', message: expect.stringMatching(message) }]);
    expect(sent).toEqual([]);
  });

  it('is sent by the fetch of its time, which a test or a tracer may have replaced', async () => {
    const call = createClient({ baseUrl: 'https://api.example', token: () => 't' });
    const { fetch, sent } = recordedFetch(jsonReply(CONNECTIONS));
    vi.stubGlobal('fetch', fetch);
    expect(await call('GET /connections')).toEqual(CONNECTIONS);
    expect(sent).toHaveLength(1);
    vi.unstubAllGlobals();
  });

  it('fails with what the token function throws, and is not sent', async () => {
    const { fetch, sent } = recordedFetch(jsonReply(CONNECTIONS));
    const offline = new Error('the issuer does not respond');
    const options = { baseUrl: 'https://api.example', fetch };
    const rejecting = createClient({ ...options, token: () => Promise.reject(offline) });
    await expect(rejecting('GET /connections')).rejects.toBe(offline);
    expect(sent).toEqual([]);
  });

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

describe('newKey', () => {
  it('makes a valid key, another each time', () => {
    const keys = Array.from({ length: 20 }, newKey);
    expect(new Set(keys).size).toBe(20);
    for (const key of keys) expect(idempotencyKey.parse(key)).toBe(key);
  });
});
