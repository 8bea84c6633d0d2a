import { describe, expect, it } from 'vitest';
import type { Choice, Settings } from '../../../shared/digest/settings/settings.ts';
import { digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { useTable } from '../../support/state/dynalite-table.ts';
import { fakeDigestSettings } from '../../support/state/fake-digest-settings.ts';

const choice: Choice = {
  time: '07:30',
  timeZone: 'Europe/Berlin',
  weekdays: ['MON', 'FRI'],
  connection: 'gmail',
  query: 'is:unread',
  maxMessages: 50,
  delivery: 'stored',
  source: 'tool',
  language: 'de',
};
const change = { choice, revision: 'r1', at: 1_000 };
const account = { reason: 'account' as const, since: 5, connection: 'gmail' };
const userPause = { reason: 'user' as const, since: 9 };

const NOW = 1_800_000_000_000;

const table = useTable();

/** The fake of other tests must pass the same tests. */
describe.each([
  ['digestSettingsIn a table', (now: () => number) => digestSettingsIn(table(), now)],
  ['fakeDigestSettings', fakeDigestSettings],
])('%s', (name, create) => {
  const now = NOW;
  const open = () => create(() => now);
  const user = (identifier: string) => ({ issuer: 'https://issuer', identifier: `${name} ${identifier}` });
  const settingsOf = (identifier: string, over: Partial<Settings> = {}): Settings => ({
    ...user(identifier),
    ...choice,
    revision: 'r1',
    changedAt: 1_000,
    // Every change is pending until its attempt has ended.
    pendingSince: NOW,
    ...over,
  });

  it("stores the user's choice, and finds nothing of other users", async () => {
    const settings = open();
    await settings.put(user('own'), change);
    expect(await settings.find(user('own'))).toEqual(settingsOf('own'));
    expect(await settings.find(user('other'))).toBeUndefined();
  });

  it('changes only the choice: the last outcome stays, and a pause unless the change names one', async () => {
    const settings = open();
    const ada = user('change');
    const outcome = { slot: '2026', status: 'DELIVERED' as const, at: 7 };
    await settings.put(ada, change);
    await settings.recordOutcome(ada, outcome);
    await settings.pause(ada, 'r1', account);
    const next = { choice: { ...choice, time: '08:00' }, revision: 'r2', at: 2_000 };
    await settings.put(ada, next);
    const expected = { time: '08:00', revision: 'r2', changedAt: 2_000, lastOutcome: outcome };
    expect(await settings.find(ada)).toEqual(settingsOf('change', { ...expected, paused: account }));
    await settings.put(ada, { ...next, paused: userPause });
    expect(await settings.find(ada)).toEqual(settingsOf('change', { ...expected, paused: userPause }));
    await settings.put(ada, { ...next, paused: 'lift' });
    expect(await settings.find(ada)).toEqual(settingsOf('change', expected));
  });

  it('replaces the given revision and no other', async () => {
    const settings = open();
    const ada = user('instead');
    await settings.put(ada, change, 'r0');
    expect(await settings.find(ada)).toBeUndefined();
    await settings.put(ada, change);
    await settings.put(ada, { ...change, revision: 'r2', at: 2 }, 'r0');
    expect(await settings.find(ada)).toEqual(settingsOf('instead'));
    await settings.put(ada, { ...change, revision: 'r2', at: 2 }, 'r1');
    expect(await settings.find(ada)).toEqual(settingsOf('instead', { revision: 'r2', changedAt: 2 }));
  });

  it('pauses the given revision, and keeps the first reason', async () => {
    const settings = open();
    const ada = user('pause');
    await settings.pause(ada, 'r1', account);
    expect(await settings.find(ada)).toBeUndefined();
    await settings.put(ada, change);
    await settings.pause(ada, 'r0', account);
    expect(await settings.find(ada)).toEqual(settingsOf('pause'));
    await settings.pause(ada, 'r1', account);
    await settings.pause(ada, 'r1', { reason: 'failures', since: 6 });
    expect(await settings.find(ada)).toEqual(settingsOf('pause', { paused: account }));
  });

  it.each([
    ['of another account', account, 'slack', account],
    ['by the user', userPause, 'gmail', userPause],
    ['for failures', { reason: 'failures' as const, since: 1 }, 'gmail', { reason: 'failures', since: 1 }],
    ['of that account', account, 'gmail', undefined],
  ])('lifts a pause only for its own account: %s', async (_whose, paused, connection, left) => {
    const settings = open();
    const ada = user(`lift ${_whose}`);
    await settings.put(ada, { ...change, paused });
    for (let repeat = 0; repeat < 2; repeat += 1) await settings.lift(ada, { connection });
    expect((await settings.find(ada))?.paused).toEqual(left);
    await settings.lift(user('other'), { connection });
    expect(await settings.find(user('other'))).toBeUndefined();
  });

  it('lifts a pause after a refusal only for that refusal, where one is named', async () => {
    const [settings, ada] = [open(), user('lift refusal')];
    const paused = { ...account, refusedAt: 7 };
    await settings.put(ada, { ...change, paused });
    await settings.lift(ada, { connection: 'gmail' }, 6);
    expect((await settings.find(ada))?.paused).toEqual(paused);
    await settings.lift(ada, { connection: 'gmail' }, 7);
    expect((await settings.find(ada))?.paused).toBeUndefined();
  });

  it('keeps the outcome of the newest slot, in any order of ends', async () => {
    const settings = open();
    const ada = user('note');
    const end = (slot: string) => ({ slot, status: 'SKIPPED' as const, reason: 'paused', at: 1 });
    await settings.recordOutcome(ada, end('2026-11-22T08:00:00.000Z'));
    expect(await settings.find(ada)).toBeUndefined();
    await settings.put(ada, change);
    await settings.recordOutcome(ada, end('2026-11-22T08:00:00.000Z'));
    await settings.recordOutcome(ada, end('2026-11-21T08:00:00.000Z'));
    expect((await settings.find(ada))?.lastOutcome).toEqual(end('2026-11-22T08:00:00.000Z'));
  });

  it('removes the settings, or only a given revision', async () => {
    const settings = open();
    const ada = user('remove');
    await settings.put(ada, change);
    await settings.remove(ada, 'r0');
    expect(await settings.find(ada)).toEqual(settingsOf('remove'));
    await settings.remove(ada, 'r1');
    expect(await settings.find(ada)).toBeUndefined();
    await settings.put(ada, change);
    await settings.remove(ada);
    await settings.remove(ada);
    expect(await settings.find(ada)).toBeUndefined();
  });
});
