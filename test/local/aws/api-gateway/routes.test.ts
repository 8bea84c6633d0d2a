import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { eventAnswer, read } from '../../fixture/responses.ts';
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
      const event = await read(eventAnswer, response);
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
    ])('%s %s is not found', async (method, path) => {
      const response = await fetch(`${stack().apiUrl}${path}`, { method, headers: await bearer() });
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('{"message":"Not Found"}');
    });

    it('takes HEAD for a method of its own, and sends the headers of its answer alone', async () => {
      expect((await fetch(`${stack().apiUrl}/open`, { method: 'HEAD' })).status).toBe(404);
      const headers = await bearer();
      const response = await fetch(`${stack().apiUrl}/items/1/parts/2`, { method: 'HEAD', headers });
      expect(response.status).toBe(200);
      expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100);
      expect(await response.text()).toBe('');
    });

    it('answers 400 to a path that is not percent-encoded right', async () => {
      const answer = await raw(
        stack().apiUrl,
        'GET /items/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('{"message":"Bad Request"}');
    });
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
  describe('limits', () => {
    it('answers 413 to a body over 10 MB, announced or not', async () => {
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

    it('answers 413 before such a body ends', async () => {
      const socket = connect(Number(new URL(stack().apiUrl).port), '127.0.0.1');
      socket.write('POST /open HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
      const bytes = 10 * 1024 * 1024 + 1;
      socket.write(`${bytes.toString(16)}\r\n`);
      socket.write(Buffer.alloc(bytes, 'x'));
      const [answer] = await once(socket, 'data');
      expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
      socket.destroy();
    });

    it("answers 413 to an event over Lambda's 6 MB", async () => {
      const body = 'x'.repeat(7 * 1024 * 1024);
      const headers = { 'content-type': 'text/plain' };
      expect((await fetch(`${stack().apiUrl}/open`, { method: 'POST', headers, body })).status).toBe(413);
    });

    it('answers 431 to 10 KB of headers', async () => {
      const response = await fetch(`${stack().apiUrl}/open`, { headers: { 'x-long': 'x'.repeat(10_240) } });
      expect(response.status).toBe(431);
    });
  });
});

/** Sends bytes that no HTTP client would. */
function raw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end(bytes);
  return text(socket);
}
