import { describe, expect, it } from 'vitest';
import { disconnect } from '../../../functions/connect/disconnect.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import type { Choice } from '../../../shared/digest/settings/settings.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { User } from '../../../shared/state/user-key.ts';
import { ada, choice } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { requestScope } from '../../support/request-scope.ts';
import { fakeDigestSettings, fakeSchedules } from '../../support/state/fake-digest-settings.ts';

async function setUp(over: Partial<Choice> | undefined) {
  const removed: string[] = [];
  const removeAll = async ({ connection }: AccountRef) => void removed.push(`accounts ${connection}`);
  const discardAll = async (user: User, { connection }: AccountRef) =>
    void removed.push(`flows of ${user.identifier} ${connection}`);
  const settings = fakeDigestSettings();
  const schedules = fakeSchedules();
  if (over) await settings.put(ada, { choice: { ...choice, ...over }, revision: 'r1', at: 1 });
  const stored = await settings.find(ada);
  if (stored) await schedules.put(stored);
  const deps = {
    scalekit: { accounts: { removeAll } },
    flows: { discardAll },
    now: Date.now,
    settings,
    schedules,
  };
  const run = (connection: string) => disconnect(connection, requestScope({ user: ada }), deps);
  return { deps, run, removed, settings, schedules, left: () => [settings.held.size, schedules.held.size] };
}

describe('disconnect', () => {
  it.each<[string, Partial<Choice>, string, number[]]>([
    ['that reads the mailbox', {}, 'gmail', [0, 0]],
    ['that is delivered by the account', { delivery: 'slack' }, 'slack', [0, 0]],
    ['that does not need the account', { delivery: 'email' }, 'slack', [1, 1]],
  ])(
    'removes the accounts, then ends the flows, and removes a digest with them %s',
    async (_which, over, connection, left) => {
      const set = await setUp(over);
      await set.run(connection);
      const removed = [`accounts ${connection}`, `flows of ${ada.identifier} ${connection}`];
      expect([set.removed, set.left()]).toEqual([removed, left]);
    },
  );

  it('calls no schedules for a user without a digest', async () => {
    const set = await setUp(undefined);
    set.schedules.remove = () => Promise.reject(new AppError('upstream-unavailable'));
    await set.run('gmail');
    expect(set.removed).toContain('accounts gmail');
  });

  it('leaves no settings behind when the schedule cannot be removed, and marks it as pending', async () => {
    const set = await setUp({});
    set.schedules.remove = () => Promise.reject(new AppError('upstream-unavailable'));
    await rejectionOf(set.run('gmail'));
    expect(await set.settings.find(ada)).toBeUndefined();
    for await (const users of set.settings.listPending(Number.POSITIVE_INFINITY))
      expect(users).toEqual([ada]);
  });

  it.each(['schedules', 'settings'] as const)('is completed by a repeat when the %s fail', async (part) => {
    const set = await setUp({});
    const { remove } = set[part];
    set[part].remove = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(set.run('gmail'))).code).toBe('upstream-unavailable');
    set[part].remove = remove;
    await set.run('gmail');
    expect(set.left()).toEqual([0, 0]);
  });

  it('keeps settings that another request changed after they were read', async () => {
    const set = await setUp({});
    const { findRecord } = set.settings;
    set.settings.findRecord = async (user) => {
      const found = await findRecord(user);
      await set.settings.put(ada, { choice, revision: 'r2', at: 2 });
      return found;
    };
    await set.run('gmail');
    expect((await set.settings.find(ada))?.revision).toBe('r2');
  });

  it('keeps a schedule for settings that another request changed meanwhile', async () => {
    const set = await setUp({});
    const { remove } = set.schedules;
    set.schedules.remove = async (user) => {
      await remove(user);
      await set.settings.put(ada, { choice, revision: 'r2', at: 2 });
    };
    await set.run('gmail');
    expect([...set.schedules.held.values()]).toMatchObject([{ revision: 'r2' }]);
  });

  it.each(['flows', 'accounts'])(
    'keeps the digest when the %s cannot be ended, and is completed by a repeat',
    async (part) => {
      const set = await setUp({});
      const fail = () => Promise.reject(new AppError('upstream-unavailable'));
      const { accounts } = set.deps.scalekit;
      const broken = {
        ...set.deps,
        flows: { ...set.deps.flows, ...(part === 'flows' && { discardAll: fail }) },
        scalekit: { accounts: { ...accounts, ...(part === 'accounts' && { removeAll: fail }) } },
      };
      const refused = disconnect('gmail', requestScope({ user: ada }), broken);
      expect((await rejectionOf(refused)).code).toBe('upstream-unavailable');
      expect(set.left()).toEqual([1, 1]);
      // The flows stay open while an account is left: a service's flow demands the confirmation until then.
      expect(set.removed).toEqual(part === 'flows' ? ['accounts gmail'] : []);
      await set.run('gmail');
      expect(set.left()).toEqual([0, 0]);
    },
  );
});
