import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';
import {
  ada,
  bob,
  none,
  outcomeOf,
  setUp,
  unavailable,
  userOf,
} from '../../support/reconcile/sweep-fakes.ts';

describe('the time, the pages and the place of a sweep', () => {
  it('begins no work after its time, and goes on from there in the next run', async () => {
    const set = setUp();
    const users = Array.from({ length: 7 }, (_, n) => userOf(`user-${n}`));
    for (const user of users) await set.change(user);
    const { find } = set.schedules.list;
    let looks = 0;
    set.deps.list = {
      ...set.schedules.list,
      find: async (name) => {
        looks += 1;
        if (looks === 3) set.clock.now += 20_000;
        return find(name);
      },
    };
    expect(await set.run()).toMatchObject({ schedules: { isDone: false }, isDone: false });
    expect(set.cursor.at).toBe('2');
    const rest = await set.run();
    expect([rest.schedules, rest.isDone, set.cursor.at]).toEqual([{ ...none, checked: 5 }, true, undefined]);
  });

  it('leaves marked items beyond its time for the next run', async () => {
    const set = setUp();
    const users = Array.from({ length: 12 }, (_, n) => userOf(`user-${n}`));
    for (const user of users) await set.settings.put(user, { choice, revision: 'r1', at: 1 });
    const { put } = set.schedules;
    set.schedules.put = async (settings) => {
      set.clock.now += 4_000;
      await put(settings);
    };
    set.clock.now += 1;
    const first = await set.run();
    expect([first.pending.isDone, first.isDone]).toEqual([false, false]);
    expect(set.schedules.held.size).toBeLessThan(12);
    set.clock.now += 1;
    for (let runs = 0; set.schedules.held.size < 12 && runs < 12; runs += 1) await set.run();
    expect(set.schedules.held.size).toBe(12);
  });

  it('begins no work in the moment of its end', async () => {
    const set = setUp();
    await set.change(bob);
    await set.settings.put(ada, { choice, revision: 'r1', at: 1 });
    set.clock.now += 1;
    const undone = { ...none, isDone: false };
    expect(await set.run(0)).toEqual(outcomeOf({ pending: undone, schedules: undone, isDone: false }));
    expect(set.scheduled(ada)).toBeUndefined();
  });

  it('lists no further marked items after its time', async () => {
    const set = setUp();
    let pages = 0;
    set.deps.settings = {
      ...set.settings,
      async *listPending() {
        for (const user of [ada, bob]) {
          pages += 1;
          yield [user];
        }
      },
    };
    expect((await set.run(0)).pending.isDone).toBe(false);
    expect(pages).toBe(1);
  });

  it('has stored its place when it returns', async () => {
    const set = setUp();
    set.cursor.at = '0';
    const { move } = set.cursor;
    set.cursor.move = async (next) => {
      await new Promise(setImmediate);
      await move(next);
    };
    await set.run();
    expect(set.cursor.at).toBeUndefined();
  });

  it('begins again where Scheduler refuses the place of the last run', async () => {
    const set = setUp();
    await set.change(ada);
    set.cursor.at = 'expired';
    const { list } = set.schedules.list;
    set.deps.list = {
      ...set.schedules.list,
      list: async (from) => (from === 'expired' ? Promise.reject(new AppError('internal')) : list(from)),
    };
    expect((await set.run()).schedules).toEqual({ ...none, checked: 1 });
    expect(set.cursor.at).toBeUndefined();
  });

  it('lists the first page once when Scheduler refuses that one', async () => {
    const set = setUp();
    let lists = 0;
    set.deps.list = {
      ...set.schedules.list,
      list: async () => {
        lists += 1;
        throw new AppError('internal');
      },
    };
    expect([(await rejectionOf(set.run())).code, lists]).toEqual(['internal', 1]);
  });

  it.each(['upstream-unavailable', 'deadline-exceeded'] as const)(
    'keeps the place of the last run when the list fails with %s',
    async (code) => {
      const set = setUp();
      await set.change(ada);
      set.cursor.at = '0';
      const { list } = set.schedules.list;
      set.deps.list = {
        ...set.schedules.list,
        list: async (from) => (from === '0' ? Promise.reject(new AppError(code)) : list(from)),
      };
      expect((await rejectionOf(set.run())).code).toBe(code);
      expect(set.cursor.at).toBe('0');
    },
  );

  it('aligns the items of every page', async () => {
    const set = setUp();
    const users = Array.from({ length: 5 }, (_, n) => userOf(`user-${n}`));
    for (const user of users) await set.settings.put(user, { choice, revision: 'r1', at: 1 });
    set.deps.settings = {
      ...set.settings,
      async *listPending() {
        for (const user of users) yield [user];
      },
    };
    expect((await set.run()).pending).toEqual({ ...none, checked: 5, aligned: 5 });
    expect(set.schedules.held.size).toBe(5);
  });

  it.each(['pending', 'schedules'] as const)(
    'has ended every alignment when it returns: %s',
    async (part) => {
      const set = setUp();
      if (part === 'pending') await set.settings.put(ada, { choice, revision: 'r1', at: 1 });
      else await set.change(ada);
      set.schedules.outdated.add(userKey(ada));
      set.clock.now += 1;
      let isRunning = false;
      const { beginAlignment } = set.settings;
      set.deps.settings = {
        ...set.settings,
        beginAlignment: async (...given) => {
          isRunning = true;
          await new Promise(setImmediate);
          isRunning = false;
          return beginAlignment(...given);
        },
      };
      const outcome = await set.run();
      expect([isRunning, outcome[part].aligned]).toEqual([false, 1]);
    },
  );

  it('throws where a list cannot be read', async () => {
    const set = setUp();
    set.deps.list = { ...set.schedules.list, list: unavailable };
    expect((await rejectionOf(set.run())).code).toBe('upstream-unavailable');
  });
});
