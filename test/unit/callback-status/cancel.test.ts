import { describe, expect, it } from 'vitest';
import { cancel } from '../../../functions/callback-status/cancel.ts';
import { verify } from '../../../functions/callback-status/verify.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { ada, eve, linkingFixture } from '../../support/linking/linking-fixture.ts';

describe('cancel', () => {
  it("ends the user's own open flow, also while an attempt is under way", async () => {
    const { deps, flows, scopeOf, start } = linkingFixture();
    for (const isLeased of [false, true]) {
      const state = await start();
      if (isLeased) await flows.lease(state, ada, 'attempt', deps.now());
      await cancel(state, scopeOf(), deps);
      expect(flows.held.get(state)?.status).toBe('EXPIRED');
    }
  });

  it.each(['CONSUMED', 'DENIED', 'EXPIRED'] as const)('leaves a flow that is %s as it is', async (status) => {
    const { deps, flows, scopeOf, start } = linkingFixture();
    const state = await start();
    await flows.lease(state, ada, 'attempt', deps.now());
    await flows.settle(state, status);
    await cancel(state, scopeOf(), deps);
    expect(flows.held.get(state)?.status).toBe(status);
  });

  it("rejects another user's flow and revokes it, and rejects an unknown one", async () => {
    const { deps, flows, reason, scopeOf, start, consent } = linkingFixture();
    const back = consent(await start());
    const rejected = await rejectionOf(cancel(back.state, scopeOf(eve), deps));
    expect([rejected.code, reason()]).toEqual(['flow-rejected', { reason: 'foreign-state' }]);
    expect(flows.held.get(back.state)?.status).toBe('DENIED');
    expect((await rejectionOf(verify(back, scopeOf(), deps))).code).toBe('flow-rejected');
    const unknown = await rejectionOf(cancel('an-unknown-state-12345', scopeOf(), deps));
    expect([unknown.code, reason()]).toEqual(['flow-rejected', { reason: 'unknown-state' }]);
  });
});
