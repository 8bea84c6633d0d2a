import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UserToken } from '../../../../shared/scalekit/provider-api/user-token.ts';

const TEXT = 'ya29-canary';
const seen: IncomingMessage[] = [];
let server: Server;
let origin: string;
let redirectTo: string | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    if (redirectTo !== undefined) response.writeHead(302, { location: redirectTo });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  seen.length = 0;
  redirectTo = undefined;
});
afterAll(() => server.close());

const token = (api = `${origin}/api`) => new UserToken(TEXT, api);
const get = (path: string[], given = token(), query = {}) =>
  given.get(path, new URLSearchParams(query), AbortSignal.timeout(5_000));

describe("a user's token", () => {
  it('is sent to its own API, below its path', async () => {
    await get(['users', 'me'], token(), { q: 'is:unread & more' });
    const [request] = seen;
    expect(request?.url).toBe('/api/users/me?q=is%3Aunread+%26+more');
    expect(request?.headers.authorization).toBe(`Bearer ${TEXT}`);
  });

  it.each([
    ['JSON', (it: UserToken) => JSON.stringify({ it })],
    ['a text', (it: UserToken) => `${it}`],
    ['a joined text', (it: UserToken) => [it].join()],
    ['an addition', (it: UserToken) => `${it as unknown as string}x`],
    ['a clone, as for a worker', (it: UserToken) => structuredClone(it)],
    ['a serialized value', (it: UserToken) => serialize(it)],
  ])('refuses to become %s', (_case, make) => {
    expect(() => make(token())).toThrow();
  });

  it.each([
    ['inspected', (it: UserToken) => inspect(it, { showHidden: true, depth: null, getters: true })],
    [
      'inspected without the custom inspector',
      (it: UserToken) => inspect(it, { customInspect: false, showHidden: true }),
    ],
    ['formatted as console.log does', (it: UserToken) => format('%o %O %j', it, it, { other: 1 })],
    [
      'spread into its parts',
      (it: UserToken) => inspect({ ...it, all: Reflect.ownKeys(it).map((key) => Reflect.get(it, key)) }),
    ],
    ['the cause of an error', (it: UserToken) => inspect(new Error('x', { cause: it }))],
  ])('does not show itself when %s', (_case, show) => {
    expect(show(token())).not.toContain(TEXT);
  });

  it('cannot be used after its end', async () => {
    const given = token();
    given.end();
    await expect(get(['users'], given)).rejects.toThrow('has been dropped');
    expect(seen).toEqual([]);
  });

  it.each(['', `${TEXT}\nx`, `${TEXT} x`, `${TEXT}\u20ac`])(
    'is not quoted when it is %j, which no header can hold',
    async (text) => {
      const error = await get(['users'], new UserToken(text, origin)).catch((thrown: unknown) => thrown);
      expect(error).toEqual(new Error('The token is not valid in a header.'));
      expect(seen).toEqual([]);
    },
  );

  it.each([['..'], ['.'], [''], ['users', '..', 'admin']])('refuses the path %j', async (...path) => {
    await expect(get(path)).rejects.toThrow('The path has an empty segment');
    expect(seen).toEqual([]);
  });

  it.each([
    ['../../admin', '/api/..%2F..%2Fadmin'],
    ['%2e%2e', '/api/%252e%252e'],
    ['//evil.example', '/api/%2F%2Fevil.example'],
    ['https://evil.example/', '/api/https%3A%2F%2Fevil.example%2F'],
    ['me?alt=media#x', '/api/me%3Falt%3Dmedia%23x'],
    ['a\\..\\b', '/api/a%5C..%5Cb'],
    ['x\r\nauthorization: y', '/api/x%0D%0Aauthorization%3A%20y'],
  ])('keeps %j one segment of a path of its own API', async (segment, url) => {
    await get([segment]);
    expect(seen.map((request) => request.url)).toEqual([url]);
  });

  it.each(['http://gmail.googleapis.com', 'http://127.0.0.1.evil.example', 'http://localhost@evil.example'])(
    'is not sent unencrypted to %s',
    (api) => {
      expect(() => token(api)).toThrow('over https only');
    },
  );

  it('follows no redirect', async () => {
    redirectTo = `${origin}/elsewhere`;
    await expect(get(['users'])).rejects.toThrow();
    expect(seen.map(({ url }) => url)).toEqual(['/api/users']);
  });
});
