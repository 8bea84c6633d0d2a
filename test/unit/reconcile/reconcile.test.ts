import { describe, expect, it } from 'vitest';
import { ATTEMPT_LIFETIME_SECONDS } from '../../../shared/config/job-limits.ts';
import { isAligned } from '../../../shared/digest/settings/settings.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import {
  ada,
  bob,
  noAccounts,
  none,
  outcomeOf,
  setUp,
  unavailable,
  userOf,
} from '../../support/reconcile/sweep-fakes.ts';

describe('reconcile', () => {
  it('does nothing where every schedule matches its settings', async () => {
    const set = setUp();
    for (const user of [ada, bob, userOf('eve')]) await set.change(user);
    set.schedules.put = () => Promise.reject(new Error('unexpected write'));
    const schedules = { ...none, checked: 3 };
    expect(await set.run()).toEqual(outcomeOf({ schedules, accounts: { ...noAccounts, checked: 3 } }));
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

  it('goes past a digest that this version cannot read, and reports it', async () => {
    const set = setUp({ pageSize: 1 });
    for (const user of [ada, bob]) await set.change(user);
    for (const held of set.schedules.held.values()) Object.assign(held, { revision: 'old' });
    const { find } = set.settings;
    set.settings.find = async (user) => {
      if (user.identifier === 'ada') throw new TypeError('no language');
      return find(user);
    };
    const { schedules, failures, isDone } = await set.run();
    expect([schedules, failures, isDone]).toEqual([
      { ...none, checked: 2, aligned: 1, failed: 1 },
      ['internal'],
      true,
    ]);
    expect(set.reported).toEqual(['not aligned: ada internal']);
    expect(set.cursor.at).toBeUndefined();
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

  it('leaves a listed schedule alone that is none of a user, and goes on', async () => {
    const set = setUp();
    await set.change(ada);
    set.schedules.outdated.add(userKey(ada));
    set.deps.list = {
      ...set.schedules.list,
      list: async () => ({ names: ['of-an-operator', userKey(ada)], next: undefined }),
    };
    const schedules = { ...none, checked: 1, aligned: 1 };
    expect(await set.run()).toEqual(
      outcomeOf({
        schedules,
        accounts: { ...noAccounts, checked: 1 },
        findings: { missed: 0, aligned: 1, failed: 0, silent: 0 },
      }),
    );
  });

  it('removes a schedule without settings, and leaves nothing behind', async () => {
    const set = setUp();
    await set.change(ada);
    set.settings.held.delete(userKey(ada));
    expect((await set.run()).schedules).toEqual({ ...none, checked: 1, aligned: 1 });
    expect([set.scheduled(ada), await set.settings.findRecord(ada)]).toEqual([undefined, undefined]);
  });

  it('aligns the digest of a label apart from that of its user, and removes its schedule without settings', async () => {
    const set = setUp();
    const work = { ...ada, account: 'work' };
    await set.change(ada);
    await set.change(work);
    await set.settings.put(work, { choice: { ...choice, time: '09:00' }, revision: 'r2', at: 1 });
    set.clock.now += ATTEMPT_LIFETIME_SECONDS * 1_000 + 1;
    expect((await set.run()).pending).toEqual({ ...none, checked: 1, aligned: 1 });
    const stored = await set.settings.find(ada);
    expect([set.scheduled(work), set.scheduled(ada)]).toEqual(['r2', stored?.revision]);
    set.settings.held.delete(`${userKey(ada)}#work`);
    expect((await set.run()).schedules).toEqual({ ...none, checked: 2, aligned: 1 });
    expect([set.scheduled(work), set.scheduled(ada)]).toEqual([undefined, stored?.revision]);
  });

  it('counts and reports what fails, goes on with the others, and leaves it for the next run', async () => {
    const set = setUp();
    for (const user of [ada, bob])
      await set.settings.put(user, { choice, revision: 'r1', at: set.clock.now });
    const { put } = set.schedules;
    set.schedules.put = async (settings) => (settings.identifier === 'ada' ? unavailable() : put(settings));
    set.clock.now += 1;
    const outcome = await set.run();
    expect(outcome.pending).toEqual({ checked: 2, aligned: 1, failed: 1, isDone: true });
    expect([outcome.failures, set.reported]).toEqual([
      ['upstream-unavailable'],
      ['not aligned: ada upstream-unavailable'],
    ]);
    set.schedules.put = put;
    set.clock.now += 1;
    await set.run();
    expect(set.scheduled(ada)).toBe('r1');
  });
});
