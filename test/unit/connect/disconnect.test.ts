import { describe, expect, it } from 'vitest';
import { disconnect } from '../../../functions/connect/disconnect.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import type { Choice } from '../../../shared/digest/settings/settings.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { StoredAccount } from '../../../shared/scalekit/scalekit.ts';
import type { DigestOwner, User } from '../../../shared/state/user-key.ts';
import { ada, choice } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { requestScope } from '../../support/request-scope.ts';
import { fakeActs } from '../../support/state/fake-acts.ts';
import { fakeDigestSettings, fakeSchedules } from '../../support/state/fake-digest-settings.ts';
import { fakeLabels } from '../../support/state/fake-labels.ts';

const work: DigestOwner = { ...ada, account: 'work' };
const nameOf = ({ connection, account }: AccountRef) => [connection, account].filter(Boolean).join('?');

async function setUp(over: Partial<Choice> | undefined) {
  const removed: string[] = [];
  /** The accounts of labels at Scalekit. */
  const accounts = new Map<string, AccountRef>();
  const removeAll = async (ref: AccountRef) => {
    removed.push(`accounts ${nameOf(ref)}`);
    accounts.delete(nameOf(ref));
  };
  const listAll = async (_scope: unknown, account: string | undefined): Promise<StoredAccount[]> =>
    [...accounts.values()]
      .filter((each) => each.account === account)
      .map((each) => ({ ...each, id: nameOf(each), status: 'ACTIVE' }));
  const discardAll = async (user: User, ref: AccountRef) =>
    void removed.push(`flows of ${user.identifier} ${nameOf(ref)}`);
  const labels = fakeLabels();
  const settings = fakeDigestSettings();
  const schedules = fakeSchedules();
  if (over) await settings.put(ada, { choice: { ...choice, ...over }, revision: 'r1', at: 1 });
  const stored = await settings.find(ada);
  if (stored) await schedules.put(stored);
  /** Gives Ada accounts and a digest of the label `work`. */
  async function giveWork(connections: string[], digest?: Partial<Choice>) {
    await labels.add(ada, 'work');
    for (const connection of connections) accounts.set(`${connection}?work`, { connection, account: 'work' });
    if (digest) await settings.put(work, { choice: { ...choice, ...digest }, revision: 'w1', at: 1 });
    const own = await settings.find(work);
    if (own) await schedules.put(own);
  }
  const deps = {
    scalekit: { accounts: { removeAll, listAll } },
    acts: fakeActs(),
    flows: { discardAll },
    labels,
    now: Date.now,
    settings,
    schedules,
  };
  const run = (connection: string, account?: string) =>
    disconnect({ connection, account }, requestScope({ user: ada }), deps);
  return {
    ...{ labels, giveWork },
    deps,
    run,
    removed,
    settings,
    schedules,
    left: () => [settings.held.size, schedules.held.size],
  };
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
      const refused = disconnect({ connection: 'gmail' }, requestScope({ user: ada }), broken);
      expect((await rejectionOf(refused)).code).toBe('upstream-unavailable');
      expect(set.left()).toEqual([1, 1]);
      // The flows stay open while an account is left: a service's flow demands the confirmation until then.
      expect(set.removed).toEqual(part === 'flows' ? ['accounts gmail'] : []);
      await set.run('gmail');
      expect(set.left()).toEqual([0, 0]);
    },
  );

  describe('of a labelled account', () => {
    it('removes its accounts, flows, digest and label, and leaves the default account’s', async () => {
      const set = await setUp({});
      await set.giveWork(['gmail'], {});
      await set.run('gmail', 'work');
      expect(set.removed).toEqual(['accounts gmail?work', `flows of ${ada.identifier} gmail?work`]);
      expect([await set.settings.find(work), await set.labels.list(ada)]).toEqual([undefined, []]);
      expect(await set.settings.find(ada)).toBeDefined();
      expect([...set.schedules.held.values()]).toMatchObject([{ revision: 'r1' }]);
    });

    it('keeps the label while it has another account or a digest', async () => {
      const set = await setUp(undefined);
      await set.giveWork(['gmail', 'slack'], {});
      await set.run('slack', 'work');
      expect([await set.labels.list(ada), set.left()]).toEqual([['work'], [1, 1]]);
      await set.run('gmail', 'work');
      expect([await set.labels.list(ada), set.left()]).toEqual([[], [0, 0]]);
      await set.giveWork(['gmail', 'notion']);
      await set.run('gmail', 'work');
      expect(await set.labels.list(ada)).toEqual(['work']);
      await set.run('notion', 'work');
      await set.giveWork([], {});
      await set.run('notion', 'work');
      expect([await set.labels.list(ada), set.left()]).toEqual([['work'], [1, 1]]);
    });

    it('is no part of disconnecting the default account', async () => {
      const set = await setUp({});
      await set.giveWork(['gmail'], { delivery: 'email' });
      await set.run('gmail');
      expect([await set.settings.find(ada), await set.labels.list(ada)]).toEqual([undefined, ['work']]);
      expect(await set.settings.find(work)).toBeDefined();
    });

    it('loses a digest that the default account delivers with that account', async () => {
      const set = await setUp({ delivery: 'stored' });
      await set.giveWork(['gmail'], { delivery: 'slack' });
      await set.run('slack');
      expect([await set.settings.find(work), await set.labels.list(ada)]).toEqual([undefined, ['work']]);
      expect(await set.settings.find(ada)).toBeDefined();
    });

    it.each(['removeAll', 'listAll', 'discardAll', 'settings', 'schedules', 'countAdditions', 'remove'])(
      'is completed by a repeat when the request ends at %s',
      async (step) => {
        const set = await setUp(undefined);
        await set.giveWork(['gmail'], {});
        const fail = () => Promise.reject(new AppError('upstream-unavailable'));
        const failing = <Part extends object>(name: string, part: Part): Part => ({
          ...part,
          ...(name === step || step in part ? { [name === step ? 'remove' : step]: fail } : {}),
        });
        const { accounts } = set.deps.scalekit;
        const broken = {
          ...set.deps,
          scalekit: { accounts: failing('accounts', accounts) },
          flows: failing('flows', set.deps.flows),
          labels: failing('labels', set.labels),
          settings: step === 'settings' ? failing('settings', set.settings) : set.settings,
          schedules: step === 'schedules' ? failing('schedules', set.schedules) : set.schedules,
        };
        const ref = { connection: 'gmail', account: 'work' };
        const refused = disconnect(ref, requestScope({ user: ada }), broken);
        expect((await rejectionOf(refused)).code).toBe('upstream-unavailable');
        await set.run('gmail', 'work');
        expect([await set.labels.list(ada), set.left()]).toEqual([[], [0, 0]]);
      },
    );

    it('keeps a label that a link brings back meanwhile', async () => {
      const set = await setUp(undefined);
      await set.giveWork(['gmail']);
      const { listAll } = set.deps.scalekit.accounts;
      set.deps.scalekit.accounts.listAll = async (...given) => {
        const found = await listAll(...given);
        await set.labels.add(ada, 'work');
        return found;
      };
      await set.run('gmail', 'work');
      expect(await set.labels.list(ada)).toEqual(['work']);
    });
  });
});
