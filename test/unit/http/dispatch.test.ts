import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contract } from '../../../shared/http/contract.ts';
import { endpoints } from '../../../shared/http/endpoint/endpoints.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { jsonResponse } from '../../../shared/http/response.ts';
import { userHash } from '../../../shared/state/user-key.ts';
import {
  httpEvent,
  lambdaContext,
  REQUEST_ID,
  type SentEvent,
  userClaims,
} from '../../support/http-event.ts';

/** What a request did to the log and to its endpoint, in order. */
const steps: unknown[] = [];
beforeEach(() => {
  steps.length = 0;
});

const log = {
  resetKeys: () => void steps.push('reset'),
  appendKeys: (keys: object) => void steps.push(keys),
  info: (message: unknown, ...fields: unknown[]) => void steps.push({ message, fields }),
  ...{ warn() {}, error() {} },
};

const common = { summary: '', responses: { 200: z.unknown() }, problems: [] } as const;

const routes = contract({
  'GET /bare': { ...common, access: 'read', idempotencyKey: 'optional', agentRunId: true },
  'POST /free/{name}': {
    ...common,
    access: 'write',
    path: z.looseObject({}),
    query: z.looseObject({}),
    body: z.looseObject({}).optional(),
  },
  'GET /public/{page}': {
    ...common,
    access: 'none',
    reason: '',
    throttle: { ratePerSecond: 1, burst: 1 },
    path: z.strictObject({ page: z.string().max(5) }),
    query: z.object({ state: z.string().min(3) }),
  },
});

const handler = httpHandler(
  endpoints(routes, {
    'GET /bare': async ({ scope, mayWrite, idempotencyKey }) =>
      jsonResponse(200, { scope, mayWrite, x: idempotencyKey }),
    'POST /free/{name}': async ({ scope }) => jsonResponse(200, { scope }),
    'GET /public/{page}': async ({ path, query, header, cookies, scope }) =>
      jsonResponse(200, { ...path, query, cookies, scope, x: header('x-seen') }),
  }),
  { callers: { userClaim: 'sub', serviceClients: ['jobs'] }, log },
);

async function ask(sent: SentEvent, over: object = {}) {
  const { statusCode, body = '{}' } = await handler({ ...httpEvent(sent), ...over }, lambdaContext());
  return { status: statusCode, json: JSON.parse(body) };
}

const isJson = { 'content-type': 'application/json' };
const free = { routeKey: 'POST /free/{name}', pathParameters: { name: 'x' } };
const names = ['identifier', 'userId', 'user_id', 'USER-ID', 'organizationId', 'connectedAccountId'];

