import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProviderApi } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';

const { linked, control, client } = useSimulatedClient();
const profile = ['gmail', 'v1', 'users', 'me', 'profile'];
const messages = ['gmail', 'v1', 'users', 'me', 'messages'];

/** The simulator's calls of a user, in order. */
async function callsOf(identifier: string): Promise<string[]> {
  const { entries } = await control().get(`rpcs?identifier=${identifier}`);
  return entries.map(({ method }) => method);
}

/** What the user's own API answers. */
async function ask(identifier: string, path: string[], ms?: number): Promise<unknown> {
  const scalekit = await linked(identifier);
  return scalekit.direct.use('gmail', scope(identifier, ms), (gmail) => gmail.get(path));
}

afterEach(() => control().remove('faults'));

describe('the provider’s own API', () => {
  it('is asked with a token that was fetched for this piece of work', async () => {
    const scalekit = await linked('own');
    const read = () => scalekit.direct.use('gmail', scope('own'), (gmail) => gmail.get(profile));
    expect(await read()).toMatchObject({ emailAddress: 'own@example.com' });
    await control().post('accounts/tokens/expire', { identifier: 'own' });
    expect(await read()).toMatchObject({ emailAddress: 'own@example.com' });
    expect(await callsOf('own')).toEqual([
      'getConnectedAccountAuth',
      'gmail',
      'getConnectedAccountAuth',
      'gmail',
    ]);
  });

  it('is undefined where the provider has nothing', async () => {
    expect(await ask('nothing', [...messages, 'nope'])).toBeUndefined();
  });

  it('is closed when the work is done', async () => {
    const scalekit = await linked('late');
    let kept: ProviderApi | undefined;
    await scalekit.direct.use('gmail', scope('late'), async (gmail) => {
      kept = gmail;
    });
    expect((await rejectionOf(kept?.get(profile) ?? Promise.resolve())).code).toBe('upstream-unavailable');
    expect(await callsOf('late')).toEqual(['getConnectedAccountAuth']);
  });

  it('shows no token, whatever is done with what a piece of work gets', async () => {
    const scalekit = await linked('shown');
    const shown = await scalekit.direct.use('gmail', scope('shown'), async (gmail) =>
      inspect(gmail, { showHidden: true, depth: null }),
    );
    expect(shown).not.toMatch(/ya29/);
  });

  it.each(['EXPIRED', 'PENDING_AUTH', 'DISCONNECTED'])(
    'wants a new link when the account is %s',
    async (status) => {
      const identifier = `not-${status.toLowerCase()}`;
      const scalekit = await linked(identifier);
      await control().post('accounts/status', { identifier, connection: 'gmail-x7', status });
      const run = scalekit.direct.use('gmail', scope(identifier), (gmail) => gmail.get(profile));
      expect(await rejectionOf(run)).toMatchObject({
        code: 'reconnect-required',
        facts: { connection: 'gmail' },
      });
    },
  );

  it('wants a new link when there is no account', async () => {
    const run = client().direct.use('gmail', scope('nobody-direct'), (gmail) => gmail.get(profile));
    expect((await rejectionOf(run)).code).toBe('reconnect-required');
  });

  it.each([
    [401, 'reconnect-required'],
    [400, 'provider-error'],
    [500, 'provider-error'],
  ])('maps the provider’s %i to %s, and asks once', async (httpStatus, code) => {
    const identifier = `status-${httpStatus}`;
    await control().post('faults', {
      at: 'scalekit.gmail',
      identifier,
      do: 'error',
      status: httpStatus,
      share: 1,
    });
    expect((await rejectionOf(ask(identifier, profile))).code).toBe(code);
    expect(await callsOf(identifier)).toEqual(['getConnectedAccountAuth', 'gmail']);
  });

  it('tells a missing permission from too many requests, which Google both answers 403', async () => {
    const forbidden = ask('theirs', ['gmail', 'v1', 'users', 'bob@example.com', 'profile']);
    expect((await rejectionOf(forbidden)).code).toBe('provider-forbidden');
    await control().post('faults', {
      at: 'scalekit.gmail',
      identifier: 'many',
      do: 'error',
      status: 403,
      share: 1,
    });
    expect((await rejectionOf(ask('many', profile))).code).toBe('provider-rate-limited');
  });

  it.each([
    ['a 429', { do: 'error', status: 429, retryAfter: 1 }],
    ['a 503', { do: 'error', status: 503 }],
    ['a reset', { do: 'reset' }],
  ])('is asked again after %s', async (name, fault) => {
    const identifier = `again-${name.replaceAll(' ', '-')}`;
    await control().post('faults', { at: 'scalekit.gmail', identifier, ...fault });
    expect(await ask(identifier, profile)).toMatchObject({ emailAddress: expect.any(String) });
    expect(await callsOf(identifier)).toEqual(['getConnectedAccountAuth', 'gmail', 'gmail']);
  });

  it('fails immediately when a Retry-After ends after the deadline', async () => {
    await control().post('faults', {
      at: 'scalekit.gmail',
      identifier: 'wait',
      do: 'error',
      status: 429,
      retryAfter: 600,
    });
    const started = Date.now();
    expect(await rejectionOf(ask('wait', profile))).toMatchObject({
      code: 'provider-rate-limited',
      facts: { retryAfter: 600 },
    });
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('ends by the deadline', async () => {
    await control().post('faults', {
      at: 'scalekit.gmail',
      identifier: 'slow',
      do: 'delay',
      ms: 8_000,
      share: 1,
    });
    expect((await rejectionOf(ask('slow', profile, 1_000))).code).toBe('deadline-exceeded');
  });

  it('exists only for connections that have one', async () => {
    const run = client().direct.use('slack', scope('any'), (api) => api.get(profile));
    expect((await rejectionOf(run)).code).toBe('connection-unknown');
  });
});
