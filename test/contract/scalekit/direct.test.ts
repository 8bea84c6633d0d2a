import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProviderApi } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';

const { linked, control, client } = useSimulatedClient({ gmail: 'gmail-x7', other: 'other-x7' });
const profile = ['gmail', 'v1', 'users', 'me', 'profile'];
const messages = ['gmail', 'v1', 'users', 'me', 'messages'];

/** The simulator's calls of a user, in order. */
async function callsOf(identifier: string): Promise<string[]> {
  const { entries } = await control().get(`rpcs?identifier=${identifier}`);
  return entries.map(({ method }) => method);
}

/** Calls the provider's API with the user's token. Returns the JSON of the response. */
async function get(identifier: string, path: string[], ms?: number): Promise<unknown> {
  const scalekit = await linked(identifier);
  return scalekit.direct.use({ connection: 'gmail' }, scope(identifier, ms), (gmail) => gmail.get(path));
}

afterEach(() => control().remove('faults'));

describe('the provider’s own API', () => {
  it('is called with a token that was fetched for this work', async () => {
    const scalekit = await linked('own');
    const read = () =>
      scalekit.direct.use({ connection: 'gmail' }, scope('own'), (gmail) => gmail.get(profile));
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

  it.each(['other', 'toString'])('is refused for a connection without an address: %s', async (connection) => {
    const scalekit = await linked('no-address');
    const work = scalekit.direct.use({ connection }, scope('no-address'), (api) => api.get(profile));
    expect((await rejectionOf(work)).code).toBe('connection-unknown');
    expect(await callsOf('no-address')).toEqual([]);
  });

  it('returns undefined on 404', async () => {
    expect(await get('nothing', [...messages, 'nope'])).toBeUndefined();
  });

  it('is closed when the work ends', async () => {
    const scalekit = await linked('late');
    let kept: ProviderApi | undefined;
    await scalekit.direct.use({ connection: 'gmail' }, scope('late'), async (gmail) => {
      kept = gmail;
    });
    expect((await rejectionOf(kept?.get(profile) ?? Promise.resolve())).code).toBe('upstream-unavailable');
    expect(await callsOf('late')).toEqual(['getConnectedAccountAuth']);
  });

  it('shows no token when it is inspected', async () => {
    const scalekit = await linked('shown');
    const shown = await scalekit.direct.use({ connection: 'gmail' }, scope('shown'), async (gmail) =>
      inspect(gmail, { showHidden: true, depth: null }),
    );
    expect(shown).not.toMatch(/ya29/);
  });

  it.each(['EXPIRED', 'PENDING_AUTH', 'DISCONNECTED'])(
    'fails with reconnect-required when the account is %s',
    async (status) => {
      const identifier = `not-${status.toLowerCase()}`;
      const scalekit = await linked(identifier);
      await control().post('accounts/status', { identifier, connection: 'gmail-x7', status });
      const run = scalekit.direct.use({ connection: 'gmail' }, scope(identifier), (gmail) =>
        gmail.get(profile),
      );
      expect(await rejectionOf(run)).toMatchObject({
        code: 'reconnect-required',
        facts: { connection: 'gmail' },
        isRefusedCredential: false,
      });
    },
  );

  it('fails with reconnect-required when there is no account', async () => {
    const run = client().direct.use({ connection: 'gmail' }, scope('unlinked-direct'), (gmail) =>
      gmail.get(profile),
    );
    expect((await rejectionOf(run)).code).toBe('reconnect-required');
  });

  it('fails with provider-error when Scalekit refuses to return the token', async () => {
    const identifier = 'token-refused';
    await control().post('faults', {
      at: 'scalekit.getConnectedAccountAuth',
      identifier,
      do: 'error',
      code: 'PermissionDenied',
    });
    expect((await rejectionOf(get(identifier, profile))).code).toBe('provider-error');
  });

  it.each([
    [401, 'reconnect-required', true],
    [400, 'provider-error', false],
    [500, 'provider-error', false],
  ])('maps the provider’s %i to %s, and is called once', async (httpStatus, code, isRefusedCredential) => {
    const identifier = `status-${httpStatus}`;
    await control().post('faults', {
      at: 'scalekit.gmail',
      identifier,
      do: 'error',
      status: httpStatus,
      share: 1,
    });
    expect(await rejectionOf(get(identifier, profile))).toMatchObject({ code, isRefusedCredential });
    expect(await callsOf(identifier)).toEqual(['getConnectedAccountAuth', 'gmail']);
  });

  it('distinguishes a missing permission from too many requests, which are both 403 of Google', async () => {
    const forbidden = get('theirs', ['gmail', 'v1', 'users', 'bob@example.com', 'profile']);
    expect((await rejectionOf(forbidden)).code).toBe('provider-forbidden');
    await control().post('faults', {
      at: 'scalekit.gmail',
      identifier: 'many',
      do: 'error',
      status: 403,
      share: 1,
    });
    expect((await rejectionOf(get('many', profile))).code).toBe('provider-rate-limited');
  });

  it.each([
    ['a 429', { do: 'error', status: 429, retryAfter: 1 }],
    ['a 503', { do: 'error', status: 503 }],
    ['a reset', { do: 'reset' }],
  ])('is called again after %s', async (name, fault) => {
    const identifier = `again-${name.replaceAll(' ', '-')}`;
    await control().post('faults', { at: 'scalekit.gmail', identifier, ...fault });
    expect(await get(identifier, profile)).toMatchObject({ emailAddress: expect.any(String) });
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
    expect(await rejectionOf(get('wait', profile))).toMatchObject({
      code: 'provider-rate-limited',
      facts: { retryAfter: 600 },
    });
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('fails at the deadline', async () => {
    await control().post('faults', {
      at: 'scalekit.gmail',
      identifier: 'slow',
      do: 'delay',
      ms: 8_000,
      share: 1,
    });
    expect((await rejectionOf(get('slow', profile, 1_000))).code).toBe('deadline-exceeded');
  });

  it('exists only for connections that have one', async () => {
    const run = client().direct.use({ connection: 'slack' }, scope('any'), (api) => api.get(profile));
    expect((await rejectionOf(run)).code).toBe('connection-unknown');
  });
});
