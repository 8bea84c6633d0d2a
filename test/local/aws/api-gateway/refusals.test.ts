import { describe, expect, it } from 'vitest';
import { synthesizeFixture } from '../../fixture/assembly.ts';
import { order, tokenFrom, useFixtureStack } from '../../fixture/stack.ts';

const ORIGIN = 'https://app.example.com';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
describe("the gateway's own error", () => {
  const stack = useFixtureStack({
    synthesize: synthesizeFixture(({ Resources }) => {
      const integrations = Object.values(Resources).filter(({ Type }) => Type.endsWith('::Integration'));
      for (const { Properties } of integrations) {
        const toOther = JSON.stringify(Properties.IntegrationUri).includes('OtherEcho');
        if (toOther) Properties.TimeoutInMillis = 300;
      }
      Object.assign(Resources.Stage?.Properties ?? {}, {
        RouteSettings: { 'GET /items/special': { ThrottlingBurstLimit: 0 } },
      });
    }),
  });
  const fetchApi = (path: string, init: RequestInit = {}) =>
    fetch(`${stack().apiUrl}${path}`, { ...init, headers: { origin: ORIGIN, ...init.headers } });

  const errors: [status: number, message: string, send: () => Promise<Response>][] = [
    [401, 'Unauthorized', () => fetchApi('/items')],
    [
      403,
      'Forbidden',
      async () => {
        const authorization = `Bearer ${await tokenFrom(stack(), { scope: '' })}`;
        return fetchApi('/items/1', { headers: { authorization } });
      },
    ],
    [404, 'Not Found', () => fetchApi('/nothing')],
    [
      413,
      'Request Entity Too Large',
      () => fetchApi('/open', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) }),
    ],
    [429, 'Too Many Requests', () => fetchApi('/items/special')],
    [500, 'Internal Server Error', () => fetchApi('/broken')],
    [
      503,
      'Service Unavailable',
      () => fetchApi(`/other?order=${encodeURIComponent('{"do":"sleep","ms":1500}')}`),
    ],
  ];

  it.each(errors)(
    'of status %i says "%s" in JSON, with a request id and CORS',
    async (status, message, send) => {
      const response = await send();
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.get('apigw-requestid')).toMatch(/^[\w-]{15}=$/);
      expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(await response.text()).toBe(JSON.stringify({ message }));
    },
  );

  it('for a slow function lets the function finish and serve the next request', async () => {
    expect((await order(stack(), { do: 'sleep', ms: 600 }, '/other')).status).toBe(503);
    await expect.poll(async () => (await order(stack(), { do: 'identity' }, '/other')).status).toBe(200);
  });
});
