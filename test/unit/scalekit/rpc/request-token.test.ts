import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { tokenRequests } from '../../../../shared/scalekit/rpc/request-token.ts';

const credentials = { clientId: 'the-id', clientSecret: 'canary-secret &=+' };

const opened: { close(): void; closeAllConnections(): void }[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A token endpoint. Returns its address and the requests that it received. */
async function serve(respond: (response: ServerResponse, request: IncomingMessage) => void) {
  const requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    respond(response, request);
  };
  const server = createServer(listener);
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const request = (url: string, callMs?: number) => tokenRequests(url, callMs)(credentials);

/** The error of a request, as text with all that it holds. */
async function failureOf(url: string, callMs?: number) {
  const error: unknown = await request(url, callMs).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const text = inspect(error, { depth: 20, showHidden: true });
  return { error, leaks: ['canary', 'the-id'].filter((secret) => text.includes(secret)) };
}

describe('a request for a token', () => {
  it('is one POST of the credentials as a form, on a connection that is not kept', async () => {
    const { url, requests } = await serve((response) =>
      response.end('{"access_token":"at","expires_in":60}'),
    );
    expect(await request(`${url}/`)).toEqual({ access_token: 'at', expires_in: 60 });
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: '/oauth/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded', connection: 'close' },
        body: 'grant_type=client_credentials&client_id=the-id&client_secret=canary-secret+%26%3D%2B',
      },
    ]);
  });

  it.each([301, 400, 401, 429, 500, 503])('fails with the status %d, without the body', async (status) => {
    const { url, requests } = await serve((response) => {
      response.writeHead(status, { location: '/canary' }).end('canary');
    });
    const { error, leaks } = await failureOf(url);
    expect(error).toMatchObject({ name: 'TokenRefusal', response: { status } });
    expect({ leaks, requests: requests.length }).toEqual({ leaks: [], requests: 1 });
  });

  it.each<[string, (response: ServerResponse, request: IncomingMessage) => void, RegExp]>([
    ['a page', (response) => response.end('<html>canary</html>'), /not JSON/],
    ['JSON that is cut', (response) => response.end('{"access_token":"canary'), /not JSON/],
    ['a body without an end', (response) => response.end('canary'.repeat(20_000)), /too large/],
    ['a reset', (_response, { socket }) => socket.resetAndDestroy(), /ECONNRESET|hang up/],
    ['a reset within the body', breakOff, /aborted|ECONNRESET/],
    ['silence', () => undefined, /aborted/],
  ])('fails after %s, and its error quotes nothing', async (_case, respond, message) => {
    const { url } = await serve(respond);
    const { error, leaks } = await failureOf(url, 300);
    expect(String(error)).toMatch(message);
    expect(leaks).toEqual([]);
  });

  it('fails when the body does not end in time', async () => {
    const { url } = await serve((response) => response.write('{'));
    expect(String((await failureOf(url, 100)).error)).toMatch(/aborted/);
  });

  it('fails when nothing listens', async () => {
    const { error, leaks } = await failureOf('http://127.0.0.1:9');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    expect(leaks).toEqual([]);
  });
});

function breakOff(response: ServerResponse, { socket }: IncomingMessage): void {
  response
    .writeHead(200, { 'content-length': 100 })
    .write('{"access_token":', () => socket.resetAndDestroy());
}
