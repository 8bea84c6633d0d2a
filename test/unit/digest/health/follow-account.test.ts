import { describe, expect, it } from 'vitest';
import type { Pause } from '../../../../shared/digest/settings/settings.ts';
import type { AccountStatus } from '../../../../shared/scalekit/scalekit.ts';
import { ada, choice } from '../../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../../support/error-of.ts';
import { GMAIL, healthFixture, SLACK, WORK, work } from './health-fixture.ts';

const forGmail: Pause = { reason: 'account', since: 5, connection: 'gmail' };
const forWork: Pause = { ...forGmail, account: 'work' };
const byUser: Pause = { reason: 'user', since: 5 };
const NOTHING = { paused: 0, lifted: 0, ended: 0 };

describe('the digest of a user', () => {
  it.each<[AccountStatus, Pause | undefined]>([
    ['EXPIRED', { ...forGmail, since: 1_000 }],
    ['DISCONNECTED', { ...forGmail, since: 1_000 }],
    ['NOT_CONNECTED', { ...forGmail, since: 1_000 }],
    ['PENDING_AUTH', undefined],
    ['PENDING_VERIFICATION', undefined],
    ['ACTIVE', undefined],
  ])('whose mailbox is %s has the pause %o', async (status, pause) => {
    const set = healthFixture();
    await set.store(ada);
    set.show(GMAIL, status);
    expect(await set.follow(GMAIL)).toEqual({ ...NOTHING, paused: pause === undefined ? 0 : 1 });
    expect(await set.pauseOf(ada)).toEqual(pause);
  });

  it('keeps the first notice of several events', async () => {
    const set = healthFixture();
    await set.store(ada);
    set.show(GMAIL, 'EXPIRED');
    await set.follow(GMAIL);
    set.now.at += 1_000;
    expect(await set.follow(GMAIL)).toEqual(NOTHING);
    expect(await set.pauseOf(ada)).toEqual({ ...forGmail, since: 1_000 });
  });

  it.each<[string, Pause, Pause | undefined]>([
    ['for this account ends', forGmail, undefined],
    ["by the user stays, also when this account's ended", byUser, byUser],
    ['for failures stays', { reason: 'failures', since: 5 }, { reason: 'failures', since: 5 }],
    ['for another account stays', { ...forGmail, connection: 'slack' }, { ...forGmail, connection: 'slack' }],
    ['for another label stays', forWork, forWork],
  ])('whose mailbox is ACTIVE again: a pause %s', async (_what, before, after) => {
    const set = healthFixture();
    await set.store(ada, {}, before);
    set.show(GMAIL, 'ACTIVE');
    expect(await set.follow(GMAIL)).toEqual({ ...NOTHING, lifted: after === undefined ? 1 : 0 });
    expect(await set.pauseOf(ada)).toEqual(after);
  });

  it('ends with its schedule when the account was deleted and Scalekit shows none', async () => {
    const set = healthFixture();
    await set.store(ada);
    set.show(GMAIL, 'NOT_CONNECTED');
    expect(await set.follow(GMAIL, true)).toEqual({ ...NOTHING, ended: 1 });
    expect([set.settings.held.size, set.schedules.held.size]).toEqual([0, 0]);
  });

  it.each([
    ['before the deletion, or in its millisecond, ends', 5, undefined],
    ['after the deletion is paused until an account is linked', 6, { ...forGmail, since: 1_000 }],
  ])('that was set %s', async (_when, at, pause) => {
    const set = healthFixture();
    await set.settings.put(ada, { choice, revision: 'r1', at });
    set.show(GMAIL, 'NOT_CONNECTED');
    const step = pause === undefined ? { ended: 1 } : { paused: 1 };
    expect(await set.follow(GMAIL, true, 5)).toEqual({ ...NOTHING, ...step });
    expect(await set.pauseOf(ada)).toEqual(pause);
    expect(set.settings.held.size).toBe(pause === undefined ? 0 : 1);
  });

  it('stays when the deleted account was replaced by another one', async () => {
    const set = healthFixture();
    await set.store(ada);
    set.show(GMAIL, 'ACTIVE');
    expect(await set.follow(GMAIL, true)).toEqual(NOTHING);
    expect([set.settings.held.size, set.schedules.held.size]).toEqual([1, 1]);
  });

  it('that was stored for a new account while the status was read stays', async () => {
    const set = healthFixture();
    await set.store(ada);
    set.show(GMAIL, 'NOT_CONNECTED', 'ACTIVE');
    const { find } = set.deps.accounts;
    set.deps.accounts.find = async (...given) => {
      const found = await find(...given);
      if (found.status === 'NOT_CONNECTED') {
        const record = await set.settings.find(ada);
        if (record) await set.settings.put(ada, { choice, revision: 'r2', at: 2 });
      }
      return found;
    };
    await set.follow(GMAIL, true);
    expect(await set.settings.find(ada)).toMatchObject({ revision: 'r2' });
  });

  it('whose schedule an earlier attempt has left is completed', async () => {
    const set = healthFixture();
    await set.store(ada);
    set.show(GMAIL, 'NOT_CONNECTED');
    await set.settings.remove(ada);
    expect(await set.follow(GMAIL, true)).toEqual(NOTHING);
    expect(set.schedules.held.size).toBe(0);
  });

  it('that another attempt may still schedule ends, too', async () => {
    const set = healthFixture();
    await set.store(ada);
    await set.settings.beginAlignment(ada);
    set.show(GMAIL, 'NOT_CONNECTED');
    expect(await set.follow(GMAIL, true)).toEqual({ ...NOTHING, ended: 1 });
    expect([set.settings.held.size, set.schedules.held.size]).toEqual([0, 0]);
  });

  it('follows a status that changed while it was followed', async () => {
    const set = healthFixture();
    await set.store(ada);
    set.show(GMAIL, 'EXPIRED', 'ACTIVE');
    expect(await set.follow(GMAIL)).toEqual({ ...NOTHING, paused: 1, lifted: 1 });
    expect(await set.pauseOf(ada)).toBeUndefined();
  });

  it('is paused with the settings of a change that came meanwhile', async () => {
    const set = healthFixture();
    await set.store(ada);
    set.show(GMAIL, 'EXPIRED');
    const { pause } = set.settings;
    let changes = 0;
    set.settings.pause = async (...given) => {
      if (changes++ === 0) {
        const stored = await set.settings.find(ada);
        if (stored) await set.settings.put(ada, { choice, revision: 'r2', at: 2 });
      }
      await pause(...given);
    };
    await set.follow(GMAIL);
    expect(await set.settings.find(ada)).toMatchObject({ revision: 'r2', paused: { reason: 'account' } });
  });

  it('is left to a redelivery when the status changes again and again', async () => {
    const set = healthFixture();
    await set.store(ada);
    set.show(
      GMAIL,
      ...Array.from({ length: 9 }, (_, n) => (n % 2 === 0 ? 'EXPIRED' : 'ACTIVE') as AccountStatus),
    );
    expect((await rejectionOf(set.follow(GMAIL))).code).toBe('upstream-unavailable');
  });
});

