import { describe, expect, it } from 'vitest';
import { reportLinked } from '../../../functions/callback-status/report-linked.ts';
import { ada, linkingFixture } from '../../support/linking/linking-fixture.ts';

describe('a consent that may have linked one of several connections', () => {
  it.each([
    ['slack', 'slack'],
    ['notion', 'notion'],
    ['none of them', 'notion'],
  ])('is reported as that whose flow is open: %s', async (open, expected) => {
    const { deps, flows, start, statusOf } = linkingFixture();
    const state = await start();
    const other = open === 'none of them' ? undefined : await start({ connection: open });
    await flows.lease(state, ada, 'attempt', deps.now());
    const flow = flows.held.get(state);
    if (flow === undefined) throw new Error('The flow is not stored.');
    const back = { state, authRequestId: 'request' };
    expect(await reportLinked(['notion', 'slack'], flow, back, deps)).toEqual({ connection: expected });
    expect(flows.held.get(state)?.status).toBe('PENDING');
    if (other !== undefined) expect(flows.held.get(other)?.status).toBe('CONSUMED');
    expect(statusOf('gmail')).toBe('PENDING_AUTH');
  });
});
