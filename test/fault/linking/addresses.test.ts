import { beforeAll, describe, expect, it } from 'vitest';
import { goodRequests } from '../../support/stack/good-requests.ts';
import { type ApiResponse, send, signedIn, simulator, stack, token } from '../../support/stack/product.ts';

const user = 't46-ada';
const nasty = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '%2f%2fevil.example',
  'https:evil.example',
  'javascript:alert(1)//evil.example',
  '/%0d%0aLocation:%20https://evil.example',
  '/\r\nLocation: https://evil.example',
];
const fields = [
  'returnUrl',
  'return_to',
  'redirectUrl',
  'redirect_uri',
  'next',
  'callback',
  'userVerifyUrl',
  'user_verify_url',
];
const forwarding = [
  'host',
  'x-forwarded-host',
  'forwarded',
  'origin',
  'referer',
  'x-original-url',
  'x-rewrite-url',
];
let authorization = '';

beforeAll(async () => {
  authorization = `Bearer ${await token({ sub: user })}`;
});

function post(route: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const [method] = route.split(' ');
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  return send(`${method} ${path}`, {
    headers: { authorization, ...type, ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

function expectNoRedirect({ status, headers, text }: ApiResponse): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(Object.keys(headers)).not.toContain('location');
  expect(text).not.toContain('evil.example');
}

const withQuery = (path: string, name: string, value: string) =>
  `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ [name]: value })}`;

describe.each(Object.entries(goodRequests))('%s', (route, { path, body = {} }) => {
  it.each(fields)(
    'returns 400 for an address in an unknown field %s, in body and query (T46)',
    async (name) => {
      for (const value of nasty) {
        for (const response of [
          await post(route, path, { ...body, [name]: value }),
          await post(route, withQuery(path, name, value)),
        ]) {
          expect(response.status).toBe(400);
          expectNoRedirect(response);
        }
      }
    },
  );

  it('redirects nowhere for an address in any of its fields (T46)', async () => {
    const [, query = ''] = path.split('?');
    for (const value of nasty) {
      for (const name of Object.keys(body))
        expectNoRedirect(await post(route, path, { ...body, [name]: value }));
      for (const [name] of new URLSearchParams(query)) {
        expectNoRedirect(
          await post(route, `${path.split('?')[0]}?${new URLSearchParams({ [name]: value })}`),
        );
      }
      const parts = path.split('?')[0]?.split('/') ?? [];
      for (const at of route.split(' ')[1]?.split('/').keys() ?? []) {
        if (!route.split(' ')[1]?.split('/')[at]?.startsWith('{')) continue;
        const spoilt = parts.with(at, encodeURIComponent(value)).join('/');
        // GET /executions/{key} takes any text for an unknown key.
        expectNoRedirect(await post(route, spoilt, goodRequests[route]?.body));
      }
    }
  });
});

describe('a link', () => {
  it('returns to the configured address with any forwarding header (T46)', async () => {
    const ada = await signedIn('t46-headers');
    for (const name of forwarding) {
      const { status, json } = await ada('POST /connections/gmail/authorize', {}, { [name]: 'evil.example' });
      expect([name, status]).toEqual([name, 201]);
      const body = { link: json.authorizationUrl, decision: 'approve' };
      const { redirectTo } = await simulator.post('consents', body);
      const back = new URL(redirectTo);
      expect(`${back.origin}${back.pathname}`).toBe(`${stack.consoleUrl}/callback`);
      expect([...back.searchParams.keys()].toSorted()).toEqual(['auth_request_id', 'state']);
      const finish = { authRequestId: back.searchParams.get('auth_request_id'), state: json.state };
      expect((await ada('POST /connections/verify', finish)).status).toBe(200);
      await ada('DELETE /connections/gmail');
    }
  });
});
