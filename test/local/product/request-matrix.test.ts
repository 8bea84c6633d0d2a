import { beforeAll, describe, expect, it } from 'vitest';
import { listApiRoutes } from '../../../infra/deploy/functions/api-routes.ts';
import type { ErrorCode } from '../../../shared/errors/app-error.ts';
import { problemCatalogue } from '../../../shared/http/problem-catalogue.ts';
import { goodRequests as good } from '../../support/stack/good-requests.ts';
import { type ApiResponse, linkGmail, send, token } from '../../support/stack/product.ts';

const deep = (body: string) => `{"input":${'{"a":'.repeat(20_000)}${body}${'}'.repeat(20_001)}`;

const routes = listApiRoutes({})
  // The Model Context Protocol has refusals of its own.
  .filter(({ scopes, path }) => scopes !== 'none' && path !== '/mcp')
  .map(({ method, path }) => `${method} ${path}`);
const tokens = { none: '', good: '', expired: '', wrongAudience: '', id: '', noScope: '' };
const user = 'matrix-user';

beforeAll(async () => {
  await linkGmail(user);
  tokens.good = await token({ sub: user });
  tokens.expired = await token({ sub: user, expires_in: '-60' });
  tokens.wrongAudience = await token({ sub: user, audience: 'https://other.example.com' });
  tokens.id = await token({ sub: user, type: 'id' });
  tokens.noScope = await token({ sub: user, scope: 'openid profile' });
});

/** The good request of a route with something spoilt. */
function exchange(
  route: string,
  over: { path?: string; body?: string; headers?: Record<string, string>; bearer?: string },
) {
  const [method] = route.split(' ');
  const request = good[route];
  const body = over.body ?? (request?.body === undefined ? undefined : JSON.stringify(request.body));
  const authorization = over.bearer ?? tokens.good;
  return send(`${method} ${over.path ?? request?.path}`, {
    headers: {
      ...(authorization === '' ? {} : { authorization: `Bearer ${authorization}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...over.headers,
    },
    body,
  });
}

function expectProblem(response: ApiResponse, code: ErrorCode): void {
  expect(response.json).toMatchObject({ code, status: problemCatalogue[code].status });
  expect(response.status).toBe(problemCatalogue[code].status);
  expect(response.headers['content-type']).toBe('application/problem+json');
  expect(response.headers['cache-control']).toBe('no-store');
}

const withField = (route: string, field: string): string =>
  JSON.stringify({ ...good[route]?.body, [field]: 'x' });
const withQuery = (route: string, field: string): string => {
  const path = good[route]?.path ?? '';
  return `${path}${path.includes('?') ? '&' : '?'}${field}=x`;
};

it('has a good request for every route that demands a token, and for no other', () => {
  expect(Object.keys(good).toSorted()).toEqual(routes.toSorted());
});

describe.each(routes)('%s', (route) => {
  it.each([
    ['no token', 'none', 401],
    ['an expired token', 'expired', 401],
    ['a token for another audience', 'wrongAudience', 401],
    ['an ID token', 'id', 401],
    ['a token without a scope of this API', 'noScope', 403],
  ] as const)('is refused by the gateway with %s', async (_case, bearer, status) => {
    const response = await exchange(route, { bearer: tokens[bearer] });
    expect(response.status).toBe(status);
    expect(response.json).toEqual({ message: status === 401 ? 'Unauthorized' : 'Forbidden' });
  });

  it('returns invalid-request for malformed JSON', async () => {
    expectProblem(await exchange(route, { body: '{"connection":' }), 'invalid-request');
  });

  it('returns unsupported-media-type for a body that is not JSON', async () => {
    const headers = { 'content-type': 'text/plain' };
    expectProblem(await exchange(route, { body: 'connection=gmail', headers }), 'unsupported-media-type');
  });

  it('returns invalid-request for an unknown field, in body and query', async () => {
    expectProblem(await exchange(route, { body: withField(route, 'nope') }), 'invalid-request');
    expectProblem(await exchange(route, { path: withQuery(route, 'nope') }), 'invalid-request');
  });

  it.each(['identifier', 'userId', 'organizationId', 'connectedAccountId'])(
    'returns invalid-request for %s, in body, query and header',
    async (field) => {
      expectProblem(await exchange(route, { body: withField(route, field) }), 'invalid-request');
      expectProblem(await exchange(route, { path: withQuery(route, field) }), 'invalid-request');
      expectProblem(await exchange(route, { headers: { [field]: 'bob' } }), 'invalid-request');
    },
  );

  it('returns payload-too-large for a body of 300 KB', async () => {
    expectProblem(
      await exchange(route, { body: JSON.stringify({ input: 'x'.repeat(300 * 1024) }) }),
      'payload-too-large',
    );
  });

  it('returns invalid-request for JSON 20,000 levels deep', async () => {
    expectProblem(await exchange(route, { body: deep('1') }), 'invalid-request');
  });

  it('refuses to act for another user', async () => {
    expectProblem(await exchange(route, { headers: { 'on-behalf-of': 'bob' } }), 'forbidden');
  });
});

describe.each(routes.filter((route) => good[route]?.connectionIn !== undefined))('%s', (route) => {
  it.each(['nope', '__proto__', 'constructor'])(
    'returns connection-unknown for the connection %s',
    async (name) => {
      const { path = '', body, connectionIn } = good[route] ?? {};
      const spoilt =
        connectionIn === 'body'
          ? { body: JSON.stringify({ ...body, connection: name }) }
          : { path: path.replace('gmail', name) };
      expectProblem(await exchange(route, spoilt), 'connection-unknown');
    },
  );
});

describe('POST /actions/{tool}', () => {
  const act = (tool: string, over: Parameters<typeof exchange>[1] = {}) =>
    exchange('POST /actions/{tool}', { path: `/actions/${tool}`, ...over });

  it.each(['gmail_delete_message', 'nope', '__proto__'])('returns tool-not-allowed for %s', async (tool) => {
    expectProblem(await act(tool), 'tool-not-allowed');
  });

  it('returns forbidden for a write with a read scope', async () => {
    const bearer = await token({ sub: user, scope: 'onbehalf/read' });
    expectProblem(await act('gmail_send_message', { bearer }), 'forbidden');
  });

  it('returns idempotency-key-required for a write without a key, invalid-request for a bad one', async () => {
    expectProblem(await act('gmail_send_message'), 'idempotency-key-required');
    expectProblem(
      await act('gmail_send_message', { headers: { 'idempotency-key': 'short' } }),
      'invalid-request',
    );
  });
});
