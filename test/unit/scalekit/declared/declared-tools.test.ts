import { createServer, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { PROVIDER_RESPONSE_BYTES } from '../../../../shared/config/limits.ts';
import type { ToolRun } from '../../../../shared/scalekit/scalekit.ts';
import {
  action,
  callOf,
  declaredTools,
  scopeOf,
  TOKEN,
  useProvider,
} from '../../../support/declared/provider.ts';
import { createCertificates } from '../../../support/tls/certificate.ts';

const { arrived, state, origin } = useProvider();
afterEach(() => {
  arrived.length = 0;
  state.respond = undefined;
});

const actions = { own_add: action({ body: '{item}' }), own_list: action({ mark: 'read', method: 'GET' }) };
const tools = (api = origin()) => declaredTools(actions, api);
const respondWith = (respond: (response: ServerResponse) => void) => {
  state.respond = (_request, response) => respond(response);
};
const wordOf = (run: ToolRun) => (run.outcome === 'done' ? 'done' : `${run.outcome} ${run.error.code}`);
const write = async (ms?: number) => tools().write(callOf('own_add', { item: { a: 1 } }), scopeOf(ms));
const read = async (ms?: number) => tools().read(callOf('own_list'), scopeOf(ms));

describe('a declared write', () => {
  it('is sent once, and returns the result under a name of its own', async () => {
    respondWith((response) => response.end('{"id":7}'));
    const run = await write();
    expect(run).toEqual({
      outcome: 'done',
      data: { id: 7 },
      executionId: expect.stringMatching(/^own_.{36}$/),
    });
    expect(arrived).toMatchObject([{ method: 'POST', url: '/v1/things', body: '{"a":1}' }]);
  });

  it.each([
    ['a reset before a response', (response: ServerResponse) => response.socket?.resetAndDestroy()],
    ['a close before a response', (response: ServerResponse) => response.socket?.end()],
    [
      'half of a response',
      (response: ServerResponse) => response.writeHead(200, { 'content-length': 9 }).write('{"a'),
    ],
    ['bytes that are no HTTP', (response: ServerResponse) => response.socket?.end(`SMTP ${TOKEN}\r\n\r\n`)],
    [
      'another protocol',
      (response: ServerResponse) =>
        response.socket?.write('HTTP/1.1 101 Other\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    ],
    ['a 503', (response: ServerResponse) => response.writeHead(503).end()],
    ['a redirect', (response: ServerResponse) => response.writeHead(307, { location: '/elsewhere' }).end()],
    ['a page with status 200', (response: ServerResponse) => response.end('<html>Sign in')],
    [
      'too long a response',
      (response: ServerResponse) => response.end(Buffer.alloc(PROVIDER_RESPONSE_BYTES + 1, ' ')),
    ],
  ])('is sent once and stays unknown after %s', async (_case, respond) => {
    respondWith((response) => {
      respond(response);
      setTimeout(() => response.destroy(), 50);
    });
    const run = await write(2_000);
    expect(wordOf(run)).toBe('unknown outcome-unknown');
    expect(arrived).toHaveLength(1);
    expect(inspect(run, { depth: null, showHidden: true })).not.toMatch(/canary|Sign in/);
  });

  it('stays unknown when no response comes in time', async () => {
    respondWith(() => undefined);
    expect(wordOf(await write(300))).toBe('unknown outcome-unknown');
    expect(arrived).toHaveLength(1);
  });

  it('is not run when no connection is there', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const api = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
    await new Promise((resolve) => closed.close(resolve));
    const run = await tools(api).write(callOf('own_add', { item: 1 }), scopeOf());
    expect(wordOf(run)).toBe('not-run upstream-unavailable');
  });

  it('is not run at a host without a valid certificate', async () => {
    const { cert, key } = createCertificates();
    let requests = 0;
    const secure = createTlsServer({ cert, key }, (_request, response) => {
      requests += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const api = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
    const run = await tools(api).write(callOf('own_add', { item: 1 }), scopeOf());
    expect([wordOf(run), requests]).toEqual(['not-run upstream-unavailable', 0]);
    secure.close();
  });

  it('uses no connection that was idle, since its end would leave the outcome in doubt', async () => {
    for (const run of [read, read, write, write]) expect(wordOf(await run())).toBe('done');
    const [first, second, ...writes] = arrived.map(({ port }) => port);
    expect(second).toBe(first);
    expect(new Set([first, ...writes]).size).toBe(3);
  });

  it('sends what was prepared for the same call, and nothing with a wrong input', async () => {
    const own = tools();
    const call = callOf('own_add', { item: 1 });
    await own.prepare(scopeOf(), { call, scope: scopeOf() });
    expect(arrived).toEqual([]);
    expect(wordOf(await own.write(call, scopeOf()))).toBe('done');
    const named = declaredTools({ own_put: action({ path: '/{id}' }) }, origin());
    const wrong = { call: callOf('own_put', { id: '..' }), scope: scopeOf() };
    await expect(named.prepare(scopeOf(), wrong)).rejects.toMatchObject({ code: 'invalid-request' });
    expect(arrived).toHaveLength(1);
  });
});

describe('a done write whose response', () => {
  it('begins with a byte order mark is done', async () => {
    respondWith((response) => response.end('\uFEFF{"id":7}'));
    expect(await write()).toMatchObject({ outcome: 'done', data: { id: 7 } });
  });

  it('has a long id is done, with the id as a text', async () => {
    respondWith((response) => response.end('{"id":12345678901234567890}'));
    expect(await write()).toMatchObject({ outcome: 'done', data: { id: '12345678901234567890' } });
  });
});

describe('a declared read', () => {
  it.each([
    ['a reset', (response: ServerResponse) => response.socket?.resetAndDestroy(), 2],
    ['a 503', (response: ServerResponse) => response.writeHead(503).end(), 2],
    ['a 429', (response: ServerResponse) => response.writeHead(429, { 'retry-after': '0' }).end(), 2],
    ['no failure', (response: ServerResponse) => response.end('{}'), 1],
  ])('is repeated after %s', async (_case, respond, times) => {
    respondWith((response) => (arrived.length === 1 ? respond(response) : response.end('{}')));
    expect([wordOf(await read()), arrived.length]).toEqual(['done', times]);
  });

  it.each([
    [401, 'not-run reconnect-required'],
    [403, 'not-run provider-forbidden'],
    [404, 'not-run provider-error'],
    [400, 'failed provider-error'],
    [500, 'failed provider-error'],
    [302, 'unknown provider-error'],
  ])('is not repeated after a %i, and no redirect is followed', async (status, expected) => {
    respondWith((response) => response.writeHead(status, { location: '/elsewhere' }).end());
    expect([wordOf(await read()), arrived.length]).toEqual([expected, 1]);
  });

  it('is refused over 10 MB', async () => {
    respondWith((response) => response.end(Buffer.alloc(PROVIDER_RESPONSE_BYTES + 1, ' ')));
    expect(wordOf(await read())).toBe('unknown result-too-large');
  });
});

describe('the definitions of a connection', () => {
  it('are its actions, without a call where it has no tool of Scalekit’s', async () => {
    const listed = await tools().definitions({ connection: 'own' }, scopeOf());
    expect(listed.map(({ name }) => name)).toEqual(['own_add', 'own_list']);
    expect(await tools().definition({ connection: 'own' }, 'own_list', scopeOf())).toMatchObject({
      name: 'own_list',
    });
  });
});
