import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge } from '../../run/bounded-body.ts';
import { serveControlApi } from '../control/endpoint.ts';
import { serveConsent, serveFlowEnd } from '../links/consent-endpoint.ts';
import { findProviderApi, serveProviderApi } from '../providers/api-endpoint.ts';
import { serveGoogleApi } from '../providers/gmail/api/endpoint.ts';
import { serveRestApi } from '../rest/endpoint.ts';
import { serveToken } from '../tokens/token-endpoint.ts';
import type { Environment } from './environment.ts';
import { type Exchange, sendJson } from './http-responses.ts';
import { serveProxy } from './proxy-endpoint.ts';

/** Serves Scalekit's HTTP/1.1 endpoints and the control API. */
export function createHttpHandler(environment: Environment) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = URL.parse(request.url ?? '/', environment.url);
    if (url === null) sendJson(response, 400, { error: 'The path is invalid.' });
    else serve(environment, { request, response, url }).catch((error) => refuse(response, error));
  };
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else if (error instanceof BodyTooLarge) sendJson(response, 413, { error: error.message });
  else sendJson(response, 500, { error: error instanceof Error ? error.message : 'failed' });
}

/** Handlers by first path segment; each serves every path below it. */
const apis = new Map([
  ['_simulator', serveControlApi],
  ['api', serveRestApi],
  ['proxy', serveProxy],
  ['google', serveGoogleApi],
]);

async function serve(environment: Environment, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  const [, root = '', name = '', ...rest] = url.pathname.split('/');
  const isPage = name !== '' && rest.length === 0;
  if (url.pathname === '/oauth/token' && request.method === 'POST') return serveToken(environment, exchange);
  const api = apis.get(root);
  if (api !== undefined) return api(environment, exchange);
  const provider = findProviderApi(environment, root);
  if (provider !== undefined) return serveProviderApi(environment, exchange, provider);
  if (root === 'magicLink' && isPage && (request.method === 'GET' || request.method === 'POST')) {
    return serveConsent(environment, exchange, name);
  }
  if (root === 'connect' && isPage && request.method === 'GET') return serveFlowEnd(exchange, name);
  sendJson(response, 404, { error: `There is no ${request.method} ${url.pathname}.` });
}
