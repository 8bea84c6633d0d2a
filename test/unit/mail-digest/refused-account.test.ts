import { describe, expect, it } from 'vitest';
import { ada, DigestFakes, ended, slotAfter } from '../../support/digest/digest-fakes.ts';

const delivered = { status: 'DELIVERED', counts: { read: 1, summarised: 1, skipped: 0 } };
const skipped = { status: 'SKIPPED', reason: 'reconnect-required' };
const stillPaused = { status: 'SKIPPED', reason: 'paused' };
const refusedBy = (connection: string) =>
  ended('not-run', 'reconnect-required', { connection, isRefusedCredential: true });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A digest that the first slot has paused, whose mailbox Scalekit calls ACTIVE and unchanged. */
async function pauseByRefusal(over: Parameters<typeof DigestFakes.create>[0] = {}) {
  const fakes = await DigestFakes.create(over);
  const account = { updatedAt: fakes.now - 60_000 };
  fakes.deps.accounts.find = async (ref) => ({ ...ref, status: fakes.status, ...account });
  fakes.results.gmail_fetch_mails = [refusedBy('gmail')];
  expect(await fakes.run()).toEqual(skipped);
  const paused = { reason: 'account', since: fakes.now, refusedAt: fakes.now, connection: 'gmail' };
  const pauseOf = async () => (await fakes.stored())?.paused;
  expect(await pauseOf()).toEqual(paused);
  return { fakes, account, paused, pauseOf };
}

describe('a digest whose account the provider has refused, while Scalekit calls it ACTIVE', () => {
  it('is tried again by each daily firing, in the pause that the first refusal began', async () => {
    const { fakes, paused, pauseOf } = await pauseByRefusal();
    for (const day of [1, 2]) {
      fakes.now += DAY_MS;
      expect(await fakes.run({ scheduledTime: slotAfter(day) })).toEqual(skipped);
      expect([fakes.calls.length, await pauseOf()]).toEqual([day + 1, paused]);
    }
    delete fakes.results.gmail_fetch_mails;
    fakes.now += DAY_MS;
    expect(await fakes.run({ scheduledTime: slotAfter(3) })).toEqual(delivered);
    expect(await pauseOf()).toBeUndefined();
  });

  it('is not tried again within 20 hours', async () => {
    const { fakes, paused, pauseOf } = await pauseByRefusal();
    fakes.now += 20 * HOUR_MS - 1;
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual(stillPaused);
    expect([fakes.calls.length, await pauseOf()]).toEqual([1, paused]);
    fakes.now += 1;
    expect(await fakes.run({ scheduledTime: slotAfter(2) })).toEqual(skipped);
  });

  it('is not tried again while Scalekit knows that the account has ended', async () => {
    const { fakes, paused, pauseOf } = await pauseByRefusal();
    fakes.status = 'EXPIRED';
    fakes.now += DAY_MS;
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual(stillPaused);
    expect([fakes.calls.length, await pauseOf()]).toEqual([1, paused]);
  });

  it('resumes when the account has changed', async () => {
    const { fakes, account, pauseOf } = await pauseByRefusal();
    delete fakes.results.gmail_fetch_mails;
    fakes.now += HOUR_MS;
    account.updatedAt = fakes.now;
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual(delivered);
    expect(await pauseOf()).toBeUndefined();
  });

  it('resumes when a run on demand has delivered it', async () => {
    const { fakes, paused, pauseOf } = await pauseByRefusal();
    expect(await fakes.run({ scheduledTime: slotAfter(0.1), byHand: true })).toEqual(skipped);
    expect(await pauseOf()).toEqual(paused);
    delete fakes.results.gmail_fetch_mails;
    expect(await fakes.run({ scheduledTime: slotAfter(0.2), byHand: true })).toEqual(delivered);
    expect(await pauseOf()).toBeUndefined();
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual(delivered);
  });

  it('stays paused by a refusal that a run on demand has not seen', async () => {
    const { fakes, paused, pauseOf } = await pauseByRefusal();
    const { makeDigest } = fakes.deps;
    delete fakes.results.gmail_fetch_mails;
    const later = { ...paused, reason: 'account' as const, refusedAt: fakes.now + 1 };
    fakes.deps.makeDigest = async (...given) => {
      const digest = await makeDigest(...given);
      await fakes.settings.lift(ada, { connection: 'gmail' });
      await fakes.settings.pause(ada, 'r1', later);
      return digest;
    };
    expect(await fakes.run({ scheduledTime: slotAfter(0.1), byHand: true })).toEqual(delivered);
    expect(await pauseOf()).toEqual(later);
  });

  it('is delivered once when the end of its pause cannot be stored, and resumes a day later', async () => {
    const { fakes, pauseOf } = await pauseByRefusal({ delivery: 'email' });
    delete fakes.results.gmail_fetch_mails;
    const { lift } = fakes.settings;
    fakes.settings.lift = () => Promise.reject(new Error('lost'));
    expect(await fakes.run({ scheduledTime: slotAfter(0.1), byHand: true })).toEqual(delivered);
    fakes.settings.lift = lift;
    fakes.now += DAY_MS;
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual(delivered);
    expect([fakes.sent.length, await pauseOf()]).toEqual([2, undefined]);
  });

  it('is paused for the account of the delivery when that is the one which is refused now', async () => {
    const { fakes, pauseOf } = await pauseByRefusal({ delivery: 'slack' });
    delete fakes.results.gmail_fetch_mails;
    fakes.results.slack_auth_test = [refusedBy('slack')];
    fakes.now += DAY_MS;
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual(skipped);
    expect(await pauseOf()).toMatchObject({ connection: 'slack', since: fakes.now, refusedAt: fakes.now });
  });

  it('resumes when a link has overtaken the run that was refused', async () => {
    const fakes = await DigestFakes.create();
    const begun = fakes.now;
    const { read } = fakes.deps.tools;
    fakes.deps.tools.read = async () => {
      fakes.now += 90_000;
      return refusedBy('gmail');
    };
    await fakes.run();
    expect((await fakes.stored())?.paused).toMatchObject({ since: begun + 90_000, refusedAt: begun });
    fakes.deps.accounts.find = async (ref) => ({ ...ref, status: 'ACTIVE', updatedAt: begun + 30_000 });
    fakes.deps.tools.read = read;
    fakes.now += HOUR_MS;
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual(delivered);
  });
});

describe('a digest whose account Scalekit itself has refused', () => {
  it('resumes as soon as the account is ACTIVE', async () => {
    const fakes = await DigestFakes.create();
    fakes.deps.accounts.find = async (ref) => ({ ...ref, status: 'ACTIVE', updatedAt: 1 });
    fakes.results.gmail_fetch_mails = [ended('not-run', 'reconnect-required', { connection: 'gmail' })];
    expect(await fakes.run()).toEqual(skipped);
    delete fakes.results.gmail_fetch_mails;
    fakes.now += HOUR_MS;
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual(delivered);
  });
});
