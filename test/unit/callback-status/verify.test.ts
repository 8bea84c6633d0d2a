import { describe, expect, it } from 'vitest';
import { verify } from '../../../functions/callback-status/verify.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { ada, eve, linkingFixture } from '../../support/linking/linking-fixture.ts';

const linked = { connection: 'gmail', status: 'ACTIVE' };

function setUp() {
  const fixture = linkingFixture();
  const call = (request: Parameters<typeof verify>[0], user = ada) =>
    verify(request, fixture.scopeOf(user), fixture.deps);
  return {
    ...fixture,
    call,
    codeOf: async (...given: Parameters<typeof call>) => (await rejectionOf(call(...given))).code,
  };
}

describe('verify', () => {
  it('activates the account for the user who started', async () => {
    const { call, verified, flows, startAndConsent } = setUp();
    const back = await startAndConsent();
    expect(await call(back)).toEqual(linked);
    expect(verified).toEqual([`${back.authRequestId} for ada`]);
    expect(flows.held.get(back.state)?.status).toBe('CONSUMED');
  });

  it('lifts the pause of a digest that waits for this account, and of no other digest', async () => {
    const { call, pauseDigest, isPaused, startAndConsent, start, consent } = setUp();
    for (const user of [ada, eve]) await pauseDigest(user, { connection: 'gmail' });
    await call(await startAndConsent());
    expect([await isPaused(ada), await isPaused(eve)]).toEqual([false, true]);
    await pauseDigest(ada, { connection: 'gmail' });
    const back = { ...consent(await start({ user: eve }), 'eve'), state: await start() };
    await call({ ...back, authRequestId: 'unknown' }).catch(() => undefined);
    expect(await isPaused(ada)).toBe(true);
  });

  it('activates the account even when the table fails to lift the pause', async () => {
    const { call, deps, flows, startAndConsent } = setUp();
    deps.settings.findRecord = () => Promise.reject(new AppError('upstream-unavailable'));
    const back = await startAndConsent();
    expect(await call(back)).toEqual(linked);
    expect(flows.held.get(back.state)?.status).toBe('CONSUMED');
  });

  it('returns the same to the owner again while the account is ACTIVE, without a second verification', async () => {
    const { call, codeOf, deps, scopeOf, verified, startAndConsent } = setUp();
    const back = await startAndConsent();
    await call(back);
    expect(await call(back)).toEqual(linked);
    await deps.scalekit.accounts.removeAll({ connection: 'gmail' }, scopeOf());
    expect(await codeOf(back)).toBe('flow-expired');
    expect(verified).toHaveLength(1);
  });

  it('activates the account even when the table fails to record the end of the consent', async () => {
    const { call, consents, startAndConsent } = setUp();
    consents.recordEnd = () => Promise.reject(new AppError('upstream-unavailable'));
    expect(await call(await startAndConsent())).toEqual(linked);
  });

  it('passes an internal error on, and leaves the flow open', async () => {
    const { codeOf, deps, flows, startAndConsent } = setUp();
    const back = await startAndConsent();
    deps.scalekit.links.verify = () => Promise.reject(new AppError('internal'));
    expect(await codeOf(back)).toBe('internal');
    expect(flows.held.get(back.state)?.status).toBe('PENDING');
  });

  it.each(['deadline-exceeded', 'provider-error', 'internal'] as const)(
    'returns what a client can act on when the accounts cannot be listed: %s',
    async (code) => {
      const { call, codeOf, deps, startAndConsent } = setUp();
      const back = await startAndConsent();
      const { listAll } = deps.scalekit.accounts;
      const fail = () => Promise.reject(new AppError(code));
      const expected = code === 'internal' ? 'internal' : 'upstream-unavailable';
      deps.scalekit.accounts.listAll = fail;
      expect(await codeOf(back)).toBe(expected);
      deps.scalekit.accounts.listAll = listAll;
      await call(back);
      // The flow has ended: the repeat lists the accounts, too.
      deps.scalekit.accounts.listAll = fail;
      expect(await codeOf(back)).toBe(expected);
    },
  );

  it('returns upstream-unavailable to the owner again when the account cannot be listed', async () => {
    const { call, codeOf, faults, startAndConsent } = setUp();
    const back = await startAndConsent();
    await call(back);
    faults.listAll.push('fails');
    expect(await codeOf(back)).toBe('upstream-unavailable');
  });

  it.each([
    ['another identifier', eve],
    ['the same identifier of another issuer', { ...ada, issuer: 'https://other' }],
  ])('rejects %s, and revokes the flow for its owner too', async (_case, user) => {
    const { codeOf, verified, logged, startAndConsent } = setUp();
    const back = await startAndConsent();
    expect(await codeOf(back, user)).toBe('flow-rejected');
    expect(await codeOf(back)).toBe('flow-rejected');
    expect(verified).toEqual([]);
    expect(logged.map(([, fields]) => fields)).toEqual([{ reason: 'foreign-state' }, { reason: 'denied' }]);
  });

  it('rejects a consent that a foreign browser brought, with any other flow too', async () => {
    const { call, codeOf, flows, reason, verified, start, startAndConsent } = setUp();
    const back = await startAndConsent();
    await rejectionOf(call(back, eve));
    const state = await start();
    expect(await codeOf({ ...back, state })).toBe('flow-rejected');
    expect(reason()).toEqual({ reason: 'revoked-consent' });
    // The flow that such a consent came with is not left open for another.
    expect(flows.held.get(state)?.status).toBe('DENIED');
    expect(verified).toEqual([]);
    expect(await call(await startAndConsent())).toEqual(linked);
  });

  it('rejects a consent that a foreign browser brought after its first attempt', async () => {
    const { codeOf, faults, verified, start, startAndConsent } = setUp();
    const back = await startAndConsent();
    faults.verify.push('before');
    expect(await codeOf(back)).toBe('upstream-unavailable');
    expect(await codeOf(back, eve)).toBe('flow-rejected');
    expect(await codeOf({ ...back, state: await start() })).toBe('flow-rejected');
    expect(verified).toHaveLength(1);
  });

  it('returns an error to a foreign browser until both the consent and the flow are revoked', async () => {
    const { codeOf, consents, flows, startAndConsent } = setUp();
    const back = await startAndConsent();
    const { revoke } = consents;
    consents.revoke = () => Promise.reject(new AppError('upstream-unavailable'));
    expect(await codeOf(back, eve)).toBe('upstream-unavailable');
    // The flow that is still open shows that the revocation is incomplete.
    expect(flows.held.get(back.state)?.status).toBe('PENDING');
    consents.revoke = revoke;
    expect(await codeOf(back, eve)).toBe('flow-rejected');
    expect([consents.revoked.has(back.authRequestId), flows.held.get(back.state)?.status]).toEqual([
      true,
      'DENIED',
    ]);
  });

  it('does not reopen a consumed flow for a foreign user', async () => {
    const { call, flows, startAndConsent } = setUp();
    const back = await startAndConsent();
    await call(back);
    await rejectionOf(call(back, eve));
    expect(flows.held.get(back.state)?.status).toBe('CONSUMED');
  });

  it('rejects an unknown state exactly like a foreign one', async () => {
    const { call, startAndConsent } = setUp();
    const unknown = await rejectionOf(call({ state: 'an-unknown-state-12345', authRequestId: 'req' }));
    const foreign = await rejectionOf(call(await startAndConsent(), eve));
    expect({ code: unknown.code, facts: unknown.facts }).toEqual({
      code: foreign.code,
      facts: foreign.facts,
    });
  });

  it('rejects when the consent was for another identifier', async () => {
    const { codeOf, flows, reason, start, startAndConsent } = setUp();
    const { authRequestId } = await startAndConsent({ user: eve });
    const { state } = await startAndConsent();
    expect(await codeOf({ state, authRequestId })).toBe('flow-rejected');
    expect(reason()).toEqual({ reason: 'identifier-mismatch' });
    expect(flows.held.get(state)?.status).toBe('DENIED');
    expect(await start()).toBeDefined();
  });

  it('returns flow-expired to the owner after ten minutes', async () => {
    const { codeOf, pass, startAndConsent } = setUp();
    const back = await startAndConsent();
    pass(600_000);
    expect(await codeOf(back)).toBe('flow-expired');
  });

  it('returns flow-expired to the owner for an unknown consent, and ends the flow', async () => {
    const { codeOf, flows, startAndConsent } = setUp();
    const { state } = await startAndConsent();
    for (let n = 0; n < 2; n += 1)
      expect(await codeOf({ state, authRequestId: 'unknown' })).toBe('flow-expired');
    expect(flows.held.get(state)?.status).toBe('EXPIRED');
  });

  it.each([
    ['Scalekit is down', ['before'], []],
    ['the accounts cannot be listed before', [], ['fails']],
  ] as const)('leaves the flow open for another attempt when %s', async (_case, fates, lists) => {
    const { call, codeOf, faults, flows, startAndConsent } = setUp();
    const back = await startAndConsent();
    faults.verify.push(...fates);
    faults.listAll.push(...lists);
    expect(await codeOf(back)).toBe('upstream-unavailable');
    expect(flows.held.get(back.state)?.status).toBe('PENDING');
    expect(await call(back)).toEqual(linked);
  });

  it.each([
    ['verification', ['after'], []],
    ['list after the verification', [], ['works', 'fails']],
  ] as const)('succeeds at a repeat when the response of the %s was lost', async (_case, fates, lists) => {
    const { call, codeOf, faults, pass, startAndConsent } = setUp();
    // All times of an account at Scalekit are whole seconds.
    pass(750);
    const back = await startAndConsent();
    faults.verify.push(...fates);
    faults.listAll.push(...lists);
    expect(await codeOf(back)).toBe('upstream-unavailable');
    expect(await call(back)).toEqual(linked);
  });

  it('finds no lost response for an unknown consent when the account was ACTIVE before', async () => {
    const { codeOf, faults, scalekit, start } = setUp();
    const state = await start();
    scalekit.give('ada', 'gmail', 'ACTIVE');
    faults.verify.push('before');
    expect(await codeOf({ state, authRequestId: 'unknown' })).toBe('upstream-unavailable');
    expect(await codeOf({ state, authRequestId: 'unknown' })).toBe('flow-expired');
  });

  it('verifies once when two attempts race', async () => {
    const { call, verified, startAndConsent } = setUp();
    const back = await startAndConsent();
    const outcomes = await Promise.allSettled([call(back), call(back)]);
    expect(verified).toHaveLength(1);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    for (const { reason } of refused) expect(reason.code).toBe('upstream-unavailable');
  });

  it('takes over from a dead attempt when its lease has ended', async () => {
    const { call, deps, flows, pass, startAndConsent } = setUp();
    const back = await startAndConsent();
    await flows.lease(back.state, ada, 'dead', deps.now());
    expect((await rejectionOf(call(back))).facts.retryAfter).toBeGreaterThan(0);
    pass(31_000);
    expect(await call(back)).toEqual(linked);
  });
});
