import { beforeEach, describe, expect, it } from 'vitest';
import { ATTEMPT_LIFETIME_SECONDS } from '../../../shared/config/job-limits.ts';
import { isAligned } from '../../../shared/digest/settings/settings.ts';
import type { Attempt } from '../../../shared/state/alignment/digest-record.ts';
import { type DigestSettings, digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { useTable } from '../../support/state/dynalite-table.ts';
import { fakeDigestSettings } from '../../support/state/fake-digest-settings.ts';

const LIFETIME_MS = ATTEMPT_LIFETIME_SECONDS * 1_000;
const table = useTable();

/** The fake of other tests must pass the same tests. */
describe.each([
  ['digestSettingsIn a table', (now: () => number) => digestSettingsIn(table(), now)],
  ['fakeDigestSettings', fakeDigestSettings],
])('%s', (name, create) => {
  let now = 1_800_000_000_000;
  let settings: DigestSettings;
  beforeEach(() => {
    settings = create(() => now);
  });
  let users = 0;
  const newUser = () => ({ issuer: 'https://issuer', identifier: `${name} aligned-${++users}` });
  type User = ReturnType<typeof newUser>;

  const store = async (user: User, revision: string): Promise<Attempt> => {
    const attempt = await settings.put(user, { choice, revision, at: now });
    if (attempt === undefined) throw new Error('The change was not stored.');
    return attempt;
  };
  const remove = async (user: User): Promise<Attempt> => {
    const attempt = await settings.remove(user);
    if (attempt === undefined) throw new Error('The deletion was not stored.');
    return attempt;
  };
  /** Whether the settings are known to be aligned, and whether `reconcile` will look at them. */
  const stateOf = async (user: User) => {
    const found = await settings.find(user);
    const listed: string[] = [];
    for await (const page of settings.listPending(Number.MAX_SAFE_INTEGER))
      listed.push(...page.map(({ identifier }) => identifier));
    return { aligned: found && isAligned(found), listed: listed.includes(user.identifier) };
  };

  it('marks a change as pending until its attempt has ended', async () => {
    const ada = newUser();
    const attempt = await store(ada, 'r1');
    expect(attempt.settings).toEqual(await settings.find(ada));
    expect(await stateOf(ada)).toEqual({ aligned: false, listed: true });
    expect(await settings.finishAlignment(ada, attempt)).toBe(true);
    expect(await stateOf(ada)).toEqual({ aligned: true, listed: false });
    // The SDK repeats a write whose response was lost.
    expect(await settings.finishAlignment(ada, attempt)).toBe(true);
    expect(await stateOf(ada)).toEqual({ aligned: true, listed: false });
  });

  it('stays pending when an attempt ends after the settings have changed', async () => {
    const ada = newUser();
    const earlier = await store(ada, 'r1');
    await store(ada, 'r2');
    expect(await settings.finishAlignment(ada, earlier)).toBe(false);
    expect(await stateOf(ada)).toEqual({ aligned: false, listed: true });
  });

  it('keeps the mark while an earlier attempt may still write the schedule', async () => {
    const ada = newUser();
    await store(ada, 'r1');
    expect(await settings.finishAlignment(ada, await store(ada, 'r2'))).toBe(true);
    expect(await stateOf(ada)).toEqual({ aligned: true, listed: true });
    const again = await settings.beginAlignment(ada);
    expect([again.revision, again.settings?.revision]).toEqual(['r2', 'r2']);
    expect(await settings.finishAlignment(ada, again)).toBe(true);
    expect(await stateOf(ada)).toEqual({ aligned: true, listed: true });
  });

  it('makes a change pending again that repeats an aligned revision', async () => {
    const ada = newUser();
    await store(ada, 'r1');
    await settings.finishAlignment(ada, await store(ada, 'r2'));
    await store(ada, 'r2');
    expect(await stateOf(ada)).toEqual({ aligned: false, listed: true });
  });

  it.each([
    ['are older than any process', LIFETIME_MS + 1, false],
    ['may still be at work', LIFETIME_MS, true],
  ])('drops earlier attempts only where they are replaced and %s', async (_when, passes, listed) => {
    const ada = newUser();
    await store(ada, 'r1');
    now += passes;
    const replacing = await settings.beginAlignment(ada, { replacing: true });
    expect(await settings.finishAlignment(ada, replacing)).toBe(true);
    expect(await stateOf(ada)).toEqual({ aligned: true, listed });
  });

  it('keeps what is known of the alignment while a later attempt looks at it again', async () => {
    const ada = newUser();
    await store(ada, 'r1');
    await settings.finishAlignment(ada, await store(ada, 'r2'));
    now += LIFETIME_MS + 1;
    await settings.beginAlignment(ada, { replacing: true });
    expect(await stateOf(ada)).toEqual({ aligned: true, listed: true });
  });

  it('finds nothing of deleted settings but their record, until their attempt has ended', async () => {
    const ada = newUser();
    await settings.finishAlignment(ada, await store(ada, 'r1'));
    await settings.recordOutcome(ada, { slot: '2026', status: 'DELIVERED', at: 7 });
    const deletion = await remove(ada);
    expect([deletion.settings, await settings.find(ada)]).toEqual([undefined, undefined]);
    expect(await settings.findRecord(ada)).toEqual({ revision: deletion.revision, settings: undefined });
    await settings.recordOutcome(ada, { slot: '2027', status: 'DELIVERED', at: 8 });
    await settings.pause(ada, deletion.revision === 'r1' ? 'r1' : 'r0', { reason: 'user', since: 1 });
    expect(await settings.find(ada)).toBeUndefined();
    expect(await settings.finishAlignment(ada, deletion)).toBe(true);
    expect(await settings.findRecord(ada)).toBeUndefined();
    expect(await settings.finishAlignment(ada, deletion)).toBe(true);
  });

  it('stores new settings over deleted ones without their pause and last outcome', async () => {
    const ada = newUser();
    await store(ada, 'r1');
    await settings.recordOutcome(ada, { slot: '2026', status: 'DELIVERED', at: 7 });
    await settings.pause(ada, 'r1', { reason: 'failures', since: 1 });
    const deletion = await remove(ada);
    const next = await store(ada, 'r2');
    expect([next.settings?.paused, next.settings?.lastOutcome]).toEqual([undefined, undefined]);
    expect(await settings.finishAlignment(ada, deletion)).toBe(false);
    expect((await settings.find(ada))?.revision).toBe('r2');
  });

  it('makes a record for a schedule without settings, which ends with its attempt', async () => {
    const ada = newUser();
    const attempt = await settings.beginAlignment(ada);
    expect([attempt.settings, await settings.find(ada)]).toEqual([undefined, undefined]);
    expect(await stateOf(ada)).toEqual({ aligned: undefined, listed: true });
    await settings.finishAlignment(ada, attempt);
    expect(await stateOf(ada)).toEqual({ aligned: undefined, listed: false });
  });

  it('marks settings on request, of that revision and unmarked ones only', async () => {
    const ada = newUser();
    await settings.finishAlignment(ada, await store(ada, 'r2'));
    await settings.requestAlignment(ada, 'r1');
    await settings.requestAlignment(ada, undefined);
    expect(await stateOf(ada)).toEqual({ aligned: true, listed: false });
    await settings.requestAlignment(ada, 'r2');
    expect(await stateOf(ada)).toEqual({ aligned: false, listed: true });
    const bob = newUser();
    await settings.requestAlignment(bob, 'r1');
    expect(await stateOf(bob)).toEqual({ aligned: undefined, listed: false });
    await settings.requestAlignment(bob, undefined);
    expect(await stateOf(bob)).toEqual({ aligned: undefined, listed: true });
  });

  it('lists the users whose last attempt began before a time, oldest first', async () => {
    const [ada, bob] = [newUser(), newUser()];
    await store(bob, 'r1');
    now += 1;
    await store(ada, 'r1');
    const listed = async (before: number) => {
      const found: string[] = [];
      for await (const page of settings.listPending(before))
        found.push(...page.map(({ identifier }) => identifier));
      return found.filter((identifier) => [ada, bob].some((user) => user.identifier === identifier));
    };
    expect(await listed(now + 1)).toEqual([bob.identifier, ada.identifier]);
    expect(await listed(now)).toEqual([bob.identifier]);
  });

  it('lists each digest of a user under its label, and ends their attempts apart', async () => {
    const ada = newUser();
    const work = { ...ada, account: 'work' };
    await store(ada, 'r1');
    const attempt = await store(work, 'r2');
    const listed = async () => {
      const found: unknown[] = [];
      for await (const page of settings.listPending(Number.MAX_SAFE_INTEGER)) found.push(...page);
      return found.filter((owner) => JSON.stringify(owner).includes(ada.identifier));
    };
    expect(await listed()).toEqual([ada, work]);
    await settings.finishAlignment(work, attempt);
    expect(await listed()).toEqual([ada]);
  });
});
