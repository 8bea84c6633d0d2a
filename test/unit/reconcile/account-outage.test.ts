import { describe, expect, it } from 'vitest';
import { RECONCILE_RPCS_PER_SECOND } from '../../../shared/config/job-limits.ts';
import { AppError, type ErrorCode } from '../../../shared/errors/app-error.ts';
import { noAccounts, none, setUp, userOf } from '../../support/reconcile/sweep-fakes.ts';

const USERS = 12;

/** Digests whose mailboxes have all expired without a webhook. */
async function expireAll(pageSize = 2) {
  const set = setUp({ pageSize });
  const users = Array.from({ length: USERS }, (_, n) => userOf(`user-${n}`));
  for (const user of users) {
    await set.change(user);
    set.accounts.set(user, { connection: 'gmail' }, 'EXPIRED', set.clock.now + 1);
  }
  set.clock.now += 86_400_000;
  const paused = async () => {
    const pauses = await Promise.all(users.map((user) => set.pauseOf(user)));
    return pauses.filter((pause) => pause?.reason === 'account').length;
  };
  return { set, paused };
}

describe('a run while Scalekit is away', () => {
  it.each<[ErrorCode]>([['upstream-unavailable'], ['deadline-exceeded']])(
    'asks no more of Scalekit once it is away, goes on with the schedules, and resumes there: %s',
    async (code) => {
      const { set, paused } = await expireAll();
      set.accounts.fail = () => {
        if (set.accounts.reads.length > 15) throw new AppError(code, { retryAfter: 60 });
      };
      const first = await set.run();
      expect(first.schedules).toEqual({ ...none, checked: USERS });
      expect([first.accounts.isDone, first.isDone, first.failures[0]]).toEqual([false, false, code]);
      const known = await paused();
      expect(known).toBeGreaterThan(0);
      expect(known).toBeLessThan(USERS);
      // Three failures in a row, one more that is looked at concurrently, and no further read.
      expect(first.accounts.failed).toBeLessThanOrEqual(4);
      expect(Number(set.cursor.at)).toBeGreaterThanOrEqual(Math.floor(known / 2) * 2);
      set.accounts.fail = () => undefined;
      const second = await set.run();
      expect([second.isDone, await set.cursor.isUnderWay()]).toEqual([true, false]);
      // The first two failures may be the last users of a page that has ended: the next pass checks them.
      expect(await paused()).toBeGreaterThanOrEqual(USERS - 2);
      const third = await set.run();
      expect(await paused()).toBe(USERS);
      // An outage between the pause and its confirmation leaves a finding uncounted; none counts twice.
      const missed = first.missed.lost + second.missed.lost + third.missed.lost;
      expect([USERS - 1, USERS]).toContain(missed);
    },
  );

  it('ends its pass although one user always fails', async () => {
    const { set, paused } = await expireAll();
    set.accounts.fail = (identifier) => {
      if (identifier === 'user-5') throw new AppError('deadline-exceeded');
    };
    const { isDone, accounts } = await set.run();
    expect([isDone, accounts.failed, await paused()]).toEqual([true, 1, USERS - 1]);
  });

  it('that ends at any time leaves a pass which further runs complete', async () => {
    const { set, paused } = await expireAll();
    const missed: number[] = [];
    const { find } = set.schedules.list;
    for (let runs = 0; runs === 0 || (await set.cursor.isUnderWay()); runs += 1) {
      let looks = 0;
      set.deps.list = {
        ...set.schedules.list,
        find: async (name) => {
          looks += 1;
          if (looks > 4) set.clock.now += 20_000;
          return find(name);
        },
      };
      missed.push((await set.run()).missed.lost);
      if (runs > USERS) throw new Error('The pass never ends.');
    }
    expect(missed.length).toBeGreaterThan(2);
    expect([missed.reduce((sum, lost) => sum + lost, 0), await paused()]).toEqual([USERS, USERS]);
    set.deps.list = set.schedules.list;
    expect((await set.run()).accounts).toEqual({ ...noAccounts, checked: USERS });
  });

  it('asks Scalekit at most 25 times a second', async () => {
    const { set } = await expireAll(USERS);
    const times: number[] = [];
    set.accounts.fail = () => void times.push(set.clock.now);
    set.deps.sleep = async (ms) => {
      set.clock.now += ms;
    };
    const begun = set.clock.now;
    await set.run(60_000);
    expect(times.length).toBe(3 * USERS);
    expect(set.clock.now - begun).toBeGreaterThanOrEqual(((times.length - 1) * 1_000) / 25 - 1);
    expect(RECONCILE_RPCS_PER_SECOND).toBe(25);
  });
});
