import { describe, expect, it } from 'vitest';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import type { Choice } from '../../../shared/digest/settings/settings.ts';
import type { Change } from '../../../shared/state/settings-updates.ts';
import { ada, choice, DigestFakes, ended, message, slotAfter } from '../../support/digest/digest-fakes.ts';

const delivered = { status: 'DELIVERED', counts: { read: 1, summarised: 1, skipped: 0 } };
const work = { ...ada, account: 'work' };
const mailbox: AccountRef = { connection: 'gmail', account: 'work' };

/** The digests of both mailboxes of one user, with one time. */
async function setUp(over: Partial<Choice> = {}, change: Partial<Change> = {}) {
  const fakes = await DigestFakes.create();
  const at = fakes.now - 60_000;
  await fakes.settings.put(work, { choice: { ...choice, ...over }, revision: 'r1', at, ...change });
  const refs = () => fakes.calls.map(({ connection, account, tool }) => [tool, connection, account]);
  return { fakes, refs, paused: async () => (await fakes.settings.find(work))?.paused };
}

describe('the digest of a labelled mailbox', () => {
  it('reads, and is mailed from, the labelled account to the address of that account', async () => {
    const { fakes, refs } = await setUp({ delivery: 'email' });
    expect(await fakes.run({ account: 'work' })).toEqual(delivered);
    expect(refs()).toEqual([
      ['gmail_fetch_mails', 'gmail', 'work'],
      ['gmail_get_profile', 'gmail', 'work'],
      ['gmail_send_message', 'gmail', 'work'],
    ]);
    expect(fakes.sent[0]?.input).toMatchObject({
      // The subject is that of every digest, so that each mailbox's query leaves the digests out.
      subject: 'Your mail digest of Sunday, 22 November 2026',
      body: expect.stringContaining('<bdi>Gmail (work)</bdi>'),
    });
  });

  it('is sent through the default account at Slack', async () => {
    const { fakes, refs } = await setUp({ delivery: 'slack' });
    expect(await fakes.run({ account: 'work' })).toEqual(delivered);
    expect(refs()).toEqual([
      ['gmail_fetch_mails', 'gmail', 'work'],
      ['slack_auth_test', 'slack', undefined],
      ['slack_open_conversation', 'slack', undefined],
      ['slack_send_message', 'slack', undefined],
    ]);
    expect(JSON.stringify(fakes.sent[0]?.input)).toContain('Gmail (work)');
  });

  it("reads Gmail's own API with the token of the labelled account", async () => {
    const { fakes } = await setUp({ source: 'direct' });
    const used: AccountRef[] = [];
    const get = async (path: readonly string[]) =>
      path.at(-1) === 'messages' ? { messages: [message] } : message;
    fakes.deps.direct = {
      use: (ref, _scope, run) => {
        used.push(ref);
        return run({ get });
      },
    };
    expect(await fakes.run({ account: 'work' })).toEqual(delivered);
    expect([used, fakes.calls]).toEqual([[mailbox], []]);
  });

  it('is delivered at the same time as that of the default mailbox, each once', async () => {
    const { fakes } = await setUp();
    const runs = [fakes.run(), fakes.run({ account: 'work' }), fakes.run({ account: 'work' })];
    await Promise.allSettled(runs);
    expect(fakes.states()).toEqual(['DELIVERED', 'DELIVERED']);
    expect((await fakes.slots.findLatest(work))?.scheduledTime).toBe(slotAfter(0));
    expect(await fakes.slots.findLatest({ ...ada, account: 'home' })).toBeUndefined();
  });

  it('pauses alone, with the label of the account that must be linked again', async () => {
    const { fakes, paused } = await setUp();
    fakes.results.gmail_fetch_mails = [ended('not-run', 'reconnect-required', mailbox)];
    expect(await fakes.run({ account: 'work' })).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
    expect(await paused()).toEqual({ reason: 'account', since: fakes.now, ...mailbox });
    expect((await fakes.stored())?.paused).toBeUndefined();
  });

  it('pauses for the default account at Slack that it is sent through', async () => {
    const { fakes, paused } = await setUp({ delivery: 'slack' });
    fakes.results.slack_auth_test = [ended('not-run', 'reconnect-required', { connection: 'slack' })];
    expect(await fakes.run({ account: 'work' })).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
    expect(await paused()).toEqual({ reason: 'account', since: fakes.now, connection: 'slack' });
  });

  it('ends its pause when the labelled account is ACTIVE again, whatever the default account is', async () => {
    const { fakes, paused } = await setUp({}, { paused: { reason: 'account', since: 1, ...mailbox } });
    const status = (of: string | undefined) => (of === 'work' ? ('ACTIVE' as const) : ('EXPIRED' as const));
    fakes.deps.accounts.find = async (ref) => ({ ...ref, status: status(ref.account) });
    expect(await fakes.run({ account: 'work' })).toEqual(delivered);
    expect(await paused()).toBeUndefined();
  });

  it('pauses after three failures of its own, not after those of the other mailbox', async () => {
    const { fakes, paused } = await setUp({ delivery: 'email' });
    fakes.results.gmail_send_message = [ended('unknown', 'outcome-unknown')];
    for (const day of [0, 1, 2]) {
      await fakes.run({ account: 'work', scheduledTime: slotAfter(day) });
      await fakes.run({ scheduledTime: slotAfter(day) });
    }
    expect([(await paused())?.reason, (await fakes.stored())?.paused]).toEqual(['failures', undefined]);
  });
});
