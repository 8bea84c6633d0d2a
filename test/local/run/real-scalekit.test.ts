import { afterEach, describe, expect, it, vi } from 'vitest';
import { startSimulator } from '../../../infra/local/scalekit/server/simulator.ts';
import { readRealScalekit } from '../../../infra/operator/scalekit-env.ts';
import { npmStart, ready } from '../fixture/npm-start.ts';

const variables = {
  SCALEKIT_ENVIRONMENT_URL: 'https://acme.scalekit.dev',
  SCALEKIT_CLIENT_ID: 'skc_1',
  SCALEKIT_CLIENT_SECRET: 'switch-canary',
};

describe('the switch to real Scalekit', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is off without the three variables', () => {
    expect(readRealScalekit({})).toBeUndefined();
  });

  it("uses the product's connection names by default", () => {
    expect(readRealScalekit(variables)?.connectionNames.gmail).toBe('gmail');
    // Its actions have no address here, so the synth would refuse it.
    expect(readRealScalekit(variables)?.connectionNames).not.toHaveProperty('freshdesk');
    const named = readRealScalekit({ ...variables, SCALEKIT_CONNECTION_NAMES: ' gmail = gmail-x7 ' });
    expect(named?.connectionNames.gmail).toBe('gmail-x7');
  });

  it.each([
    ['alone', { SCALEKIT_ENVIRONMENT_URL: undefined, SCALEKIT_ENV_URL: 'https://acme.scalekit.dev' }],
    ['beside an empty one', { SCALEKIT_ENVIRONMENT_URL: '', SCALEKIT_ENV_URL: 'https://acme.scalekit.dev/' }],
    ['beside the same one', { SCALEKIT_ENV_URL: 'https://acme.scalekit.dev/' }],
    ['empty', { SCALEKIT_ENV_URL: '' }],
  ])('reads SCALEKIT_ENV_URL %s', (_case, change) => {
    expect(readRealScalekit({ ...variables, ...change })?.environmentUrl).toBe('https://acme.scalekit.dev');
  });

  it('needs the other two with SCALEKIT_ENV_URL as well', () => {
    expect(() => readRealScalekit({ SCALEKIT_ENV_URL: 'https://acme.scalekit.dev' })).toThrow(
      'needs SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET as well',
    );
  });

  it.each([
    [{ SCALEKIT_CLIENT_SECRET: '' }, 'real Scalekit needs SCALEKIT_CLIENT_SECRET as well'],
    [
      { SCALEKIT_CLIENT_ID: '', SCALEKIT_ENVIRONMENT_URL: '' },
      'needs SCALEKIT_ENVIRONMENT_URL and SCALEKIT_CLIENT_ID',
    ],
    [{ SCALEKIT_ENVIRONMENT_URL: 'acme' }, 'SCALEKIT_ENVIRONMENT_URL is not a URL'],
    [{ SCALEKIT_ENVIRONMENT_URL: '', SCALEKIT_ENV_URL: 'acme' }, 'SCALEKIT_ENV_URL is not a URL'],
    [{ SCALEKIT_ENV_URL: 'acme' }, 'SCALEKIT_ENV_URL is not a URL'],
    [
      { SCALEKIT_ENV_URL: 'https://other.scalekit.dev' },
      'SCALEKIT_ENVIRONMENT_URL and SCALEKIT_ENV_URL name different environments; unset one of the two',
    ],
    [{ SCALEKIT_ENV_URL: 'http://acme.scalekit.dev' }, 'name different environments'],
    [{ SCALEKIT_CONNECTION_NAMES: 'gmial=x' }, '"gmial=x" is not NAME=SCALEKIT_NAME, with NAME one of gmail'],
  ])('refuses %j', (change, message) => {
    const read = () => readRealScalekit({ ...variables, ...change });
    expect(read).toThrow(message);
    expect(read).not.toThrow('switch-canary');
  });

  it('lets npm start use it and start no simulator', { timeout: 90_000 }, async () => {
    // A simulator outside the stack acts as real Scalekit: the stack cannot tell the difference.
    const real = await startSimulator({
      clientId: 'skc_1',
      clientSecret: 'switch-canary',
      connections: [{ name: 'gmail-x7', provider: 'GMAIL' }],
      mailboxDir: 'infra/local/sample-mailbox',
    });
    try {
      for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
      vi.stubEnv('SCALEKIT_ENVIRONMENT_URL', real.url);
      vi.stubEnv('SCALEKIT_CONNECTION_NAMES', 'gmail=gmail-x7');
      const status = { identifier: 'ada', connection: 'gmail-x7', status: 'ACTIVE' };
      const body = JSON.stringify(status);
      await fetch(`${real.url}/_simulator/accounts/status`, { method: 'POST', body });
      const started = npmStart('--port', '0');
      const stack = await ready(started);
      expect(stack).toMatchObject({ scalekitUrl: real.url });
      expect(stack.simulatorUrl).toBeUndefined();
      const form = new URLSearchParams({ sub: 'ada' });
      const token = await (await fetch(`${stack.issuerUrl}/tokens`, { method: 'POST', body: form })).text();
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${stack.apiUrl}/connections/gmail`, { headers });
      expect(await response.json()).toMatchObject({ connection: 'gmail', status: 'ACTIVE' });
      started.child.kill('SIGTERM');
      expect(await started.exited).toBe(0);
      expect(started.output()).not.toContain('switch-canary');
    } finally {
      await real.close();
    }
  });
});
