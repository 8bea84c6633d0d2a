import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AppError } from '../../../shared/errors/app-error.ts';
import { contract } from '../../../shared/http/contract.ts';
import { endpoints } from '../../../shared/http/endpoint/endpoints.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { jsonResponse } from '../../../shared/http/response.ts';
import { httpEvent, lambdaContext, type SentEvent, userClaims } from '../../support/http-event.ts';

type Line = { level: 'info' | 'error'; fields: unknown };

const lines: Line[] = [];
const log = {
  info: (_message: unknown, ...fields: unknown[]) => void lines.push({ level: 'info', fields }),
  error: (_message: unknown, ...fields: unknown[]) => void lines.push({ level: 'error', fields }),
  ...{ warn() {}, appendKeys() {}, resetKeys() {} },
};

const common = { summary: '', responses: { 200: z.unknown() }, problems: [] } as const;

const rows = contract({
  'GET /bare': { ...common, access: 'read' },
  'DELETE /bare': { ...common, access: 'write' },
  'POST /named/{name}': {
    ...common,
    access: 'write',
    forServices: false,
    path: z.strictObject({ name: z.string() }),
    query: z.strictObject({ page: z.string().optional() }),
    body: z.strictObject({ a: z.string().optional() }).optional(),
  },
  'POST /deep': { ...common, access: 'write', body: z.record(z.string(), z.number()) },
  'GET /failing': { ...common, access: 'read', problems: ['upstream-unavailable'] },
});

const routes = endpoints(rows, {
  'GET /bare': async ({ body }) => jsonResponse(200, { got: body }),
  'DELETE /bare': async () => jsonResponse(200, {}),
  'POST /named/{name}': async ({ path, query, body }) => jsonResponse(200, { ...path, ...query, ...body }),
  'POST /deep': async () => jsonResponse(200, {}),
  'GET /failing': async () => {
    throw new AppError('upstream-unavailable', {
      connection: 'gmail',
      cause: new Error('canary-one', { cause: new Error('canary-two') }),
    });
  },
});

const handler = httpHandler(routes, { callers: { userClaim: 'sub', serviceClients: ['jobs'] }, log });

async function ask(sent: SentEvent) {
  lines.length = 0;
  const { statusCode, body = '{}' } = await handler(httpEvent(sent), lambdaContext());
  return { status: statusCode, text: body, json: JSON.parse(body) };
}

const isJson = { 'content-type': 'application/json' };
const refused = (path: string, message: string) => ({
  status: 400,
  json: { code: 'invalid-request', errors: [{ path, message }] },
});

describe('the handler of a function', () => {
  it.each([
    ['onbehalf/read', 403],
    ['onbehalf/act-as', 403],
    ['', 403],
    ['onbehalf/write', 200],
    ['onbehalf/read onbehalf/write', 200],
  ])('behind the gateway returns to a write with the scope "%s" %i', async (scope, status) => {
    const claims = { ...userClaims, scope };
    expect((await ask({ routeKey: 'DELETE /bare', claims })).status).toBe(status);
    const named = { routeKey: 'POST /named/{name}', pathParameters: { name: 'x' }, claims };
    expect((await ask(named)).status).toBe(status);
  });

  it.each([
    ['', 403],
    ['openid', 403],
    ['onbehalf/act-as', 403],
    ['onbehalf/read', 200],
    ['onbehalf/write', 200],
  ])('behind the gateway returns to a read with the scope "%s" %i', async (scope, status) => {
    const claims = { ...userClaims, scope };
    expect((await ask({ routeKey: 'GET /bare', claims })).status).toBe(status);
  });

  it('refuses a listed service where an endpoint is not for services', async () => {
    const claims = {
      iss: 'https://issuer',
      sub: 'jobs',
      azp: 'jobs',
      scope: 'onbehalf/act-as onbehalf/write',
    };
    const headers = { 'on-behalf-of': 'ada' };
    const named = { routeKey: 'POST /named/{name}', pathParameters: { name: 'x' }, claims, headers };
    expect(await ask(named)).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    expect((await ask({ routeKey: 'DELETE /bare', claims, headers })).status).toBe(200);
  });
});

