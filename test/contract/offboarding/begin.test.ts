import { beforeEach, describe, expect, it } from 'vitest';
import { beginOffboarding } from '../../../functions/offboarding/begin-offboarding.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { listUnfinished, offboardingRunsIn } from '../../../shared/state/offboarding/offboarding-runs.ts';
import { offboardingStartsIn } from '../../../shared/state/offboarding/offboarding-starts.ts';
import { offboardingsIn } from '../../../shared/state/offboarding/offboardings.ts';
import { type User, userHash, userKey } from '../../../shared/state/user-key.ts';
import { OffboardingBed } from '../../support/offboarding/offboarding-bed.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const table = useTable();
let count = 0;
let user: User;
let now: number;
let invoked: object[];
beforeEach(() => {
  count += 1;
  user = { issuer: 'https://issuer', identifier: `beginner-${count}` };
  now = Date.parse('2026-11-29T22:00:00Z');
  invoked = [];
});

const begin = (invoke = async (event: object): Promise<void> => void invoked.push(event)) =>
  beginOffboarding(user, {
    offboardings: offboardingsIn(table()),
    starts: offboardingStartsIn(table()),
    invoke,
    now: () => now,
  });

/** Ends the user's offboarding as the job does. */
async function end(): Promise<void> {
  const bed = new OffboardingBed(table(), user);
  await bed.run();
  now = bed.now;
}

describe('a request to end everything', () => {
  it('stores the offboarding before it invokes the job, with the hash alone', async () => {
    const state = await begin();
    expect(state.status).toBe('RUNNING');
    expect(invoked).toEqual([{ user: userHash(user) }]);
  });

  it('invokes the job again after an invocation that failed, and begins no second one', async () => {
    await table().put({ Item: { pk: userKey(user), sk: 'KEY#before' } });
    const failing = () => begin(() => Promise.reject(new AppError('upstream-unavailable')));
    await expect(failing()).rejects.toThrow('upstream-unavailable');
    const first = await begin();
    expect((await begin()).id).toBe(first.id);
    expect(invoked).toHaveLength(2);
  });

  it('does not invoke the job while a run holds the lease, and does when it has lapsed', async () => {
    await begin();
    await offboardingRunsIn(table(), () => now).claim(userHash(user), 'event.run');
    await begin();
    expect(invoked).toHaveLength(1);
    now += 61_000;
    await begin();
    expect(invoked).toHaveLength(2);
  });

  it('returns the one that has ended, until the user comes back', async () => {
    const first = await begin();
    await end();
    expect(await begin()).toMatchObject({ status: 'DONE', id: first.id });
    const offboardings = offboardingsIn(table());
    const ended = await offboardings.find(user);
    if (ended === undefined) throw new Error('The offboarding is lost.');
    await offboardings.recordReturn(user, ended, now);
    const second = await begin();
    expect([second.status, second.id === first.id]).toEqual(['RUNNING', false]);
  });

  it('is a retry for ten minutes after the end, and then begins another one, which finds accounts at Scalekit', async () => {
    const first = await begin();
    await end();
    now += 9 * 60_000;
    expect(await begin()).toMatchObject({ status: 'DONE', id: first.id });
    now += 61_000;
    const [second, retry] = [await begin(), await begin()];
    expect([second.status, second.id === first.id, retry.id === second.id]).toEqual(['RUNNING', false, true]);
  });

  it('begins another one where something of the user was stored since', async () => {
    await begin();
    await end();
    await table().put({ Item: { pk: userKey(user), sk: 'KEY#later' } });
    expect((await begin()).status).toBe('RUNNING');
  });

  it('is one offboarding, of any number that come together', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => begin()));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });
});

describe('the list of unfinished offboardings', () => {
  it('has those that began before a time, by the hash, until they end', async () => {
    const unfinished = async (before: number) => {
      const found: string[] = [];
      for await (const page of listUnfinished(table(), before)) found.push(...page);
      return found;
    };
    await begin();
    expect(await unfinished(now + 1)).toContain(userHash(user));
    expect(await unfinished(now)).not.toContain(userHash(user));
    await end();
    expect(await unfinished(now + 1)).not.toContain(userHash(user));
  });
});
