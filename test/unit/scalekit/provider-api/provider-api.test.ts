import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROVIDER_RESPONSE_BYTES } from '../../../../shared/config/limits.ts';
import { openProviderApi } from '../../../../shared/scalekit/provider-api/provider-api.ts';
import { UserToken } from '../../../../shared/scalekit/provider-api/user-token.ts';
import { rejectionOf } from '../../../support/error-of.ts';

let server: Server;
let respond: (response: ServerResponse) => void;
beforeAll(async () => {
  server = createServer((_request, response) => respond(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

function get(how: typeof respond, attemptMs?: number) {
  respond = how;
  const { port } = server.address() as AddressInfo;
  const token = new UserToken('secret', `http://127.0.0.1:${port}`);
  return openProviderApi(token, { connection: 'gmail' }, Date.now() + 20_000, attemptMs).get(['x']);
}

/** Fails the first request with the headers, then responds. */
function failOnce(status: number, headers: Record<string, string>) {
  let requests = 0;
  return (response: ServerResponse) => {
    requests += 1;
    if (requests > 1) response.end('{}');
    else response.writeHead(status, headers).end();
  };
}

describe("a provider's API", () => {
  it('returns the JSON of the response', async () => {
    expect(await get((response) => response.end('{"a":[1]}'))).toEqual({ a: [1] });
  });

  it('reads JSON after a byte order mark', async () => {
    expect(await get((response) => response.end('\uFEFF{}'))).toEqual({});
  });

  it('stops reading a response that is too large', async () => {
    let sent = 0;
    const endless = (response: ServerResponse) => {
      const chunk = Buffer.alloc(1024 * 1024, 0x20);
      const more = () => {
        if (response.destroyed) return;
        sent += chunk.length;
        if (!response.write(chunk)) response.once('drain', more);
        else setImmediate(more);
      };
      more();
    };
    expect((await rejectionOf(get(endless))).code).toBe('result-too-large');
    expect(sent).toBeLessThan(4 * PROVIDER_RESPONSE_BYTES);
  });

  it('fails with provider-error when the response is not JSON, without quoting it', async () => {
    const error = await rejectionOf(get((response) => response.end('<p>mail-canary</p>')));
    expect(error.code).toBe('provider-error');
    expect(inspect(error, { depth: null })).not.toContain('mail-canary');
  });

  it.each([
    ['not HTTP', 'mail-canary'],
    ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nmail-canary\r\n'],
  ])('fails with upstream-unavailable when the response is %s, without quoting it', async (_case, text) => {
    const error = await rejectionOf(get((response) => response.socket?.end(text)));
    expect(error.code).toBe('upstream-unavailable');
    expect(error.cause).toMatchObject({ code: 'broken', cause: { name: 'HTTPParserError' } });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('mail-canary');
  });

  it('requests once when the provider takes all the time of an attempt', async () => {
    let requests = 0;
    const error = await rejectionOf(
      get(() => {
        requests += 1;
      }, 100),
    );
    expect(error).toMatchObject({ code: 'deadline-exceeded', facts: { connection: 'gmail' } });
    expect(requests).toBe(1);
  });

  it('names the connection when the provider is down', async () => {
    const error = await rejectionOf(get((response) => response.writeHead(503).end()));
    expect(error).toMatchObject({ code: 'upstream-unavailable', facts: { connection: 'gmail' } });
  });

  it('waits until the date of a 429, and requests again', async () => {
    const date = new Date(Date.now() + 2_000).toUTCString();
    const started = Date.now();
    expect(await get(failOnce(429, { 'retry-after': date }))).toEqual({});
    expect(Date.now() - started).toBeGreaterThanOrEqual(900);
  });

  it('fails immediately when the date of a 429 is after the deadline', async () => {
    const started = Date.now();
    const date = new Date(started + 60_000).toUTCString();
    const error = await rejectionOf(get(failOnce(429, { 'retry-after': date })));
    expect(error.code).toBe('provider-rate-limited');
    expect(error.facts.retryAfter).toBeGreaterThan(50);
    expect(Date.now() - started).toBeLessThan(1_000);
  });
});
