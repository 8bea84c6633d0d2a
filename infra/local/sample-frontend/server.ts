import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';

/** The sample frontend's configuration. It holds no secrets. */
type FrontendConfig = {
  productName: string;
  apiUrl: string;
  issuer: string;
  clientId: string;
  scope: string;
  /** Whether links return to the API itself. Requests then include credentials. */
  cookieMode: boolean;
};

type FrontendAddresses = Pick<FrontendConfig, 'apiUrl' | 'issuer' | 'clientId' | 'cookieMode'> & {
  frontendUrl: string;
};

const folder = new URL('pages/', import.meta.url);
const file = (name: string) => fileURLToPath(new URL(name, folder));

/** File by path. Every other path is a 404. */
const files: Record<string, string> = {
  '/': file('connections.html'),
  '/callback': file('callback.html'),
  '/linked': file('linked.html'),
  '/signed-in': file('signed-in.html'),
  // Not import.meta.resolve, which modules in the test runner do not have.
  '/oauth4webapi.js': createRequire(import.meta.url).resolve('oauth4webapi'),
  ...Object.fromEntries(
    [
      'api.js',
      'callback-page.js',
      'capture-return.js',
      'config.js',
      'connections-page.js',
      'flows.js',
      'icon.svg',
      'linked-page.js',
      'problem-messages.js',
      'session.js',
      'signed-in-page.js',
      'style.css',
      'view.js',
    ].map((name) => [`/${name}`, file(name)]),
  ),
};

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves the sample frontend: pages, modules and `/config.json`. */
export function createFrontend({
  frontendUrl,
  apiUrl,
  issuer,
  clientId,
  cookieMode,
}: FrontendAddresses): RequestListener {
  const scope = `openid ${SCOPE_READ} ${SCOPE_WRITE}`;
  const config: FrontendConfig = {
    productName: 'Sample Product',
    apiUrl,
    issuer,
    clientId,
    scope,
    cookieMode,
  };
  const headers = buildSecurityHeaders([apiUrl, issuer]);
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = request.url?.split('?')[0] ?? '';
    if (request.method !== 'GET') {
      response.writeHead(405, { allow: 'GET' }).end();
    } else if (path === '/' && request.headers.host !== new URL(frontendUrl).host) {
      // 127.0.0.1 and localhost are different origins: the callback on one cannot read the storage of the other.
      response.writeHead(307, { location: frontendUrl }).end();
    } else if (path === '/config.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(config));
    } else if (Object.hasOwn(files, path)) {
      sendFile(response, files[path] ?? '').catch(() => response.destroy());
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    }
  };
}

async function sendFile(response: ServerResponse, name: string): Promise<void> {
  const content = await readFile(name);
  response.writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain' }).end(content);
}

/** Headers of every response: no foreign or inline resources, no referrer. */
function buildSecurityHeaders(servers: string[]): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${servers.map((url) => new URL(url).origin).join(' ')}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}
