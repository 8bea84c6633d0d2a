import { describe, expect, it } from 'vitest';
import type { Discovery } from '../../../functions/console/issuer-endpoints.ts';
import { consoleRoutes } from '../../../functions/console/routes.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { contractLog } from '../../support/contract-log.ts';
import { httpEvent, lambdaContext } from '../../support/http-event.ts';

const stage = { apiUrl: 'https://api.acme.test', issuer: 'https://login.acme.test/' };
const console = { clientId: 'acme"<console>&', scopes: 'openid onbehalf/read', cookieMode: false };
const endpoints = {
  authorizationEndpoint: 'https://login.acme.test/authorize',
  tokenEndpoint: 'https://tokens.acme.test:8443/token',
};
const page = (name: string) =>
  Buffer.from(`<head><meta name="onbehalf-config" content="__CONFIG__"><title>${name}</title>`);
const files = new Map<string, Uint8Array>([
  ['index.html', page('index')],
  ['callback.html', page('callback')],
  ['app.js', Buffer.from('app')],
  ['chunk-AB12CD34.js', Buffer.from('chunk')],
  ['style.css', Buffer.from('style')],
  ['icon.svg', Buffer.from('icon')],
  ['notes.txt', Buffer.from('not served')],
]);
const document = JSON.stringify({
  openapi: '3.1.0',
  servers: [{ url: '/' }],
  paths: {
    '/x': { get: { summary: 'x' } },
    '/callback': { get: { 'x-only-in': 'cookie-mode' } },
    '/console': { get: { 'x-only-in': 'console' }, put: {} },
  },
  components: {
    schemas: { A: {} },
    securitySchemes: {
      token: { type: 'openIdConnect', openIdConnectUrl: 'https://issuer.example/x' },
      other: { type: 'http', scheme: 'bearer' },
    },
  },
});

async function get(
  path: string,
  {
    discovery = { endpoints } as Discovery,
    on = true,
    modes = [] as string[],
    headers = {} as Record<string, string>,
  } = {},
) {
  const routes = consoleRoutes({
    ...{ document, stage, files, modes, console: on ? console : undefined },
    findEndpoints: async () => discovery,
  });
  const [address = '', rawQueryString = ''] = path.split('?');
  const [, folder, file] = address.split('/');
  const routeKey = file === undefined ? `GET /${folder}` : `GET /${folder}/{file}`;
  const event = httpEvent({
    ...{ routeKey, headers, rawQueryString },
    ...(file !== undefined && { pathParameters: { file: decodeURIComponent(file) } }),
  });
  const response = await httpHandler(routes, { log: contractLog })(event, lambdaContext());
  const text = Buffer.from(response.body ?? '', response.isBase64Encoded ? 'base64' : 'utf8').toString();
  return { status: response.statusCode, headers: response.headers, text };
}

const configOf = (html: string) => {
  const attribute = /name="onbehalf-config" content="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(attribute).not.toMatch(/[<>]/);
  const entities: Record<string, string> = { quot: '"', lt: '<', gt: '>', amp: '&', '#39': "'" };
  const text = attribute.replace(/&([^;]+);/g, (_, name: string) => entities[name] ?? '');
  expect(text).toMatch(/^\{".*\}$/);
  return JSON.parse(text);
};

describe('a page of the console', () => {
  it.each([
    ['/console', 'index'],
    ['/console/callback', 'callback'],
    ['/console/callback?auth_request_id=a&state=b&iss=c', 'callback'],
  ])('%s has the configuration of its stage', async (path, title) => {
    const { status, headers, text } = await get(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain(`<title>${title}</title>`);
    expect(configOf(text)).toEqual({ ...stage, ...console, ...endpoints });
  });

  it('loads nothing from elsewhere and sends requests only to its API and the token endpoint', async () => {
    const { headers } = await get('/console');
    expect(headers['content-security-policy']?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self' https://tokens.acme.test:8443",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
    });
  });

  it('is kept in no cache, as its address may hold a code', async () => {
    const { headers } = await get('/console/callback');
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('etag');
  });

  it('says why there is no sign-in when the issuer names no endpoints', async () => {
    const { headers, text } = await get('/console', {
      discovery: { problem: 'the issuer does not respond' },
    });
    expect(configOf(text)).toEqual({ ...stage, ...console, signInProblem: 'the issuer does not respond' });
    expect(headers['content-security-policy']).toContain("connect-src 'self';");
  });
});

describe('a file of the console', () => {
  it.each([
    ['app.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['chunk-AB12CD34.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['style.css', 'text/css; charset=utf-8', 'no-cache'],
    ['icon.svg', 'image/svg+xml', 'no-cache'],
  ])('%s has its type and is revalidated unless its name has its hash', async (name, type, cacheControl) => {
    const { status, headers, text } = await get(`/console/${name}`);
    expect([status, text]).toEqual([200, String(files.get(name))]);
    expect(headers).toMatchObject({
      'content-type': type,
      'cache-control': cacheControl,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("script-src 'self'"),
    });
    const again = await get(`/console/${name}`, { headers: { 'if-none-match': headers.etag ?? '' } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it.each([
    'nothing',
    'index',
    'callback.html',
    'notes.txt',
    '..%2Fopenapi.json',
    '__proto__',
    'constructor',
    '%00',
  ])('is not found as %s', async (name) => {
    const { status, text } = await get(`/console/${name}`);
    expect([status, JSON.parse(text).code]).toEqual([404, 'not-found']);
  });
});

describe('a stage without the console', () => {
  it.each(['/console', '/console/app.js'])('does not serve %s', async (path) => {
    expect((await get(path, { on: false })).status).toBe(404);
  });
});

describe('GET /openapi.json', () => {
  it.each([true, false])(
    'serves the document with the API and the issuer of the stage; console: %s',
    async (on) => {
      const { status, headers, text } = await get('/openapi.json', { on });
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'cache-control': 'public, max-age=300',
      });
      expect(JSON.parse(text)).toEqual({
        openapi: '3.1.0',
        servers: [{ url: stage.apiUrl }],
        paths: { '/x': { get: { summary: 'x' } }, '/console': { put: {} } },
        components: {
          schemas: { A: {} },
          securitySchemes: {
            token: {
              type: 'openIdConnect',
              openIdConnectUrl: 'https://login.acme.test/.well-known/openid-configuration',
            },
            other: { type: 'http', scheme: 'bearer' },
          },
        },
      });
      const again = await get('/openapi.json', { on, headers: { 'if-none-match': headers.etag ?? '' } });
      expect([again.status, again.text]).toEqual([304, '']);
    },
  );

  it.each([
    [['console'], { '/console': { get: { 'x-only-in': 'console' }, put: {} } }],
    [['cookie-mode'], { '/callback': { get: { 'x-only-in': 'cookie-mode' } }, '/console': { put: {} } }],
  ])('has the routes of the modes of its stage alone: %s', async (modes, paths) => {
    const { text } = await get('/openapi.json', { modes });
    expect(JSON.parse(text).paths).toEqual({ '/x': { get: { summary: 'x' } }, ...paths });
  });

  it('takes no query', async () => {
    expect((await get('/openapi.json?page=1')).status).toBe(400);
  });
});
