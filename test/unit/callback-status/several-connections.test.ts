import { describe, expect, it } from 'vitest';
import { verify } from '../../../functions/callback-status/verify.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { ada, linkingFixture } from '../../support/linking/linking-fixture.ts';

const gmail = { connection: 'gmail', status: 'ACTIVE' };
const slack = { connection: 'slack', status: 'ACTIVE' };

/** Ada with an approved flow on each of two connections; `outcome` is a response or a code. */
async function setUp() {
  const fixture = linkingFixture();
  const mail = await fixture.startAndConsent({ connection: 'gmail' });
  const chat = await fixture.startAndConsent({ connection: 'slack' });
  const outcome = (request: Parameters<typeof verify>[0]) =>
    verify(request, fixture.scopeOf(), fixture.deps).catch((error: AppError) => error.code);
  const flowStatus = (state: string) => fixture.flows.held.get(state)?.status;
  return { ...fixture, mail, chat, outcome, flowStatus };
}

describe("verify with the state of one flow and another connection's consent", () => {
  it('reports the connection that was linked, ends its flow, and leaves the named flow open', async () => {
    const { outcome, mail, chat, flowStatus, statusOf, pauseDigest, isPaused } = await setUp();
    await pauseDigest(ada, { connection: 'slack' }, { delivery: 'slack' });
    expect(await outcome({ ...chat, state: mail.state })).toEqual(slack);
    expect([statusOf('gmail'), statusOf('slack')]).toEqual(['PENDING_VERIFICATION', 'ACTIVE']);
    expect([flowStatus(mail.state), flowStatus(chat.state)]).toEqual(['PENDING', 'CONSUMED']);
    expect(await isPaused(ada)).toBe(false);
    expect(await outcome(mail)).toEqual(gmail);
    expect(await outcome(chat)).toEqual(slack);
  });

  it('is rejected before Scalekit is asked when the named account does not wait', async () => {
    const { outcome, chat, start, verified, reason, flowStatus } = await setUp();
    const state = await start({ connection: 'notion' });
    expect(await outcome({ ...chat, state })).toBe('flow-rejected');
    expect(reason()).toEqual({ reason: 'nothing-to-verify' });
    expect(verified).toEqual([]);
    expect([flowStatus(state), flowStatus(chat.state)]).toEqual(['PENDING', 'PENDING']);
    expect(await outcome(chat)).toEqual(slack);
  });

  it('is rejected when the named account is ACTIVE and a link for further scopes is open', async () => {
    const { outcome, mail, chat, start, statusOf } = await setUp();
    expect(await outcome(mail)).toEqual(gmail);
    expect(await outcome({ ...chat, state: await start({ connection: 'gmail' }) })).toBe('flow-rejected');
    expect(statusOf('slack')).toBe('PENDING_VERIFICATION');
  });

  it.each(['before', 'after'] as const)(
    'is reported the same at a repeat when Scalekit failed %s',
    async (when) => {
      const { outcome, mail, chat, faults, flowStatus } = await setUp();
      faults.verify.push(when);
      expect(await outcome({ ...chat, state: mail.state })).toBe('upstream-unavailable');
      expect(await outcome({ ...chat, state: mail.state })).toEqual(slack);
      expect([flowStatus(mail.state), flowStatus(chat.state)]).toEqual(['PENDING', 'CONSUMED']);
      expect(await outcome(mail)).toEqual(gmail);
    },
  );

  it('whose response was lost is reported to the flow of the consent', async () => {
    const { outcome, mail, chat, faults } = await setUp();
    faults.verify.push('after');
    expect(await outcome({ ...chat, state: mail.state })).toBe('upstream-unavailable');
    expect(await outcome(chat)).toEqual(slack);
    expect(await outcome(mail)).toEqual(gmail);
  });

  it('whose consent is used already reports what that linked, and ends no flow', async () => {
    const { outcome, mail, chat, flowStatus, verified } = await setUp();
    expect(await outcome(chat)).toEqual(slack);
    expect(await outcome({ ...chat, state: mail.state })).toEqual(slack);
    expect(flowStatus(mail.state)).toBe('PENDING');
    expect(await outcome(mail)).toEqual(gmail);
    expect(verified).toHaveLength(3);
  });

  it('that Scalekit does not know is rejected and ends no flow while the other account waits', async () => {
    const { outcome, mail, chat, reason, scalekit, flowStatus } = await setUp();
    scalekit.consumed.add(chat.authRequestId);
    expect(await outcome({ ...chat, state: mail.state })).toBe('flow-rejected');
    expect(reason()).toEqual({ reason: 'unknown-consent' });
    expect(flowStatus(mail.state)).toBe('PENDING');
    expect(await outcome(mail)).toEqual(gmail);
    expect(await outcome({ state: chat.state, authRequestId: 'unknown' })).toBe('flow-expired');
    expect(flowStatus(chat.state)).toBe('EXPIRED');
  });

  it('in both directions concurrently reports only what was linked', async () => {
    const { outcome, mail, chat, statusOf } = await setUp();
    const swapped = [outcome({ ...chat, state: mail.state }), outcome({ ...mail, state: chat.state })];
    expect([gmail, slack]).toEqual(expect.arrayContaining(await Promise.all(swapped)));
    expect([await outcome(mail), await outcome(chat)]).toEqual([gmail, slack]);
    expect([statusOf('gmail'), statusOf('slack')]).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('ends the newest flow of that connection, and the older one still succeeds with the consent', async () => {
    const { outcome, mail, chat, pass, start, flowStatus } = await setUp();
    pass(2_000);
    const newer = await start({ connection: 'slack' });
    expect(await outcome({ ...chat, state: mail.state })).toEqual(slack);
    expect([flowStatus(chat.state), flowStatus(newer)]).toEqual(['PENDING', 'CONSUMED']);
    expect(await outcome(chat)).toEqual(slack);
  });

  it('returns upstream-unavailable while the list does not show what was linked', async () => {
    const { outcome, mail, deps, scalekit, flowStatus } = await setUp();
    const stale = await scalekit.accountCalls.listAll({ user: ada, deadline: 0 });
    deps.scalekit.accounts.listAll = async () => stale;
    expect(await outcome(mail)).toBe('upstream-unavailable');
    expect(flowStatus(mail.state)).toBe('PENDING');
    deps.scalekit.accounts.listAll = scalekit.accountCalls.listAll;
    expect(await outcome(mail)).toEqual(gmail);
  });
});

describe('verify with several consents of one connection', () => {
  it('links with each, in any order', async () => {
    const { startAndConsent, deps, scopeOf } = linkingFixture();
    const [one, two] = [await startAndConsent(), await startAndConsent()];
    for (const back of [two, one]) expect(await verify(back, scopeOf(), deps)).toEqual(gmail);
  });

  it('returns flow-expired for a consent that another flow has used', async () => {
    const { startAndConsent, deps, scopeOf } = linkingFixture();
    const [one, two] = [await startAndConsent(), await startAndConsent()];
    expect(await verify(one, scopeOf(), deps)).toEqual(gmail);
    await expect(verify({ ...one, state: two.state }, scopeOf(), deps)).rejects.toMatchObject({
      code: 'flow-expired',
    });
  });

  it('reports the connection that changed when both accounts are ACTIVE already', async () => {
    const { startAndConsent, start, deps, scopeOf, pass } = linkingFixture();
    const [one, two] = [
      await startAndConsent({ connection: 'slack' }),
      await startAndConsent({ connection: 'slack' }),
    ];
    await verify(one, scopeOf(), deps);
    await verify(await startAndConsent(), scopeOf(), deps);
    pass(1_000);
    const state = await start();
    expect(await verify({ ...two, state }, scopeOf(), deps)).toEqual(slack);
  });

  it("is not satisfied by an account of an organization that is not the link's", async () => {
    const { start, deps, scopeOf, scalekit, faults } = linkingFixture();
    const state = await start();
    scalekit.give('ada', 'gmail', 'PENDING_VERIFICATION');
    faults.verify.push('before');
    await expect(verify({ state, authRequestId: 'unknown' }, scopeOf(), deps)).rejects.toMatchObject({
      code: 'upstream-unavailable',
    });
    await expect(verify({ state, authRequestId: 'unknown' }, scopeOf(), deps)).rejects.toMatchObject({
      code: 'flow-expired',
    });
  });
});
