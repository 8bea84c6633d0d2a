import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { send, stack } from '../../support/stack/product.ts';
import { rawRequest } from '../../support/stack/raw-request.ts';

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${stack.apiUrl}${path}`, { headers });

/** The local paths that a page refers to. */
const referredIn = (html: string) =>
  [...html.matchAll(/(?:src|href)="(\/[^"#]*)"/g)].map(([, path = '']) => path);

const configOf = (html: string) =>
  JSON.parse((/content="(\{[^"]*\})"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"'));

describe('the console of the local stack', () => {
  it.each([
    '/console',
    '/console/callback?auth_request_id=a&state=b',
    '/console/signed-in?code=c',
    '/console/linked',
  ])('serves %s with the stage and its issuer', async (path) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(configOf(await response.text())).toEqual({
      apiUrl: stack.apiUrl,
      issuer: stack.issuerUrl,
      clientId: stack.consoleClientId,
      scopes: 'openid onbehalf/read onbehalf/write',
      cookieMode: false,
      authorizationEndpoint: `${stack.issuerUrl}/auth`,
      tokenEndpoint: `${stack.issuerUrl}/token`,
      endSessionEndpoint: `${stack.issuerUrl}/session/end`,
    });
    expect(response.headers.get('content-security-policy')).toContain(
      `connect-src 'self' ${stack.issuerUrl};`,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('serves every file that its pages refer to, under its policy and without a sniffed type', async () => {
    const pages = ['/console', '/console/callback', '/console/signed-in', '/console/linked'];
    const html = await Promise.all(pages.map(async (page) => (await get(page)).text()));
    const paths = [...new Set(html.flatMap(referredIn))];
    expect(paths.length).toBeGreaterThan(2);
    const responses = await Promise.all(paths.map(async (path) => [path, await get(path)] as const));
    expect(responses.map(([path, { status }]) => `${path} ${status}`)).toEqual(
      paths.map((path) => `${path} 200`),
    );
    for (const [, { headers }] of responses) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it.each([
    '/console/nothing',
    '/console/index',
    '/console/index.html',
    '/console/..%2findex.mjs',
    '/console/%2e%2e',
    '/console/..%5cindex.mjs',
    '/console/app.js%00',
    '/console/constructor',
    '/console/',
    '/console/a/b',
    '/console/../openapi.json',
  ])('has nothing at %s', async (path) => {
    expect((await rawRequest(stack.apiUrl, [`GET ${path}`])).status).toBe(404);
  });

  it('is for GET alone, as every route is for its own method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
      expect((await send(`${method} /console`)).status).toBe(404);
    }
  });
});

describe('GET /openapi.json', () => {
  it('serves docs/openapi.json without cookie mode, with the address of this API and the issuer of its tokens', async () => {
    const printed = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));
    const { token, ...others } = printed.components.securitySchemes;
    const { '/callback': _, ...paths } = printed.paths;
    const openIdConnectUrl = `${stack.issuerUrl}/.well-known/openid-configuration`;
    expect(others).toEqual({});
    expect(await (await get('/openapi.json')).json()).toEqual({
      ...printed,
      servers: [{ url: stack.apiUrl }],
      paths,
      components: { ...printed.components, securitySchemes: { token: { ...token, openIdConnectUrl } } },
    });
  });

  it('is compressed, and 304 for a client that has it', async () => {
    const response = await get('/openapi.json', { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.json()).toHaveProperty('openapi');
    const again = await get('/openapi.json', { 'if-none-match': response.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    ['http://localhost:5173', 'http://localhost:5173'],
    ['https://evil.test', null],
  ])('may be read by a page of %s as the rest of the API: %s', async (origin, allowed) => {
    const { headers } = await get('/openapi.json', { origin });
    expect(headers.get('access-control-allow-origin')).toBe(allowed);
  });
});
