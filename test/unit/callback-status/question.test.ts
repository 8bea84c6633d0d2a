import { describe, expect, it } from 'vitest';
import { cancel } from '../../../functions/callback-status/cancel.ts';
import { verify } from '../../../functions/callback-status/verify.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { eve, linkingFixture } from '../../support/linking/linking-fixture.ts';

const linked = { connection: 'gmail', status: 'ACTIVE' };

async function setUp() {
  const fixture = linkingFixture();
  const service = await fixture.startAndConsent({ service: 'jobs' });
  const call = (request: Parameters<typeof verify>[0], user?: typeof eve) =>
    verify(request, fixture.scopeOf(user), fixture.deps);
  return { ...fixture, service, call };
}

/** The paths of a 400. */
async function wrongFields(promise: Promise<unknown>) {
  const { code, facts } = await rejectionOf(promise);
  return code === 'invalid-request' ? facts.errors?.map(({ path }) => path) : code;
}

describe("while a service's flow is open, verify", () => {
  it.each(['gmail', 'slack'])(
    "demands the confirmation for the service's consent with the user's own %s flow",
    async (connection) => {
      const { call, service, start, flows, verified } = await setUp();
      const state = await start({ connection });
      expect(await wrongFields(call({ ...service, state }))).toEqual(['body.confirmed']);
      expect(await wrongFields(call(service))).toEqual(['body.confirmed']);
      expect(verified).toEqual([]);
      expect(flows.held.get(state)?.status).toBe('PENDING');
    },
  );

  it("accepts the confirmation for the user's own flow too", async () => {
    const { call, startAndConsent } = await setUp();
    const own = await startAndConsent();
    expect(await wrongFields(call(own))).toEqual(['body.confirmed']);
    expect(await call({ ...own, confirmed: true })).toEqual(linked);
  });

  it('finishes the flow that the user confirms, and demands no confirmation afterwards', async () => {
    const { call, service, startAndConsent } = await setUp();
    expect(await call({ ...service, confirmed: true })).toEqual(linked);
    const own = await startAndConsent();
    expect(await wrongFields(call({ ...own, confirmed: true }))).toEqual(['body.confirmed']);
    expect(await call(own)).toEqual(linked);
  });

  it('demands none of another user', async () => {
    const { call, start, consent } = await setUp();
    const back = consent(await start({ user: eve }), 'eve');
    expect(await call(back, eve)).toEqual(linked);
  });
});

describe("after the end of a service's flow, verify", () => {
  it('returns the response of that flow again, and demands no confirmation for it', async () => {
    const { call, pass, service } = await setUp();
    expect(await call({ ...service, confirmed: true })).toEqual(linked);
    expect([await call(service), await call({ ...service, confirmed: true })]).toEqual([linked, linked]);
    const late = await setUp();
    late.pass(600_000);
    pass(600_000);
    expect((await rejectionOf(late.call(late.service))).code).toBe('flow-expired');
    expect(await call(service)).toEqual(linked);
  });

  it('demands no confirmation once the flow has expired', async () => {
    const { call, pass, startAndConsent } = await setUp();
    pass(600_000);
    expect(await call(await startAndConsent())).toEqual(linked);
  });

  it('still demands the confirmation when the user has cancelled the flow, whose link can still be approved', async () => {
    const { call, deps, pass, scopeOf, service, start, startAndConsent } = await setUp();
    await cancel(service.state, scopeOf(), deps);
    expect(await wrongFields(call({ ...service, state: await start() }))).toEqual(['body.confirmed']);
    pass(600_000);
    expect(await call(await startAndConsent())).toEqual(linked);
  });

  it('demands no confirmation once the user has disconnected the connection', async () => {
    const { call, deps, flows, service, startAndConsent } = await setUp();
    await flows.discardAll(
      { issuer: 'https://issuer', identifier: 'ada' },
      { connection: 'gmail' },
      deps.now(),
    );
    expect(flows.held.get(service.state)?.status).toBe('EXPIRED');
    expect(await call(await startAndConsent())).toEqual(linked);
  });

  it('still demands the confirmation when another user revoked the flow', async () => {
    const { call, pass, service, start, startAndConsent } = await setUp();
    const other = await start();
    expect((await rejectionOf(call({ state: service.state, authRequestId: 'any' }, eve))).code).toBe(
      'flow-rejected',
    );
    expect(await wrongFields(call({ ...service, state: other }))).toEqual(['body.confirmed']);
    pass(599_000);
    expect(await wrongFields(call(await startAndConsent()))).toEqual(['body.confirmed']);
    pass(1_000);
    expect(await call(await startAndConsent())).toEqual(linked);
  });

  it('still demands the confirmation when an unknown consent ended the flow', async () => {
    const { call, service, start } = await setUp();
    const refused = call({ ...service, authRequestId: 'unknown', confirmed: true });
    expect((await rejectionOf(refused)).code).toBe('flow-expired');
    expect(await wrongFields(call({ ...service, state: await start() }))).toEqual(['body.confirmed']);
  });

  it("demands it for a service's flow even if the open flows do not show it", async () => {
    const { call, deps, service } = await setUp();
    deps.flows.findOpen = async () => ({ has: () => false, mustConfirm: false });
    expect(await wrongFields(call(service))).toEqual(['body.confirmed']);
    expect(await call({ ...service, confirmed: true })).toEqual(linked);
  });
});
