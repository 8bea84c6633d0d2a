import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contentResponse, fileResponse, prepareFile } from '../../../shared/http/file-response.ts';

const text = 'content '.repeat(100);
const file = prepareFile(Buffer.from(text), 'text/css; charset=utf-8');
const request = (headers: Record<string, string> = {}) => ({ header: (name: string) => headers[name] });
const serve = (headers?: Record<string, string>) =>
  fileResponse(file, request(headers), { 'cache-control': 'no-cache' });

describe('a file', () => {
  it('is served in base64, which the gateway decodes, with its type, its ETag and what its form depends on', () => {
    const response = serve();
    expect(response).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(response.headers).toEqual({
      'cache-control': 'no-cache',
      'content-type': 'text/css; charset=utf-8',
      etag: expect.stringMatching(/^W\/"[\w-]{22}"$/),
      vary: 'accept-encoding, origin',
    });
    expect(Buffer.from(response.body ?? '', 'base64').toString()).toBe(text);
  });

  it.each([
    ['gzip', true],
    ['gzip, deflate, br', true],
    ['br;q=1.0, GZIP;q=0.8', true],
    ['gzip;q=0.001', true],
    ['gzip;q=0', false],
    ['gzip; q=0.000', false],
    ['br', false],
    ['x-gzip', false],
    ['', false],
  ])('is compressed for a client that accepts %j: %s', (accepted, expected) => {
    const { headers, body = '' } = serve({ 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(expected ? 'gzip' : undefined);
    const bytes = Buffer.from(body, 'base64');
    expect((expected ? gunzipSync(bytes) : bytes).toString()).toBe(text);
  });

  it('is not compressed where that makes it longer', () => {
    const short = prepareFile(Buffer.from('a'), 'image/svg+xml');
    const { headers } = contentResponse(short, request({ 'accept-encoding': 'gzip' }), {});
    expect(headers).not.toHaveProperty('content-encoding');
  });

  const etag = file.etag;
  it.each([etag, etag.slice(2), `"other", ${etag}`, '*'])('is 304 for a client that has %s', (has) => {
    const response = serve({ 'if-none-match': has, 'accept-encoding': 'gzip' });
    expect(response).toEqual({
      statusCode: 304,
      headers: { 'cache-control': 'no-cache', etag, vary: 'accept-encoding, origin' },
    });
  });

  it.each(['W/"other"', etag.slice(3, -1), ''])('is sent to a client that has %j', (has) => {
    expect(serve({ 'if-none-match': has }).statusCode).toBe(200);
  });

  it('has another ETag with another content', () => {
    expect(prepareFile(Buffer.from('other'), 'text/css').etag).not.toBe(etag);
  });
});
