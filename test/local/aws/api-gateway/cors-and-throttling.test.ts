import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createThrottle } from '../../../../infra/local/aws/api-gateway/throttle.ts';
import { synthesizeFixture } from '../../fixture/assembly.ts';
import { order, tokenFrom, useFixtureStack } from '../../fixture/stack.ts';

const ORIGIN = 'https://app.example.com';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
describe('CORS', () => {
  const stack = useFixtureStack();
  const preflight = (headers: Record<string, string>, path = '/items') =>
    fetch(`${stack().apiUrl}${path}`, { method: 'OPTIONS', headers });

  it('responds to a preflight on any path without route or token', async () => {
    const response = await preflight({ origin: ORIGIN, 'access-control-request-method': 'GET' }, '/nowhere');
    expect(response.status).toBe(204);
    expect(corsHeaders(response)).toEqual({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-expose-headers': 'Retry-After,X-Seen',
      'access-control-max-age': '600',
    });
  });

  it('gives a foreign origin no CORS header', async () => {
    const foreign = 'https://app.example.com.evil.test';
    const response = await preflight({ origin: foreign, 'access-control-request-method': 'GET' });
    expect(response.status).toBe(204);
    expect(corsHeaders(response)).toEqual({});
    expect(corsHeaders(await fetch(`${stack().apiUrl}/open`, { headers: { origin: foreign } }))).toEqual({});
  });

  it('treats OPTIONS without the preflight headers as any other method', async () => {
    expect((await preflight({ origin: ORIGIN })).status).toBe(404);
  });

  it("sets its own headers on a response and drops the function's", async () => {
    const result = {
      statusCode: 200,
      headers: { 'Access-Control-Allow-Origin': '*', 'X-Seen': 'yes' },
      body: '',
    };
    const what = encodeURIComponent(JSON.stringify({ do: 'respond', response: result }));
    const response = await fetch(`${stack().apiUrl}/open?order=${what}`, { headers: { origin: ORIGIN } });
    expect(corsHeaders(response)).toEqual({
      'access-control-allow-origin': ORIGIN,
      'access-control-expose-headers': 'Retry-After,X-Seen',
    });
    expect(response.headers.get('x-seen')).toBe('yes');
    expect(corsHeaders(await order(stack(), { do: 'respond', response }))).toEqual({});
    const headers = { authorization: `Bearer ${await tokenFrom(stack())}` };
    const url = `${stack().apiUrl}/items/1/parts/2?order=${what}`;
    const options = await fetch(url, { method: 'OPTIONS', headers });
    expect(options.headers.get('x-seen')).toBe('yes');
    expect(corsHeaders(options)).toEqual({});
  });

  it.each([
    ['/items', 401],
    ['/nowhere', 404],
    ['/broken', 500],
  ])("sets them on the gateway's own error for %s with status %i", async (path, status) => {
    const response = await fetch(`${stack().apiUrl}${path}`, { headers: { origin: ORIGIN } });
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
describe('CORS with credentials for any origin of a scheme', () => {
  const stack = useFixtureStack({
    synthesize: synthesizeFixture(({ Resources: { Api0A1B2C3D: Api } }) => {
      const AllowOrigins = ['https://*', 'http://localhost:5173'];
      Object.assign(Api?.Properties ?? {}, { CorsConfiguration: { AllowOrigins, AllowCredentials: true } });
    }),
  });

  it.each([
    ['https://any.example.com', 'https://any.example.com'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['http://localhost:5174', null],
    ['ftp://any.example.com', null],
  ])('for the origin %s allows %s', async (origin, allowed) => {
    const { headers } = await fetch(`${stack().apiUrl}/open`, { headers: { origin } });
    expect(headers.get('access-control-allow-origin')).toBe(allowed);
    expect(headers.get('access-control-allow-credentials')).toBe(allowed && 'true');
  });

  it('omits methods, headers and age that are not configured', async () => {
    const headers = { origin: 'https://a.example', 'access-control-request-method': 'GET' };
    const response = await fetch(`${stack().apiUrl}/open`, { method: 'OPTIONS', headers });
    expect(corsHeaders(response)).toEqual({
      'access-control-allow-origin': 'https://a.example',
      'access-control-allow-credentials': 'true',
    });
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
describe('throttling', () => {
  const stack = useFixtureStack({
    synthesize: synthesizeFixture(({ Resources: { Stage } }) => {
      if (!Stage) throw new Error('The fixture has no stage');
      Stage.Properties.DefaultRouteSettings = { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 3 };
      Stage.Properties.RouteSettings = {
        'POST /open': { ThrottlingRateLimit: 0.1, ThrottlingBurstLimit: 1 },
      };
    }),
  });
  const open = (method = 'GET') => fetch(`${stack().apiUrl}/open`, { method });

  it('returns 429 after the burst, until tokens are available again', async () => {
    const responses = await Promise.all(Array.from({ length: 12 }, () => open()));
    const refused = responses.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(responses.length - refused.length).toBeGreaterThanOrEqual(3);
    expect(await refused[0]?.text()).toBe('{"message":"Too Many Requests"}');
    await expect.poll(async () => (await open()).status, { interval: 600, timeout: 60_000 }).toBe(200);
  });

  it('refills at the rate and holds at most the burst', () => {
    let now = 0;
    const throttle = { ratePerSecond: 20, burst: 3 };
    const stage = { name: '$default', throttle, routeThrottles: {}, accessLogFormat: undefined };
    const mayPass = createThrottle(stage, () => now);
    const passing = () => Array.from({ length: 8 }, () => mayPass('GET /open')).filter(Boolean).length;
    expect(passing()).toBe(3);
    now += 100;
    expect(passing()).toBe(2);
    now += 60_000;
    expect(passing()).toBe(3);
  });

  it("counts a route's own limit separately", async () => {
    const statuses = [(await open('POST')).status, (await open('POST')).status];
    expect(statuses).toEqual([200, 429]);
  });

  it("writes the access log in the template's format", async () => {
    await fetch(`${stack().apiUrl}/nowhere`);
    const log = await readFile(join(stack().runFolder, 'logs', 'access.log'), 'utf8');
    const lines = log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual({ route: 'POST /open', status: '429', gone: '-' });
    expect(lines.at(-1)).toEqual({ route: '-', status: '404', gone: '-' });
  });
});

function corsHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
}
