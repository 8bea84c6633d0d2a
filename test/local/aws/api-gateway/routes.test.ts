import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { eventResponse, read } from '../../fixture/responses.ts';
import { tokenFrom, useFixtureStack } from '../../fixture/stack.ts';

describe('the HTTP API', () => {
  const stack = useFixtureStack();
  const bearer = async () => ({ authorization: `Bearer ${await tokenFrom(stack())}` });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
  describe('choosing a route', () => {
    it.each([
      ['GET', '/items', 'GET /items', undefined],
      ['GET', '/items/special', 'GET /items/special', undefined],
      ['GET', '/items/other', 'GET /items/{item}', { item: 'other' }],
      ['GET', '/items/a%20b%C3%A9', 'GET /items/{item}', { item: 'a bé' }],
      ['POST', '/items/special', 'POST /items/{item}', { item: 'special' }],
      ['PATCH', '/items/1/parts/2', 'ANY /items/{item}/parts/{part}', { item: '1', part: '2' }],
      ['GET', '/files/a/b/c', 'GET /files/{path+}', { path: 'a/b/c' }],
    ])('%s %s leads to %s', async (method, path, routeKey, pathParameters) => {
      const response = await fetch(`${stack().apiUrl}${path}`, { method, headers: await bearer() });
      const event = await read(eventResponse, response);
      expect(event.routeKey).toBe(routeKey);
      expect(event.requestContext.routeKey).toBe(routeKey);
      expect(event.pathParameters).toEqual(pathParameters);
    });

    it.each([
      ['GET', '/'],
      ['GET', '/nothing'],
      ['GET', '/items/'],
      ['DELETE', '/items'],
      ['GET', '/items/a%2Fb'],
      ['GET', '/files/'],
      ['GET', '/Items'],
    ])('%s %s is 404', async (method, path) => {
      const response = await fetch(`${stack().apiUrl}${path}`, { method, headers: await bearer() });
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('{"message":"Not Found"}');
    });

    it('routes HEAD as a method of its own, and sends only the headers of its response', async () => {
      expect((await fetch(`${stack().apiUrl}/open`, { method: 'HEAD' })).status).toBe(404);
      const headers = await bearer();
      const response = await fetch(`${stack().apiUrl}/items/1/parts/2`, { method: 'HEAD', headers });
      expect(response.status).toBe(200);
      expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100);
      expect(await response.text()).toBe('');
    });

    it('returns 400 for a path that is not correctly percent-encoded', async () => {
      const response = await raw(
        stack().apiUrl,
        'GET /items/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      );
      expect(response).toMatch(/^HTTP\/1\.1 400 /);
      expect(response).toContain('{"message":"Bad Request"}');
    });
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
  describe('limits', () => {
    it('returns 413 for a body over 10 MB, with or without content-length', async () => {
      const body = Buffer.alloc(10 * 1024 * 1024 + 1, 'x');
      const announced = await fetch(`${stack().apiUrl}/open`, { method: 'POST', body: new Uint8Array(body) });
      const stream = new Blob([new Uint8Array(body)]).stream();
      const streamed = await fetch(`${stack().apiUrl}/open`, {
        method: 'POST',
        body: stream,
        duplex: 'half',
      });
      for (const response of [announced, streamed]) {
        expect(response.status).toBe(413);
        expect(await response.text()).toBe('{"message":"Request Entity Too Large"}');
      }
    });

    it('returns 413 before such a body ends', async () => {
      const socket = connect(Number(new URL(stack().apiUrl).port), '127.0.0.1');
      socket.write('POST /open HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
      const bytes = 10 * 1024 * 1024 + 1;
      socket.write(`${bytes.toString(16)}\r\n`);
      socket.write(Buffer.alloc(bytes, 'x'));
      const [received] = await once(socket, 'data');
      expect(String(received)).toMatch(/^HTTP\/1\.1 413 /);
      socket.destroy();
    });

    it("returns 413 for an event over Lambda's 6 MB", async () => {
      const body = 'x'.repeat(7 * 1024 * 1024);
      const headers = { 'content-type': 'text/plain' };
      expect((await fetch(`${stack().apiUrl}/open`, { method: 'POST', headers, body })).status).toBe(413);
    });

    it('returns 431 for 10 KB of headers', async () => {
      const response = await fetch(`${stack().apiUrl}/open`, { headers: { 'x-long': 'x'.repeat(10_240) } });
      expect(response.status).toBe(431);
    });
  });
});

/** Sends bytes that an HTTP client would not send. */
function raw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end(bytes);
  return text(socket);
}
