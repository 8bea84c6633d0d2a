import { describe, expect, it } from 'vitest';
import { changeSettings } from '../../../functions/digest-schedule/change-settings.ts';
import { digestBody } from '../../../functions/digest-schedule/schema.ts';
import { reconcile } from '../../../functions/reconcile/reconcile.ts';
import { ATTEMPT_LIFETIME_SECONDS } from '../../../shared/config/limits.ts';
import { isAligned } from '../../../shared/digest/settings/settings.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { fakeDigestSettings, fakeSchedules } from '../../support/state/fake-digest-settings.ts';

const userOf = (identifier: string) => ({ issuer: 'https://issuer', identifier });
const [ada, bob] = [userOf('ada'), userOf('bob')];
const none = { checked: 0, aligned: 0, failed: 0, isDone: true };
const unavailable = () => Promise.reject(new AppError('upstream-unavailable'));

function setUp() {
  const clock = { now: 1_800_000_000_000 };
  const settings = fakeDigestSettings(() => clock.now);
  const schedules = fakeSchedules();
  const cursor: { at: string | undefined } = { at: undefined };
  const reported: string[] = [];
  const deps = {
    settings,
    schedules,
    list: schedules.list,
    cursor: {
      find: async () => cursor.at,
      move: async (next: string | undefined) => {
        cursor.at = next;
      },
    },
    now: () => clock.now,
    report: ({ identifier }: typeof ada, { code }: AppError) => void reported.push(`${identifier} ${code}`),
  };
  return {
    ...{ clock, settings, schedules, cursor, reported, deps },
    /** Stores and aligns settings, as PUT does. */
    change: (user: typeof ada, over: Record<string, unknown> = {}) =>
      changeSettings(user, digestBody.parse({ ...choice, ...over }), { ...deps, hasProviderApi: () => true }),
    run: (lasts = 10_000) => reconcile(clock.now + lasts, deps),
    scheduled: (user: typeof ada) => schedules.held.get(userKey(user))?.revision,
    async pending() {
      const found: string[] = [];
      for await (const page of settings.listPending(Number.MAX_SAFE_INTEGER))
        found.push(...page.map(({ identifier }) => identifier));
      return found;
    },
  };
}

describe('reconcile', () => {
  it('does nothing where every schedule matches its settings', async () => {
    const set = setUp();
    for (const user of [ada, bob, userOf('eve')]) await set.change(user);
    set.schedules.put = () => Promise.reject(new Error('unexpected write'));
    const schedules = { ...none, checked: 3 };
    expect(await set.run()).toEqual({ pending: none, schedules, failures: [], isDone: true });
  });

  it('completes a change whose process died before its schedule was written', async () => {
    const set = setUp();
    const { revision } = await set.change(ada);
    await set.settings.put(ada, { choice: { ...choice, time: '09:00' }, revision: 'r2', at: 1 });
    set.clock.now += ATTEMPT_LIFETIME_SECONDS * 1_000 + 1;
    expect(set.scheduled(ada)).toBe(revision);
    expect((await set.run()).pending).toEqual({ ...none, checked: 1, aligned: 1 });
    expect([set.scheduled(ada), await set.pending()]).toEqual(['r2', []]);
    expect((await set.run()).pending).toEqual(none);
  });

  it('completes a change of a moment ago, and looks at it once more', async () => {
    const set = setUp();
    await set.settings.put(ada, { choice, revision: 'r1', at: 1 });
    set.clock.now += 1;
    await set.run();
    const stored = await set.settings.find(ada);
    expect([set.scheduled(ada), stored && isAligned(stored), await set.pending()]).toEqual([
      'r1',
      true,
      ['ada'],
    ]);
    set.clock.now += ATTEMPT_LIFETIME_SECONDS * 1_000 + 1;
    await set.run();
    expect(await set.pending()).toEqual([]);
  });

  it('leaves a change alone that is marked in the moment of its start', async () => {
    const set = setUp();
    await set.settings.put(ada, { choice, revision: 'r1', at: 1 });
    expect((await set.run()).pending).toEqual(none);
    expect(await set.pending()).toEqual(['ada']);
  });

  it('removes the schedule of settings that were deleted by a process that died', async () => {
    const set = setUp();
    await set.change(ada);
    await set.settings.remove(ada);
    set.clock.now += ATTEMPT_LIFETIME_SECONDS * 1_000 + 1;
    await set.run();
    expect([set.scheduled(ada), await set.settings.findRecord(ada), await set.pending()]).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });

  it.each([
    [
      'was made from an earlier revision',
      async (set: ReturnType<typeof setUp>) => {
        const stale = set.schedules.held.get(userKey(ada));
        await set.change(ada);
        if (stale) set.schedules.held.set(userKey(ada), stale);
      },
    ],
    [
      'is of an earlier version',
      async (set: ReturnType<typeof setUp>) => void set.schedules.outdated.add(userKey(ada)),
    ],
  ])('writes a schedule again that %s', async (_which, event) => {
    const set = setUp();
    await set.change(ada);
    await set.change(bob);
    await event(set);
    expect((await set.run()).schedules).toEqual({ ...none, checked: 2, aligned: 1 });
    const stored = await set.settings.find(ada);
    expect([set.scheduled(ada), set.schedules.outdated.size]).toEqual([stored?.revision, 0]);
    expect((await set.run()).schedules).toEqual({ ...none, checked: 2 });
  });

  it('removes a schedule without settings, and leaves nothing behind', async () => {
    const set = setUp();
    await set.change(ada);
    set.settings.held.delete(userKey(ada));
    expect((await set.run()).schedules).toEqual({ ...none, checked: 1, aligned: 1 });
    expect([set.scheduled(ada), await set.settings.findRecord(ada)]).toEqual([undefined, undefined]);
  });

  it('counts and reports what fails, goes on with the others, and leaves it for the next run', async () => {
    const set = setUp();
    for (const user of [ada, bob]) await set.settings.put(user, { choice, revision: 'r1', at: 1 });
    const { put } = set.schedules;
    set.schedules.put = async (settings) => (settings.identifier === 'ada' ? unavailable() : put(settings));
    set.clock.now += 1;
    const outcome = await set.run();
    expect(outcome.pending).toEqual({ checked: 2, aligned: 1, failed: 1, isDone: true });
    expect([outcome.failures, set.reported]).toEqual([
      ['upstream-unavailable'],
      ['ada upstream-unavailable'],
    ]);
    set.schedules.put = put;
    set.clock.now += 1;
    await set.run();
    expect(set.scheduled(ada)).toBe('r1');
  });

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
