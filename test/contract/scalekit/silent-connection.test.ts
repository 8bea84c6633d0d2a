import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf, scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';
import { startSwallowingProxy } from '../../support/scalekit/swallowing-proxy.ts';

const profile = { connection: 'gmail', tool: 'gmail_get_profile', input: {} };
const { client, linked, control, url } = useSimulatedClient();

let proxy: Awaited<ReturnType<typeof startSwallowingProxy>>;
// One for each test: Node's HTTP agent keeps connections to an address, dead ones too.
beforeEach(async () => {
  proxy = await startSwallowingProxy(url());
});
afterEach(() => {
  proxy.close();
  vi.useRealTimers();
});

/** A warm client whose traffic goes through the proxy. */
async function warmClient(identifier: string) {
  await linked(identifier);
  const scalekit = client(undefined, proxy.url);
  expect(codeOf(await scalekit.tools.read(profile, scope(identifier)))).toBe('done');
  // The call's stream closes after its response, within a few turns of the event loop.
  for (let turn = 0; turn < 3; turn += 1) await control().get('rpcs');
  return scalekit;
}

describe('a connection that goes silent', () => {
  it('fails one call, by its deadline; the next call goes over a new connection', async () => {
    const scalekit = await warmClient('silent');
    proxy.swallow();
    expect(codeOf(await scalekit.tools.read(profile, scope('silent', 400)))).toBe(
      'unknown deadline-exceeded',
    );
    const before = proxy.opened();
    // Less than the ten seconds after which an idle connection is checked.
    expect(codeOf(await scalekit.tools.read(profile, scope('silent', 8_000)))).toBe('done');
    expect(proxy.opened()).toBe(before + 1);
  });

  it('is noticed before a call if it was idle, so that even a write succeeds', async () => {
    const scalekit = await warmClient('idle');
    proxy.swallow();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 });
    const send = { to: 'b@example.com', subject: 's', body: 'b' };
    const write = { connection: 'gmail', tool: 'gmail_send_message', input: send };
    // A call on the dead connection would last until this deadline.
    expect(codeOf(await scalekit.tools.write(write, scope('idle', 20_000)))).toBe('done');
    const { entries } = await control().get('rpcs?identifier=idle');
    expect(entries.map(({ tool, outcome }) => `${tool} ${outcome}`)).toEqual([
      'gmail_get_profile OK',
      'gmail_send_message OK',
    ]);
  }, 15_000);
});