describe.each(['GET /bare', 'DELETE /bare'])('a route without a body, as %s', (routeKey) => {
  it.each([undefined, '', '{}', ' { } ', '\n{\t}\r\n'])(
    'takes the body %j, with and without a type',
    async (body) => {
      expect((await ask({ routeKey, body })).status).toBe(200);
      expect((await ask({ routeKey, body, headers: isJson })).status).toBe(200);
      const bytes = body === undefined ? undefined : Buffer.from(body);
      expect((await ask({ routeKey, body: bytes })).status).toBe(200);
    },
  );

  it.each(['{"a":1}', '[]', 'null', '0', '""', 'true', '[{}]'])('refuses the body %s', async (body) => {
    expect(await ask({ routeKey, body, headers: isJson })).toMatchObject(refused('body', 'must be empty'));
    expect(await ask({ routeKey, body: Buffer.from(body) })).toMatchObject(refused('body', 'must be empty'));
  });

  it.each([' ', '{', '{}{}', 'a=b'])('refuses the body %j, which is not JSON', async (body) => {
    expect(await ask({ routeKey, body, headers: isJson })).toMatchObject(refused('body', 'is not JSON'));
  });

  it('refuses {} of another type, or with an identity', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect(await ask({ routeKey, body: '{}', headers })).toMatchObject({ status: 415 });
    const body = '{"userId":"bob"}';
    expect(await ask({ routeKey, body, headers: isJson })).toMatchObject({ status: 400 });
  });
});

describe('a route with a body', () => {
  const named = { routeKey: 'POST /named/{name}', pathParameters: { name: 'x' } };

  it('refuses a body without a type', async () => {
    expect(await ask({ ...named, body: Buffer.from('{}') })).toMatchObject({ status: 415 });
  });

  it('returns at most 300 characters of an unknown key of 100 KB', async () => {
    const { status, text, json } = await ask({
      ...named,
      body: JSON.stringify({ ['k'.repeat(100_000)]: 1 }),
      headers: isJson,
    });
    expect([status, json.errors.length]).toEqual([400, 1]);
    expect(json.errors[0].message.length).toBe(300);
    expect(text.length).toBeLessThan(1_000);
  });

  it('names at most 20 errors, each with a path of at most 300 characters', async () => {
    const keys = Array.from({ length: 30 }, (_, at) => [`${at}${'k'.repeat(1_000)}`, 'x']);
    const body = JSON.stringify(Object.fromEntries(keys));
    const { errors } = (await ask({ routeKey: 'POST /deep', body, headers: isJson })).json;
    expect(errors.length).toBe(20);
    expect(new Set(errors.map(({ path }: { path: string }) => path.length))).toEqual(new Set([300]));
  });
});

describe('a path or query', () => {
  const named = { routeKey: 'POST /named/{name}', pathParameters: { name: 'x' } };

  it.each([
    ...['page=caf%e9', 'page=%FF', 'page=%c3', 'page=%C3%28', 'page=%c0%af', 'page=%ed%a0%bd%ed%b8%80'],
    ...['page=%f0%9f%98', 'page=%f4%90%80%80', '%ff=1', 'page=1&other=%80', 'page=\uFFFD'],
  ])('with the bytes %s is refused', async (rawQueryString) => {
    expect(await ask({ ...named, rawQueryString })).toMatchObject(refused('query', 'is not UTF-8'));
  });

  it.each([
    ['page=caf%c3%a9', 'café'],
    ['page=%F0%9F%91%8B', '👋'],
    ['page=%ef%bf%bd', '\uFFFD'],
    ['page=100%', '100%'],
    ['page=%zz', '%zz'],
    ['page=a+b%2B', 'a b+'],
  ])('%s is read', async (rawQueryString, page) => {
    expect(await ask({ ...named, rawQueryString })).toMatchObject({ status: 200, json: { page } });
  });

  it('whose bytes the gateway has replaced is refused', async () => {
    const sent = { ...named, pathParameters: { name: 'caf\uFFFD' } };
    expect(await ask(sent)).toMatchObject(refused('path.name', 'is not UTF-8'));
  });
});

describe('the log of a request', () => {
  it('has the names of a failure and its causes, and none of their texts', async () => {
    expect((await ask({ routeKey: 'GET /failing' })).status).toBe(503);
    expect(lines).toMatchObject([
      {
        level: 'error',
        fields: [
          {
            route: 'GET /failing',
            status: 503,
            code: 'upstream-unavailable',
            connection: 'gmail',
            trace: { name: 'Error', cause: { name: 'Error' } },
          },
        ],
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('has the route, and neither the path nor the query, which may hold keys and names', async () => {
    const sent = { routeKey: 'POST /named/{name}', pathParameters: { name: 'canary' } };
    for (const rawQueryString of ['page=canary', 'other=canary', 'page=%ff&canary']) {
      await ask({ ...sent, rawQueryString, headers: { 'x-canary': 'canary' } });
      expect(lines).toMatchObject([{ fields: [{ route: 'POST /named/{name}' }] }]);
      expect(JSON.stringify(lines)).not.toContain('canary');
    }
  });

  it('has a refusal as information, without a trace', async () => {
    expect((await ask({ routeKey: 'GET /nowhere' })).status).toBe(404);
    expect(lines).toMatchObject([{ level: 'info', fields: [{ status: 404, code: 'not-found' }] }]);
    expect(JSON.stringify(lines)).not.toContain('trace');
  });
});
