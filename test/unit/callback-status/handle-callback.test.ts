import { describe, expect, it } from 'vitest';
import { handleCallback } from '../../../functions/callback-status/handle-callback.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { eve, linkingFixture } from '../../support/linking/linking-fixture.ts';

const browserSecret = 'the-secret-of-the-browser-that-started';

async function setUp(cookieHash: string | undefined = sha256(browserSecret)) {
  const fixture = linkingFixture();
  const { deps, flows, start, consent, scopeOf } = fixture;
  const back = consent(await start({ cookieHash }));
  const call = (over: Partial<Parameters<typeof handleCallback>[0]> = {}) => {
    const { requestId, deadline } = scopeOf();
    return handleCallback({ ...back, browserSecret, ...over }, { requestId, deadline }, deps);
  };
  return { ...fixture, back, call, flowStatus: () => flows.held.get(back.state)?.status };
}

describe('handleCallback', () => {
  it('activates the account of the user who started when the browser has the secret', async () => {
    const { back, call, verified, flowStatus } = await setUp();
    expect(await call()).toEqual({ outcome: 'linked', connection: 'gmail' });
    expect(verified).toEqual([`${back.authRequestId} for ada`]);
    expect(flowStatus()).toBe('CONSUMED');
  });

  it('returns the same outcome when the page is loaded again, without a second verification', async () => {
    const { call, verified } = await setUp();
    await call();
    expect(await call()).toEqual({ outcome: 'linked', connection: 'gmail' });
    expect(verified).toHaveLength(1);
  });

  it.each([
    ['no secret', undefined],
    ['another secret', 'another-secret'],
    ['an empty secret', ''],
    ['the hash of the secret', sha256(browserSecret)],
  ])('rejects a browser with %s, and revokes the flow', async (_case, given) => {
    const { call, verified, flowStatus, logged } = await setUp();
    expect(await call({ browserSecret: given })).toEqual({ outcome: 'rejected' });
    expect(flowStatus()).toBe('DENIED');
    expect(logged).toEqual([['flow rejected', { reason: 'foreign-state' }]]);
    expect(await call()).toEqual({ outcome: 'rejected' });
    expect(verified).toEqual([]);
  });

  it.each([0, 21, 42])('compares the whole hash of the secret, also its character %i', async (at) => {
    const hash = sha256(browserSecret);
    const other = `${hash.slice(0, at)}${hash[at] === 'x' ? 'y' : 'x'}${hash.slice(at + 1)}`;
    const { call, verified } = await setUp(other);
    expect(await call()).toEqual({ outcome: 'rejected' });
    expect(verified).toEqual([]);
  });

  it('rejects a flow without a secret, and leaves the flow open for its user', async () => {
    const { call, flowStatus, flows, back, verified } = await setUp();
    const held = flows.held.get(back.state);
    if (held) flows.held.set(back.state, { ...held, cookieHash: undefined });
    expect(await call({ browserSecret: undefined })).toEqual({ outcome: 'rejected' });
    expect(flowStatus()).toBe('PENDING');
    expect(verified).toEqual([]);
  });

  it('rejects an unknown state exactly like a foreign one', async () => {
    const { call } = await setUp();
    expect(await call({ state: 'unknown', browserSecret })).toEqual(await call({ browserSecret: 'foreign' }));
  });

  it('ends the flow when the user refused', async () => {
    const { call, flowStatus, verified } = await setUp();
    expect(await call({ authRequestId: undefined })).toEqual({ outcome: 'refused', connection: 'gmail' });
    expect(flowStatus()).toBe('DENIED');
    expect(verified).toEqual([]);
  });

  it('returns the connection of the consent, and leaves the flow of the cookie open', async () => {
    const { call, flowStatus, startAndConsent } = await setUp();
    const { authRequestId } = await startAndConsent({ connection: 'slack' });
    expect(await call({ authRequestId })).toEqual({ outcome: 'linked', connection: 'slack' });
    expect(flowStatus()).toBe('PENDING');
    expect(await call()).toEqual({ outcome: 'linked', connection: 'gmail' });
  });

  it("activates nothing without the user's confirmation while a service's flow is open", async () => {
    const { call, flowStatus, start, verified } = await setUp();
    await start({ connection: 'slack', service: 'jobs' });
    expect(await call()).toEqual({ outcome: 'unconfirmed' });
    expect([flowStatus(), verified]).toEqual(['PENDING', []]);
    expect(await call({ authRequestId: undefined })).toEqual({ outcome: 'refused', connection: 'gmail' });
  });

  it("reports a flow that is finished already while a service's flow is open", async () => {
    const { call, start } = await setUp();
    await call();
    await start({ connection: 'slack', service: 'jobs' });
    expect(await call()).toEqual({ outcome: 'linked', connection: 'gmail' });
  });

  it('maps an unknown consent to expired', async () => {
    const { call, flowStatus } = await setUp();
    expect(await call({ authRequestId: 'unknown' })).toEqual({ outcome: 'expired' });
    expect(flowStatus()).toBe('EXPIRED');
  });

  it("maps another user's consent to rejected", async () => {
    const { call, flowStatus, start, consent } = await setUp();
    const { authRequestId } = consent(await start({ user: eve }), 'eve');
    expect(await call({ authRequestId })).toEqual({ outcome: 'rejected' });
    expect(flowStatus()).toBe('DENIED');
  });

  it.each(['before', 'after'] as const)(
    'maps a failure of Scalekit %s its effect to unavailable',
    async (when) => {
      const { call, faults, flowStatus } = await setUp();
      faults.verify.push(when);
      expect(await call()).toEqual({ outcome: 'unavailable' });
      expect(flowStatus()).toBe('PENDING');
      expect(await call()).toEqual({ outcome: 'linked', connection: 'gmail' });
    },
  );

  it('maps an unexpected error to unavailable, and logs its trace', async () => {
    const { call, deps, logged } = await setUp();
    deps.flows.find = async () => {
      throw new TypeError('secret text');
    };
    expect(await call()).toEqual({ outcome: 'unavailable' });
    expect(logged).toEqual([['flow not finished', { code: 'internal', trace: expect.anything() }]]);
    expect(JSON.stringify(logged)).not.toContain('secret text');
  });
});
