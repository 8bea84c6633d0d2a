import { describe, expect, it } from 'vitest';
import { REDELIVERY_SECONDS } from '../../../shared/config/job-limits.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { followAccount } from '../../../shared/digest/health/follow-account.ts';
import type { Pause } from '../../../shared/digest/settings/settings.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AccountStatus } from '../../../shared/scalekit/scalekit.ts';
import { ada, noAccounts, setUp, userOf } from '../../support/reconcile/sweep-fakes.ts';

const GMAIL: AccountRef = { connection: 'gmail' };
const SLACK: AccountRef = { connection: 'slack' };
const work = { ...ada, account: 'work' };
const LATE_MS = REDELIVERY_SECONDS * 1_000;

/** A digest of Ada, whose mailbox is ACTIVE, and the time after the redelivery of its webhooks. */
async function openDigest(over: Record<string, unknown> = {}) {
  const sweep = setUp({ labels: ['work'] });
  await sweep.change(ada, over);
  const begun = sweep.clock.now;
  sweep.clock.now += LATE_MS + 1_000;
  return Object.assign(sweep, {
    begun,
    /** Changes the account's status without a webhook. */
    show: (status: AccountStatus, ref = GMAIL, at: number | undefined = begun + 1_000) =>
      sweep.accounts.set(ada, ref, status, at),
    async pause(pause: Omit<Pause, 'since'>, since = begun) {
      const settings = await sweep.settings.find(ada);
      await sweep.settings.pause(ada, settings?.revision ?? '', { ...pause, since });
    },
    deliver: (at: number) => sweep.settings.recordOutcome(ada, { slot: '2026', status: 'DELIVERED', at }),
  });
}

const forGmail = { reason: 'account', connection: 'gmail' } as const;

describe('an account that no webhook reported', () => {
  it.each<AccountStatus>(['EXPIRED', 'DISCONNECTED'])(
    'pauses its digest with one notice and one event: %s',
    async (status) => {
      const set = await openDigest();
      set.show(status);
      const outcome = await set.run();
      expect(outcome).toMatchObject({
        accounts: { ...noAccounts, checked: 1, paused: 1 },
        missed: { lost: 1, restored: 0 },
        findings: { missed: 1, aligned: 0, failed: 0, silent: 0 },
      });
      const paused = { ...forGmail, since: set.clock.now };
      expect(await set.pauseOf(ada)).toEqual(paused);
      const id = expect.stringMatching(/^reconcile-[\w-]{43}$/);
      const occurredAt = new Date(set.begun + 1_000).toISOString();
      expect(set.published).toEqual([{ id, identifier: 'ada', connection: 'gmail', status, occurredAt }]);
      set.clock.now += 86_400_000;
      expect((await set.run()).accounts).toEqual({ ...noAccounts, checked: 1 });
      expect([await set.pauseOf(ada), set.published.length]).toEqual([paused, 1]);
    },
  );

  it('lifts the pause when it is ACTIVE again', async () => {
    const set = await openDigest();
    await set.pause(forGmail);
    set.show('ACTIVE');
    expect(await set.run()).toMatchObject({
      accounts: { ...noAccounts, checked: 1, lifted: 1 },
      missed: { lost: 0, restored: 1 },
    });
    expect(await set.pauseOf(ada)).toBeUndefined();
    expect(set.published).toMatchObject([{ identifier: 'ada', connection: 'gmail', status: 'ACTIVE' }]);
  });

  it('stays paused after a refusal until it has changed, also for a webhook', async () => {
    const set = await openDigest();
    await set.pause({ ...forGmail, refusedAt: set.begun + 60_000 });
    const paused = await set.pauseOf(ada);
    const scope = { user: ada, deadline: Number.MAX_SAFE_INTEGER };
    const followDeps = { ...set.deps, settings: set.settings };
    for (const at of [set.begun, set.begun + 50_000]) {
      set.show('ACTIVE', GMAIL, at);
      expect((await set.run()).accounts).toEqual({ ...noAccounts, checked: 1 });
      await followAccount(GMAIL, { isDeleted: false }, scope, followDeps);
      expect(await set.pauseOf(ada)).toEqual(paused);
    }
    // Within a whole second of Scalekit's.
    set.show('ACTIVE', GMAIL, set.begun + 59_000);
    expect((await set.run()).accounts).toMatchObject({ lifted: 1 });
    expect(await set.pauseOf(ada)).toBeUndefined();
  });

  it('that another lost account follows lifts one pause and begins the other', async () => {
    const set = await openDigest({ delivery: 'slack' });
    await set.pause(forGmail);
    set.show('ACTIVE');
    set.show('EXPIRED', SLACK);
    expect(await set.run()).toMatchObject({ accounts: { paused: 1, lifted: 1 }, missed: { lost: 1 } });
    expect(await set.pauseOf(ada)).toMatchObject({ reason: 'account', connection: 'slack' });
  });

  it.each<[string, AccountStatus, Omit<Pause, 'since'> | undefined]>([
    ['is being linked', 'PENDING_VERIFICATION', undefined],
    ['is not linked yet, or has an unknown status', 'PENDING_AUTH', undefined],
    ['is being linked again', 'PENDING_VERIFICATION', forGmail],
    ['is lost, as the digest knows', 'EXPIRED', forGmail],
    ['is not the one of the pause', 'ACTIVE', { ...forGmail, account: 'work' }],
    ['is ACTIVE while the user pauses', 'ACTIVE', { reason: 'user' }],
    ['is lost while the user pauses', 'EXPIRED', { reason: 'user' }],
    ['is ACTIVE while failures pause', 'ACTIVE', { reason: 'failures' }],
  ])('changes nothing when it %s', async (_what, status, pause) => {
    const set = await openDigest();
    if (pause !== undefined) await set.pause(pause);
    const before = await set.pauseOf(ada);
    set.show(status);
    expect(await set.run()).toMatchObject({
      accounts: { paused: 0, lifted: 0 },
      missed: { lost: 0, restored: 0 },
    });
    expect([await set.pauseOf(ada), set.published]).toEqual([before, []]);
  });

  it('is not even asked for where no account ends the pause', async () => {
    const set = await openDigest();
    await set.pause({ reason: 'user' });
    await set.run();
    expect(set.accounts.reads).toEqual([]);
  });

  it('never ends a digest, also when Scalekit has none', async () => {
    const set = await openDigest();
    await set.deliver(set.begun + 1);
    set.show('NOT_CONNECTED');
    expect(await set.run()).toMatchObject({ accounts: { paused: 1 }, missed: { lost: 1 } });
    expect(set.published).toMatchObject([{ status: 'NOT_CONNECTED' }]);
    expect([set.scheduled(ada) === undefined, await set.pauseOf(ada)]).toEqual([
      false,
      { ...forGmail, since: set.clock.now },
    ]);
  });
});

