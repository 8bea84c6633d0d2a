import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type BoundPort, bindPort } from '../../../infra/local/run/bound-port.ts';
import type { LocalStage } from '../../../infra/local/run/local-stage.ts';
import { readStartOptions } from '../../../infra/local/run/start-options.ts';
import { startLocalStack } from '../../../infra/local/stack.ts';
import { synthesizeFixture } from '../fixture/assembly.ts';
import { useFixtureStack } from '../fixture/stack.ts';

/** Starts a stack with these options. Returns its frontend port and its local stage. */
async function startForStage(options: { userVerifyUrl?: string }) {
  let stage: LocalStage | undefined;
  const write = synthesizeFixture();
  const stack = await startLocalStack({
    ...options,
    synthesize: (parameters, directory, signal) => {
      stage = parameters;
      return write(parameters, directory, signal);
    },
  });
  await stack.close();
  return { port: new URL(stack.frontendUrl).port, stage };
}

/** A free port for an API, while the default port of its frontend is in use. */
async function occupyFrontendPort(): Promise<{ port: number; occupied: BoundPort }> {
  for (;;) {
    const api = await bindPort(0);
    const occupied = await bindPort(api.port + 2_173).catch(() => undefined);
    await api.close();
    if (occupied) return { port: api.port, occupied };
  }
}

describe('the sample frontend', () => {
  const stack = useFixtureStack();
  const get = (path: string, init?: RequestInit) => fetch(`${stack().frontendUrl}${path}`, init);

  it.each(['/', '/callback', '/signed-in', '/nothing'])(
    'serves %s with headers that forbid foreign resources and referrers',
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy')?.split('; ');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain(`connect-src 'self' ${stack().apiUrl} ${stack().issuerUrl}`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it.each(['/', '/callback', '/signed-in'])('serves every file that %s references', async (path) => {
    const html = await (await get(path)).text();
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(named.length).toBeGreaterThan(3);
    const statuses = await Promise.all(
      named.map(async (address) => `${address} ${(await get(address)).status}`),
    );
    expect(statuses).toEqual(named.map((address) => `${address} 200`));
  });

  it('serves its configuration with the addresses of the API and the issuer', async () => {
    expect(await (await get('/config.json')).json()).toEqual({
      productName: 'Sample Product',
      cookieMode: false,
      apiUrl: stack().apiUrl,
      issuer: stack().issuerUrl,
      clientId: stack().frontendClientId,
      scope: 'openid onbehalf/read onbehalf/write',
    });
  });

  it.each([
    '/package.json',
    '/../start.ts',
    '/%2e%2e/start.ts',
    '/frontend/style.css',
    '/constructor',
    '//callback',
  ])('returns 404 for %s', async (path) => {
    // Not fetch, which normalizes the path.
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(stack().frontendUrl);
      const sent = request({ hostname, port, path }, (response) => resolve(response.resume().statusCode));
      sent.on('error', reject).end();
    });
    expect(status).toBe(404);
  });

  it('returns 405 for any method but GET', async () => {
    expect((await get('/callback', { method: 'POST' })).status).toBe(405);
  });

  it('redirects from 127.0.0.1 to the origin to which links return', async () => {
    const { port } = new URL(stack().frontendUrl);
    const response = await fetch(`http://127.0.0.1:${port}/?next=http://evil.test`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([307, stack().frontendUrl]);
  });
});

describe('the port of the sample frontend', () => {
  it("is 2,173 above the API's, or another one when that is in use", async () => {
    const { port, occupied } = await occupyFrontendPort();
    const frontendPort = async () => {
      const stack = await startLocalStack({ port, synthesize: synthesizeFixture() });
      await stack.close();
      return Number(new URL(stack.frontendUrl).port);
    };
    expect([occupied.port, 0]).not.toContain(await frontendPort());
    await occupied.close();
    expect(await frontendPort()).toBe(occupied.port);
  });
});

describe('the callback page of the local stage', () => {
  it("is the console's, whose origin may call the API, as may a frontend on port 5173", async () => {
    const { port, stage } = await startForStage({});
    expect(stage?.userVerifyUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/console\/callback$/);
    expect(stage?.allowedOrigins).toEqual([
      `http://localhost:${port}`,
      `http://127.0.0.1:${port}`,
      'http://localhost:5173',
      'http://127.0.0.1:5173',
      new URL(stage?.userVerifyUrl ?? '').origin,
    ]);
  });

  it('can be configured, and its origin may call the API', async () => {
    const { stage } = await startForStage({ userVerifyUrl: 'https://app.example.com/linked?from=a' });
    expect(stage?.userVerifyUrl).toBe('https://app.example.com/linked?from=a');
    expect(stage?.allowedOrigins).toContain('https://app.example.com');
  });

  it.each(['http://localhost:8080/callback', 'http://127.0.0.1:1/x', 'https://app.example.com/callback'])(
    'may be %s',
    (url) => {
      expect(readStartOptions(['--user-verify-url', url], {})).toEqual({ port: 3000, userVerifyUrl: url });
    },
  );

  it.each([
    ['http://app.example.com/callback', 'may use http only with a loopback host such as localhost'],
    ['ftp://localhost/callback', 'must use https'],
    ['https://app.example.com/#callback', 'must have no fragment'],
    ['/callback', 'is not a URL'],
  ])('is not %s', (url, problem) => {
    expect(() => readStartOptions(['--user-verify-url', url], {})).toThrow(
      `--user-verify-url ${problem}: "${url}"`,
    );
  });
});
