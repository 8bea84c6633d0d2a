import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { useFixtureStack } from '../../fixture/stack.ts';

describe('the HTTP API', () => {
  const stack = useFixtureStack();

  /** Sends lines that an HTTP client would not send; returns the statuses of all responses, and the last one's body. */
  async function ask(lines: string[], body = '') {
    const socket = connect(Number(new URL(stack().apiUrl).port), '127.0.0.1');
    socket.write(Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1'));
    const received = await text(socket);
    const statuses = [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
    return { statuses, body: received.slice(received.lastIndexOf('\r\n\r\n') + 4) };
  }

  const head = (line: string, ...lines: string[]) => [
    line,
    'Host: api.example',
    'Connection: close',
    ...lines,
  ];
  const statusesOf = async (lines: string[], body = '') => (await ask(lines, body)).statuses;

  it.each([
    ['two hosts', ['GET /open HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close']],
    ['the same host twice', ['GET /open HTTP/1.1', 'Host: a', 'host: a', 'Connection: close']],
    ['no host', ['GET /open HTTP/1.1', 'Connection: close']],
    ['a list of hosts', ['GET /open HTTP/1.1', 'Host: a, b', 'Connection: close']],
    ['a host with a user', ['GET /open HTTP/1.1', 'Host: a@b', 'Connection: close']],
    ['a host with a path', ['GET /open HTTP/1.1', 'Host: a/b', 'Connection: close']],
    ['a port that is no number', ['GET /open HTTP/1.1', 'Host: a:b', 'Connection: close']],
    ['an absolute target without a host', head('GET http:///open HTTP/1.1')],
    ['an absolute target with a user', head('GET http://a@b/open HTTP/1.1')],
    ['an absolute target of another scheme', head('GET ftp://a/open HTTP/1.1')],
    ['a target without a slash', head('GET open HTTP/1.1')],
    ['an asterisk for a target', head('OPTIONS * HTTP/1.1')],
    ['a target that is not ASCII', head('GET /open\xe9 HTTP/1.1')],
    ['percent-encoded bytes that are not UTF-8 in its path', head('GET /items/%e9 HTTP/1.1')],
    ['half of a surrogate pair in its path', head('GET /items/%ed%a0%bd HTTP/1.1')],
    ['HTTP/1.2', head('GET /open HTTP/1.2')],
    ['another protocol', head('GET /open FOO/1.1')],
    ['a method that HTTP does not know', head('FOO /open HTTP/1.1')],
    ['a method in small letters', head('get /open HTTP/1.1')],
    ['the method CONNECT', head('CONNECT api.example:80 HTTP/1.1')],
    ['a length and chunks', head('POST /open HTTP/1.1', 'Content-Length: 0', 'Transfer-Encoding: chunked')],
    ['two lengths', head('POST /open HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2')],
    ['the same length twice', head('POST /open HTTP/1.1', 'Content-Length: 0', 'Content-Length: 0')],
    ['a list of lengths', head('POST /open HTTP/1.1', 'Content-Length: 0, 0')],
    ['a length with a sign', head('POST /open HTTP/1.1', 'Content-Length: +0')],
    ['chunks in chunks', head('POST /open HTTP/1.1', 'Transfer-Encoding: chunked, chunked')],
    ['chunks that are not last', head('POST /open HTTP/1.1', 'Transfer-Encoding: chunked, gzip')],
    ['chunks in HTTP/1.0', head('POST /open HTTP/1.0', 'Transfer-Encoding: chunked')],
  ])('returns 400 for %s', async (_what, lines) => {
    expect(await statusesOf(lines)).toEqual([400]);
  });

  it.each([
    'gzip, chunked',
    'gzip',
    'identity',
    'xchunked',
    'deflate,chunked',
    'gzip\r\nTransfer-Encoding: chunked',
  ])('returns 501 for the transfer encoding %j, and reads no further request', async (coding) => {
    const lines = ['POST /open HTTP/1.1', 'Host: a', `Transfer-Encoding: ${coding}`];
    const { statuses, body } = await ask(lines, '0\r\n\r\nGET /open HTTP/1.1\r\nHost: a\r\n\r\n');
    expect([statuses, body]).toEqual([[501], '{"message":"Not Implemented"}']);
  });

  it.each(['HTTP/2.0', 'HTTP/0.9'])('returns 505 for %s', async (version) => {
    const { statuses, body } = await ask(head(`GET /open ${version}`));
    expect([statuses, body]).toEqual([[505], '{"message":"HTTP Version Not Supported"}']);
  });

  it.each(['TRACE', 'PROPFIND', 'PUT'])(
    'returns 404 for the method %s, which no route has',
    async (method) => {
      expect(await statusesOf(head(`${method} /open HTTP/1.1`))).toEqual([404]);
    },
  );

  it.each([
    ['GET http://other.example:8080/open?a=1 HTTP/1.1', 'other.example:8080'],
    ['GET HTTPS://Other.example/open?a=1 HTTP/1.1', 'Other.example'],
    ['GET http://[::1]:80/open?a=1 HTTP/1.1', '[::1]:80'],
    ['GET /open?a=1 HTTP/1.1', 'api.example'],
  ])('takes %s, whose host is %s', async (line, host) => {
    const { statuses, body } = await ask(head(line));
    expect(statuses).toEqual([200]);
    const event = JSON.parse(body);
    expect(event).toMatchObject({ rawPath: '/open', rawQueryString: 'a=1', headers: { host } });
    expect(event.requestContext.domainName).toBe(host);
  });

  it('takes an absolute target without a path as the root', async () => {
    expect(await statusesOf(head('GET http://api.example?a=1 HTTP/1.1'))).toEqual([404]);
  });

  it('takes a request of HTTP/1.0 without a host, and chunks in any letters', async () => {
    expect(await statusesOf(['GET /open HTTP/1.0'])).toEqual([200]);
    expect(
      await statusesOf(head('POST /open HTTP/1.1', 'Transfer-Encoding: Chunked'), '2\r\n{}\r\n0\r\n\r\n'),
    ).toEqual([200]);
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
  it('counts the request line and the values of headers, up to 10,240 bytes', async () => {
    const line = 'GET /open HTTP/1.1';
    const values = 'api.example'.length + 'close'.length;
    const room = 10_240 - line.length - values;
    expect(await statusesOf(head(line, `X: ${'x'.repeat(room)}`))).toEqual([200]);
    expect(await statusesOf(head(line, `X: ${'x'.repeat(room + 1)}`))).toEqual([431]);
    expect(await statusesOf(head(line, `X: ${'x'.repeat(room - 9)}`, 'Y: 123456789'))).toEqual([200]);
    expect(await statusesOf(head(line, `X: ${'x'.repeat(room - 9)}`, 'Y: 1234567890'))).toEqual([431]);
    expect(await statusesOf(head(`GET /open?${'a'.repeat(10_240)} HTTP/1.1`))).toEqual([431]);
  });

  it.each([
    ['latin-1', [0x63, 0xe9], 'c\uFFFD', '4'],
    ['CESU-8', [0xed, 0xa0, 0xbd], '\uFFFD\uFFFD\uFFFD', '5'],
    ['a sequence of four that is cut after three', [0xf0, 0x9f, 0x98], '\uFFFD', '5'],
  ])(
    'passes a text body of %s with U+FFFD, and the length that was sent',
    async (_what, bytes, value, length) => {
      const body = Buffer.from([0x22, ...bytes, 0x22]);
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${stack().apiUrl}/open`, { method: 'POST', headers, body });
      const event = JSON.parse(await response.text());
      expect(event).toMatchObject({ body: `"${value}"`, isBase64Encoded: false });
      expect(event.headers['content-length']).toBe(length);
    },
  );
});