describe('a request', () => {
  it('reaches its endpoint with the caller of its token', async () => {
    const { status, json } = await ask({
      routeKey: 'GET /bare',
      headers: { 'idempotency-key': 'key-of-the-caller' },
    });
    expect([status, json.mayWrite, json.x]).toEqual([200, true, 'key-of-the-caller']);
    expect(json.scope).toMatchObject({
      requestId: REQUEST_ID,
      user: { issuer: 'https://issuer', identifier: 'ada' },
    });
    expect(json.scope).not.toHaveProperty('service');
  });

  it('reaches its endpoint with the user whom a service names', async () => {
    const claims = { iss: 'https://issuer', sub: 'jobs', azp: 'jobs', scope: 'onbehalf/act-as' };
    const { json } = await ask({ routeKey: 'GET /bare', claims, headers: { 'on-behalf-of': 'bob' } });
    expect(json).toMatchObject({
      mayWrite: true,
      scope: { user: { issuer: 'https://issuer', identifier: 'bob' }, service: 'jobs' },
    });
  });

  it('carries the name of an agent’s run in its scope, where its route takes one', async () => {
    const headers = { 'agent-run-id': 'run-7~a.b_C' };
    expect((await ask({ routeKey: 'GET /bare', headers })).json.scope.agentRunId).toBe('run-7~a.b_C');
    expect((await ask({ routeKey: 'GET /bare' })).json.scope).not.toHaveProperty('agentRunId');
    expect((await ask({ ...free, headers })).json.scope).not.toHaveProperty('agentRunId');
    expect((await ask({ ...free, headers: { 'agent-run-id': 'a b' } })).status).toBe(200);
  });

  it.each(['', 'a b', 'one,two', 'r\u00fcn', 'x'.repeat(129)])(
    'is refused when an agent’s run is named %j',
    async (name) => {
      expect(await ask({ routeKey: 'GET /bare', headers: { 'agent-run-id': name } })).toMatchObject({
        status: 400,
        json: {
          code: 'invalid-request',
          errors: [{ path: 'headers.agent-run-id', message: 'must be 1 to 128 of A-Z a-z 0-9 . _ ~ -' }],
        },
      });
    },
  );

  it.each(['GET /nowhere', '__proto__', 'constructor', 'toString'])(
    'is not found when its route is %s',
    async (routeKey) => {
      expect(await ask({ routeKey })).toMatchObject({ status: 404, json: { code: 'not-found' } });
    },
  );

  it.each(names)('is refused when it names %s in query, headers or body', async (name) => {
    const refused = (path: string) => ({
      status: 400,
      json: { code: 'invalid-request', errors: [{ path: `${path}.${name}` }] },
    });
    expect(await ask({ ...free, rawQueryString: `${name}=bob` })).toMatchObject(refused('query'));
    expect(await ask({ ...free, headers: { [name]: 'bob' } })).toMatchObject(refused('headers'));
    const body = JSON.stringify({ [name]: 'bob' });
    expect(await ask({ ...free, body, headers: isJson })).toMatchObject(refused('body'));
  });

  it('may name an identity below the top level of its body', async () => {
    const body = JSON.stringify({ input: { userId: 'U1' } });
    expect((await ask({ ...free, body, headers: isJson })).status).toBe(200);
  });

  it.each([
    ['path', { routeKey: 'GET /bare', pathParameters: { name: 'x' } }],
    ['query', { routeKey: 'GET /bare', rawQueryString: 'x=1' }],
  ])('is refused when it has a %s that its endpoint does not take', async (part, sent) => {
    expect(await ask(sent)).toMatchObject({
      status: 400,
      json: { errors: [{ path: part, message: 'must be empty' }] },
    });
  });

  it('without the right to write is forbidden before its body is read', async () => {
    const claims = { ...userClaims, scope: 'onbehalf/read' };
    expect((await ask({ ...free, claims, body: '{', headers: isJson })).status).toBe(403);
    expect((await ask({ ...free, claims, body: 'x'.repeat(300_000) })).status).toBe(403);
  });
});

describe('a request to a public endpoint', () => {
  const callback = {
    routeKey: 'GET /public/{page}',
    pathParameters: { page: 'one' },
    rawQueryString: 'state=abc',
    headers: { 'x-seen': 'yes' },
  };
  /** API Gateway authorizes no such request: the event has no claims. */
  const withoutToken = { requestContext: {} };

  it('has path, query, headers and cookies, and no user', async () => {
    const { status, json } = await ask(callback, { ...withoutToken, cookies: ['a=b'] });
    expect([status, json.page, json.query, json.cookies]).toEqual([200, 'one', { state: 'abc' }, ['a=b']]);
    expect(json.x).toBe('yes');
    expect(Object.keys(json.scope).toSorted()).toEqual(['deadline', 'requestId']);
    expect((await ask(callback, withoutToken)).json.cookies).toEqual([]);
  });

  it.each(names)('is refused when it names %s in its query', async (name) => {
    const sent = { ...callback, rawQueryString: `state=abc&${name}=bob` };
    expect((await ask(sent, withoutToken)).status).toBe(400);
  });

  it('is refused when its path does not fit', async () => {
    const sent = { ...callback, pathParameters: { page: 'longer' } };
    expect(await ask(sent, withoutToken)).toMatchObject({
      status: 400,
      json: { errors: [{ path: 'path.page' }] },
    });
  });

  it('is refused when its query does not fit, and takes what a provider adds', async () => {
    expect((await ask({ ...callback, rawQueryString: 'state=a' }, withoutToken)).status).toBe(400);
    const added = { ...callback, rawQueryString: 'state=abc&error_description=caf%e9' };
    expect((await ask(added, withoutToken)).status).toBe(200);
  });
});

describe('the log', () => {
  it('begins anew with each request, with a hash for its user', async () => {
    await ask({ routeKey: 'GET /bare' });
    const user = userHash({ issuer: 'https://issuer', identifier: 'ada' });
    const durationMs = expect.any(Number);
    expect(steps).toEqual([
      'reset',
      { requestId: REQUEST_ID },
      { user },
      { message: 'request', fields: [{ route: 'GET /bare', durationMs, status: 200 }] },
    ]);
    expect(JSON.stringify(steps)).not.toContain('ada');
  });
});
