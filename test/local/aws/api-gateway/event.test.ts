import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { eventResponse, read } from '../../fixture/responses.ts';
import { tokenFrom, useFixtureStack } from '../../fixture/stack.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
describe('the event of a request', () => {
  const stack = useFixtureStack();
  const bearer = async () => ({ authorization: `Bearer ${await tokenFrom(stack())}` });

  it('has every part of a request in payload format 2.0', async () => {
    const before = Date.now();
    const response = await fetch(`${stack().apiUrl}/items/i%201?b=2&a=1&b=3&e=%20x+y&flag`, {
      method: 'POST',
      headers: {
        ...(await bearer()),
        'content-type': 'application/json; charset=utf-8',
        cookie: 'c=1; d=2',
        'user-agent': 'a test',
        'X-Up': 'Ü',
      },
      body: '{"é":1}',
    });
    const event = await read(eventResponse, response);
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
      domainName: new URL(stack().apiUrl).host,
      domainPrefix: '127',
      http: {
        method: 'POST',
        path: '/items/i 1',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'a test',
      },
      time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
    });
    expect(requestContext.timeEpoch).toBeGreaterThanOrEqual(before);
  });

  it('omits members that would be empty', async () => {
    const event = await read(eventResponse, fetch(`${stack().apiUrl}/open`));
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

  it('counts the bytes of a chunked body, and hides the chunks', async () => {
    const body = new Blob(['{"a":', '1}']).stream();
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${stack().apiUrl}/open`, { method: 'POST', headers, body, duplex: 'half' });
    const event = await read(eventResponse, response);
    expect(event).toMatchObject({ body: '{"a":1}', headers: { 'content-length': '7' } });
    expect(event.headers).not.toHaveProperty('transfer-encoding');
  });

  it("appends the client's address to x-forwarded-for", async () => {
    const headers = {
      'x-forwarded-for': '203.0.113.7',
      'x-amzn-trace-id': 'Root=1-5759e988-bd862e3fe1be46a994272793',
    };
    const event = await read(eventResponse, fetch(`${stack().apiUrl}/open`, { headers }));
    expect(event.headers).toMatchObject({ ...headers, 'x-forwarded-for': '203.0.113.7, 127.0.0.1' });
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
  ])('passes a body of type "%s", in base64: %s', async (type, isBase64Encoded) => {
    const response = await fetch(`${stack().apiUrl}/open`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Uint8Array(Buffer.from('grüße')),
    });
    const event = await read(eventResponse, response);
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(event.body).toBe(isBase64Encoded ? Buffer.from('grüße').toString('base64') : 'grüße');
  });
});
