import { describe, expect, it } from 'vitest';
import { order, useFixtureStack } from '../../fixture/stack.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
describe("a function's result", () => {
  const stack = useFixtureStack();
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

  it('accepts a status in text form', async () => {
    expect((await respond({ statusCode: '201' })).status).toBe(201);
  });

  it('ignores multiValueHeaders, which belong to format 1.0', async () => {
    const response = await respond({ statusCode: 200, multiValueHeaders: { 'X-Many': ['1', '2'] } });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-many')).toBeNull();
  });

  it("keeps the gateway's request id and the actual length of the body", async () => {
    const headers = { 'Apigw-Requestid': 'mine', 'Content-Length': '999', 'Transfer-Encoding': 'chunked' };
    const response = await respond({ statusCode: 200, headers, body: 'four' });
    expect(response.headers.get('apigw-requestid')).toMatch(/^[\w-]{15}=$/);
    expect(response.headers.get('content-length')).toBe('4');
    expect(response.headers.get('transfer-encoding')).toBeNull();
    expect(await response.text()).toBe('four');
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
  ])('infers 200 and JSON from %j', async (result, body) => {
    const response = await respond(result);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.text()).toBe(body);
  });

  it('sends a body without content type as text', async () => {
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
  ])('returns 500 for %j', async (result) => {
    const response = await respond(result);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"message":"Internal Server Error"}');
  });
});