describe('a change is followed, but not counted as missed,', () => {
  it.each<[string, (set: Awaited<ReturnType<typeof openDigest>>) => unknown, boolean]>([
    [
      'while Scalekit may still deliver it',
      (set) => set.show('EXPIRED', GMAIL, set.clock.now - LATE_MS + 1),
      false,
    ],
    ['and is from then on', (set) => set.show('EXPIRED', GMAIL, set.clock.now - LATE_MS), true],
    ['when the digest was set up after it', (set) => set.show('EXPIRED', GMAIL, set.begun), false],
    ['when the account was never there', (set) => set.show('NOT_CONNECTED'), false],
    [
      'when the account ended before the digest was set up again',
      async (set) => {
        await set.deliver(set.begun - 1);
        set.show('NOT_CONNECTED');
      },
      false,
    ],
    [
      'when the account was ACTIVE all the time that the digest was paused',
      async (set) => {
        await set.pause(forGmail, set.begun + 1_000);
        set.show('ACTIVE');
      },
      false,
    ],
  ])('%s', async (_when, event, isMissed) => {
    const set = await openDigest();
    await event(set);
    const { accounts, missed } = await set.run();
    expect(accounts.paused + accounts.lifted).toBe(1);
    expect([missed.lost + missed.restored, set.published.length]).toEqual(isMissed ? [1, 1] : [0, 0]);
  });
});

describe('the accounts of a user', () => {
  it('cost one RPC per label, also where a digest needs two', async () => {
    const set = await openDigest({ delivery: 'slack' });
    set.show('ACTIVE', SLACK);
    await set.run();
    expect(set.accounts.reads).toEqual(['list ada']);
    await set.change(work, { delivery: 'slack' });
    set.accounts.reads.length = 0;
    expect((await set.run()).accounts).toEqual({ ...noAccounts, checked: 2 });
    expect(set.accounts.reads).toEqual(['list ada', 'list ada', 'list ada']);
  });

  it('count once where several digests need the lost one, each of which is paused', async () => {
    const set = await openDigest({ delivery: 'slack' });
    await set.change(work, { delivery: 'slack' });
    set.clock.now += LATE_MS;
    set.show('EXPIRED', SLACK, set.clock.now - LATE_MS);
    expect(await set.run()).toMatchObject({ accounts: { checked: 2, paused: 2 }, missed: { lost: 1 } });
    expect(set.published.length).toBe(1);
    const paused = { reason: 'account', connection: 'slack', since: set.clock.now };
    expect([await set.pauseOf(ada), await set.pauseOf(work)]).toEqual([paused, paused]);
  });

  it('of a label are its own: the others stay', async () => {
    const set = await openDigest();
    await set.change(work);
    set.show('EXPIRED', { ...GMAIL, account: 'work' });
    expect((await set.run()).accounts).toMatchObject({ checked: 2, paused: 1 });
    expect([await set.pauseOf(ada), await set.pauseOf(work)]).toMatchObject([undefined, { account: 'work' }]);
  });

  it('are left for the next run, with the event’s id, when the event cannot be published', async () => {
    const set = await openDigest();
    set.show('EXPIRED');
    const { publish } = set.deps.bus;
    set.deps.bus.publish = async (event) => {
      await publish(event);
      throw new AppError('upstream-unavailable');
    };
    expect(await set.run()).toMatchObject({ accounts: { failed: 1, paused: 0 }, missed: { lost: 0 } });
    expect(set.reported).toEqual(['accounts not checked: ada upstream-unavailable']);
    set.deps.bus.publish = publish;
    expect(await set.run()).toMatchObject({ accounts: { paused: 1 }, missed: { lost: 1 } });
    expect(new Set(set.published.map(({ id }) => id)).size).toBe(1);
  });

  it('are checked for the others when those of one user fail', async () => {
    const set = await openDigest();
    await set.change(userOf('eve'));
    set.accounts.fail = (identifier) => {
      if (identifier === 'ada') throw new AppError('provider-error');
    };
    expect(await set.run()).toMatchObject({
      accounts: { ...noAccounts, checked: 2, failed: 1 },
      failures: ['provider-error'],
      isDone: true,
    });
  });
});