describe('an account', () => {
  it('that no digest needs is not read', async () => {
    const set = healthFixture();
    expect(await set.follow(GMAIL)).toEqual(NOTHING);
    await set.store(ada);
    expect(await set.follow(SLACK)).toEqual(NOTHING);
    expect(await set.follow(WORK, true)).toEqual(NOTHING);
    expect(set.reads).toEqual([]);
  });

  it('with a label is that of its own digest alone', async () => {
    const set = healthFixture();
    await set.store(ada);
    await set.store(work);
    set.show(WORK, 'EXPIRED');
    expect(await set.follow(WORK)).toEqual({ ...NOTHING, paused: 1 });
    expect([await set.pauseOf(ada), await set.pauseOf(work)]).toEqual([
      undefined,
      { ...forWork, since: 1_000 },
    ]);
    set.show(WORK, 'ACTIVE');
    set.show(GMAIL, 'EXPIRED');
    await set.follow(GMAIL);
    await set.follow(WORK);
    expect([await set.pauseOf(ada), await set.pauseOf(work)]).toEqual([
      { ...forGmail, since: 1_000 },
      undefined,
    ]);
  });

  it('that delivers the digests of several mailboxes pauses each', async () => {
    const set = healthFixture();
    await set.store(ada, { delivery: 'slack' });
    await set.store(work, { delivery: 'slack' });
    set.show(SLACK, 'EXPIRED');
    expect(await set.follow(SLACK)).toEqual({ ...NOTHING, paused: 2 });
    const pause = { reason: 'account', since: 1_000, connection: 'slack' };
    expect([await set.pauseOf(ada), await set.pauseOf(work)]).toEqual([pause, pause]);
  });
});
