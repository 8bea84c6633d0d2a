import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { eventAnswer, read } from './fixture/answers.ts';
import { order, tokenFrom, useFixtureStack } from './fixture/stack.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
describe('the HTTP API', () => {
  const stack = useFixtureStack();
  const bearer = async () => ({ authorization: `Bearer ${await tokenFrom(stack())}` });

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

    it('answers 400 to a path that is not percent-encoded right', async () => {
      const answer = await raw(
        stack().apiUrl,
        'GET /items/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('{"message":"Bad Request"}');
    });
  });

  describe('making the event', () => {
    it('has every part of a request in payload format 2.0', async () => {
      const before = Date.now();
      const response = await fetch(`${stack().apiUrl}/items/i%201?b=2&a=1&b=3&e=%20x+y&flag`, {
        method: 'POST',
        headers: {
          ...(await bearer()),
          'content-type': 'application/json; charset=utf-8',
          cookie: 'c=1; d=2',
          'X-Up': 'Ü',
        },
        body: '{"é":1}',
      });
      const event = await read(eventAnswer, response);
      const { requestContext } = event;
      expect(event).toMatchObject({
        version: '2.0',
        rawPath: '/items/i 1',
        rawQueryString: 'b=2&a=1&b=3&e=%20x+y&flag',
        queryStringParameters: { a: '1', b: '2,3', e: ' x y', flag: '' },
        cookies: ['c=1', 'd=2'],
        pathParameters: { item: 'i 1' },
        body: '{"é":1}',
        isBase64Encoded: false,
      });
      expect(event.headers).toMatchObject({
        host: new URL(stack().apiUrl).host,
        'content-length': '8',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-proto': 'http',
        'x-forwarded-port': new URL(stack().apiUrl).port,
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
      });
      expect(Object.keys(event.headers)).not.toEqual(expect.arrayContaining(['cookie']));
      expect(Object.keys(event.headers)).not.toEqual(expect.arrayContaining(['connection']));
      expect(requestContext).toMatchObject({
        accountId: '000000000000',
        apiId: expect.stringMatching(/^[0-9a-f]{10}$/),
        stage: '$default',
        routeKey: 'POST /items/{item}',
        requestId: response.headers.get('apigw-requestid'),
        http: { method: 'POST', path: '/items/i 1', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      });
      expect(requestContext.timeEpoch).toBeGreaterThanOrEqual(before);
    });

    it('leaves out what a request does not have', async () => {
      const event = await read(eventAnswer, fetch(`${stack().apiUrl}/open`));
      expect(event).not.toHaveProperty('body');
      expect(event).not.toHaveProperty('cookies');
      expect(event).not.toHaveProperty('queryStringParameters');
      expect(event).not.toHaveProperty('pathParameters');
      expect(event.requestContext).not.toHaveProperty('authorizer');
      expect(event.rawQueryString).toBe('');
      expect(event.isBase64Encoded).toBe(false);
    });

    it('joins repeated headers with commas', async () => {
      const headers = ['x-many', '1', 'X-Many', '2', '__proto__', 'polluted'];
      const event = await (async () => {
        const sent = httpRequest(`${stack().apiUrl}/open`, { headers: ['host', 'x', ...headers] });
        const [response] = await Promise.all([
          new Promise<NodeJS.ReadableStream>((resolve) => sent.on('response', resolve)),
          sent.end(),
        ]);
        return JSON.parse(await text(response));
      })();
      expect(event.headers['x-many']).toBe('1,2');
      expect(Object.hasOwn(event.headers, '__proto__')).toBe(true);
    });

    // Measured on AWS: https://github.com/ministackorg/ministack/pull/766
    it.each([
      ['text/plain', false],
      ['text/csv; charset=utf-8', false],
      ['application/json', false],
      ['application/xml', false],
      ['application/javascript', false],
      ['application/problem+json', true],
      ['application/x-www-form-urlencoded', true],
      ['application/octet-stream', true],
      ['multipart/form-data; boundary=x', true],
      ['', true],
    ])('gives a body of type "%s" in base64: %s', async (type, isBase64Encoded) => {
      const response = await fetch(`${stack().apiUrl}/open`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: new Uint8Array(Buffer.from('grüße')),
      });
      const event = await read(eventAnswer, response);
      expect(event.isBase64Encoded).toBe(isBase64Encoded);
      expect(event.body).toBe(isBase64Encoded ? Buffer.from('grüße').toString('base64') : 'grüße');
    });
  });

  describe('turning the answer into a response', () => {
    const respond = (response: unknown) => order(stack(), { do: 'respond', response });

    it('sends status, headers and cookies', async () => {
      const headers = { 'Content-Type': 'text/html', 'X-Number': 7, 'X-Yes': true };
      const response = await respond({
        statusCode: 418,
        headers,
        cookies: ['a=1; Path=/', 'b=2'],
        body: '<p>',
      });
      expect(response.status).toBe(418);
      expect(response.headers.get('content-type')).toBe('text/html');
      expect(response.headers.get('x-number')).toBe('7');
      expect(response.headers.get('x-yes')).toBe('true');
      expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
      expect(await response.text()).toBe('<p>');
    });

    it('decodes a base64 body', async () => {
      const response = await respond({ statusCode: 200, body: '/wA=', isBase64Encoded: true });
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([255, 0]));
    });

    it.each([
      [{ message: 'hello' }, '{"message":"hello"}'],
      ['hello', 'hello'],
      [[1, 2], '[1,2]'],
      [null, 'null'],
      [42, '42'],
    ])('infers 200 and JSON from %j', async (answer, body) => {
      const response = await respond(answer);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.text()).toBe(body);
    });

    it('takes a body without content type for text', async () => {
      const response = await respond({ statusCode: 200, body: 'plain' });
      expect(response.headers.get('content-type')).toBe('text/plain;charset=UTF-8');
    });

    it('sends no body with 204', async () => {
      const response = await respond({ statusCode: 204 });
      expect(response.status).toBe(204);
      expect(response.headers.get('content-length')).toBeNull();
    });

    it.each([
      [{ statusCode: 'many' }],
      [{ statusCode: 99 }],
      [{ statusCode: 101 }],
      [{ statusCode: 200, headers: { a: ['b'] } }],
      [{ statusCode: 200, headers: { 'bad header': 'x' } }],
      [{ statusCode: 200, headers: { a: 'x\r\nb: y' } }],
      [{ statusCode: 200, body: { not: 'text' } }],
      [{ statusCode: 200, cookies: 'a=1' }],
    ])('answers 500 to %j', async (answer) => {
      const response = await respond(answer);
      expect(response.status).toBe(500);
      expect(await response.text()).toBe('{"message":"Internal Server Error"}');
    });
  });

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
