import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type BoundPort, bindPort } from '../../../infra/local/run/bound-port.ts';
import { CommandError } from '../../../infra/operator/command-error.ts';
import { ScalekitRest } from '../../../infra/operator/scalekit/rest-client.ts';
import { thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

const ports: BoundPort[] = [];
afterEach(() => Promise.all(ports.splice(0).map((port) => port.close())));

/** A server that issues tokens t1, t2, … and responds to the rest as told; with the requests that it saw. */
async function startServer(respond: Respond, token = true) {
  const port = await bindPort(0);
  ports.push(port);
  const seen: string[] = [];
  let issued = 0;
  port.serve((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`.trim());
    if (request.url !== '/oauth/token') return respond(request, response);
    issued += 1;
    response.end(token ? JSON.stringify({ access_token: `t${issued}` }) : '<p>a page</p>');
  });
  const rest = new ScalekitRest({ environmentUrl: port.url, clientId: 'id', clientSecret: 'secret' });
  return { rest, seen, url: port.url };
}

describe('the client of Scalekit’s REST API', () => {
  it('requests one token for concurrent calls', async () => {
    const { rest, seen } = await startServer((_, response) => response.end('{}'));
    await Promise.all(Array.from({ length: 20 }, () => rest.call('GET', '/a')));
    expect(seen.filter((line) => line.startsWith('POST /oauth/token'))).toHaveLength(1);
  });

  it('sends again with a new token after a 401, once', async () => {
    const { rest, seen } = await startServer((request, response) => {
      response.statusCode = request.headers.authorization === 'Bearer t1' ? 401 : 200;
      response.end('{}');
    });
    expect(await rest.call('POST', '/a', {})).toMatchObject({ status: 200 });
    expect(seen.slice(1)).toEqual(['POST /a Bearer t1', 'POST /oauth/token', 'POST /a Bearer t2']);
    const refusing = await startServer((_, response) => response.writeHead(401).end());
    expect(await thrownBy(refusing.rest.call('POST', '/a', {}))).toBeInstanceOf(CommandError);
    expect(refusing.seen.filter((line) => line.startsWith('POST /a'))).toHaveLength(2);
  });

  it.each([500, 502, 503, 429, 409])('leaves a repetition after %i to its caller', async (status) => {
    const { rest, seen } = await startServer((_, response) =>
      response.writeHead(status, { 'retry-after': '9' }).end('<p>'),
    );
    expect(await rest.call('POST', '/a', {})).toEqual({ status, body: undefined, retryAfter: 9 });
    expect(seen.filter((line) => line.startsWith('POST /a'))).toHaveLength(1);
  });

  it('follows no redirect, which would carry tokens elsewhere', async () => {
    const elsewhere = await startServer((_, response) => response.end('{}'));
    const { rest } = await startServer((_, response) =>
      response.writeHead(307, { location: `${elsewhere.url}/stolen` }).end(),
    );
    expect(await rest.call('POST', '/a', { access_token: 'canary' })).toMatchObject({ status: 307 });
    expect(elsewhere.seen).toEqual([]);
  });

  it('reports no response when the connection ends, or there is no token', async () => {
    const { rest } = await startServer((request) => request.socket.destroy());
    expect(await rest.call('GET', '/a')).toEqual({ status: 'none' });
    const tokenless = await startServer((_, response) => response.end('{}'), false);
    expect(await tokenless.rest.call('POST', '/a', {})).toEqual({ status: 'none' });
    expect(tokenless.seen).toEqual(['POST /oauth/token']);
  });
});
