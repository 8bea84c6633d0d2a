import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type BoundPort, bindPort } from '../../../infra/local/run/bound-port.ts';
import type { LocalStage } from '../../../infra/local/run/local-stage.ts';
import { readStartOptions } from '../../../infra/local/run/start-options.ts';
import { startLocalStack } from '../../../infra/local/stack.ts';
import { synthesizeFixture } from '../fixture/assembly.ts';
import { useFixtureStack } from '../fixture/stack.ts';

/** The part of the deployment parameters that browsers meet, as a stack with these options has them. */
async function browserParameters(options: { userVerifyUrl?: string }) {
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

/** A free port for an API, and the one that its frontend would have, taken. */
async function portsWithOneTaken(): Promise<{ port: number; taken: BoundPort }> {
  for (;;) {
    const api = await bindPort(0);
    const taken = await bindPort(api.port + 2_173).catch(() => undefined);
    await api.close();
    if (taken) return { port: api.port, taken };
  }
}

describe('the sample frontend', () => {
  const stack = useFixtureStack();
  const get = (path: string, init?: RequestInit) => fetch(`${stack().frontendUrl}${path}`, init);

  it.each(['/', '/callback', '/signed-in', '/nothing'])(
    'lets %s load and tell nothing elsewhere',
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

  it.each(['/', '/callback', '/signed-in'])('has everything that %s names', async (path) => {
    const html = await (await get(path)).text();
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(named.length).toBeGreaterThan(3);
    const statuses = await Promise.all(
      named.map(async (address) => `${address} ${(await get(address)).status}`),
    );
    expect(statuses).toEqual(named.map((address) => `${address} 200`));
  });

  it('tells its pages where the API and the issuer are', async () => {
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
  ])('serves no %s', async (path) => {
    // As it stands: fetch would tidy it up.
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(stack().frontendUrl);
      const sent = request({ hostname, port, path }, (response) => resolve(response.resume().statusCode));
      sent.on('error', reject).end();
    });
    expect(status).toBe(404);
  });

  it('answers 405 to anything but GET', async () => {
    expect((await get('/callback', { method: 'POST' })).status).toBe(405);
  });

  it('sends whoever opens it as 127.0.0.1 to the address that links return to', async () => {
    const { port } = new URL(stack().frontendUrl);
    const response = await fetch(`http://127.0.0.1:${port}/?next=http://evil.test`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([307, stack().frontendUrl]);
  });
});

describe('the port of the sample frontend', () => {
  it("is 2,173 above the API's, or another one when that is taken", async () => {
    const { port, taken } = await portsWithOneTaken();
    const frontendPort = async () => {
      const stack = await startLocalStack({ port, synthesize: synthesizeFixture() });
      await stack.close();
      return Number(new URL(stack.frontendUrl).port);
    };
    expect([taken.port, 0]).not.toContain(await frontendPort());
    await taken.close();
    expect(await frontendPort()).toBe(taken.port);
  });
});

describe('the callback page of the local stage', () => {
  it("is the sample frontend's, which may call the API as a frontend on port 5173 may", async () => {
    const { port, stage } = await browserParameters({});
    expect(stage?.userVerifyUrl).toBe(`http://localhost:${port}/callback`);
    expect(stage?.allowedOrigins).toEqual([
      `http://localhost:${port}`,
      `http://127.0.0.1:${port}`,
      'http://localhost:5173',
      'http://127.0.0.1:5173',
    ]);
  });

  it('is another one on demand, whose origin may call the API, too', async () => {
    const { stage } = await browserParameters({ userVerifyUrl: 'https://app.example.com/linked?from=a' });
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
