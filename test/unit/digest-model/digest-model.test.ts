import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../shared/digest/settings/settings.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { books, wrongAboutAccounts, wrongIn } from './books.ts';
import { chanceOf, oneOf } from './chance.ts';
import { Lambda } from './lambda.ts';
import { DigestModel, type Fate } from './model.ts';
import type { Planted } from './mutations.ts';
import type { Luck } from './provider.ts';
import { VirtualTime } from './virtual-time.ts';

const FIRST_SLOT = Date.parse('2026-11-22T06:30:00Z');
const DAY_MS = 86_400_000;
const FROZEN_MS = 60_000;
const WINDOW_MS = 900_000;
const DELIVERIES: Choice['delivery'][] = ['stored', 'email', 'slack'];
/** The calls that such a run makes of others. */
const CALLS = [
  ...['slots.claim', 'slots.find', 'slots.findNewest', 'slots.release', 'slots.startSending', 'slots.close'],
  ...['slots.closeAbandoned', 'settings.find', 'settings.pause', 'settings.recordOutcome', 'accounts.find'],
  ...['tools.prepare', 'tools.read', 'tools.write'],
];

const calm: Record<Fate, number> = {
  works: 1,
  fails: 0,
  'loses its reply': 0,
  'dies before': 0,
  'dies after': 0,
  freezes: 0,
};
const rough = { works: 90, fails: 2, 'loses its reply': 2, 'dies before': 3, 'dies after': 3, freezes: 1 };
/** Calls that few runs make, so that each of their two sides is struck. */
const RARE = ['settings.pause', 'accounts.find', 'slots.closeAbandoned', 'slots.release'];
const rougher = { ...rough, works: 50, 'dies before': 25, 'dies after': 25 };
const luck: Record<Luck, number> = {
  done: 85,
  'unknown with effect': 4,
  'unknown without effect': 4,
  busy: 5,
  refused: 2,
};

type Weather = { users: number; days: number; seed: number; isRough?: boolean; planted?: Planted };

/** So many users, every twentieth expired, each with a slot a day that is delivered twice. */
async function days({ users, days: count, seed, isRough = false, planted }: Weather) {
  const time = new VirtualTime(FIRST_SLOT - DAY_MS);
  const chance = chanceOf(seed);
  const struck = new Set<string>();
  const fateOf = (call: string) => {
    const usual = RARE.includes(call) ? rougher : rough;
    const fate = oneOf(isRough ? usual : calm, chance);
    struck.add(`${call} ${fate}`);
    return fate;
  };
  const turn = (_label: string, isFrozen: boolean) => time.wait(isFrozen ? FROZEN_MS : chance() * 400);
  const model = new DigestModel({ fateOf, turn, now: time.now }, planted);
  if (isRough) model.provider.luck = () => oneOf(luck, chance);
  const lambda = new Lambda(time, model);
  for (let user = 0; user < users; user += 1) {
    const identifier = `user-${user}`;
    const delivery = DELIVERIES[user % 3] ?? 'stored';
    const known = { issuer: 'https://issuer', identifier };
    await model.settings.put(known, { choice: { ...choice, delivery }, revision: 'r1', at: time.now() });
    if (user % 20 === 0) model.provider.expired.add(identifier);
    for (let day = 0; day < count; day += 1) {
      const at = FIRST_SLOT + day * DAY_MS;
      const event = { ...known, revision: 'r1', scheduledTime: new Date(at).toISOString() };
      const first = at + chance() * WINDOW_MS;
      // The second delivery comes while the first one runs, between its attempts, or long after.
      for (const later of [0, chance() ** 4 * DAY_MS]) time.at(first + later, () => lambda.accept(event));
    }
  }
  await time.pass();
  return { model, lambda, struck };
}

describe('the digests of 1,000 users of whom 50 have expired, each delivered twice', () => {
  it('are 950 delivered and 50 skipped, with one message each, and one notice to each of the 50', async () => {
    const { model, lambda } = await days({ users: 1_000, days: 1, seed: 1 });
    expect([...wrongIn(model, lambda), ...wrongAboutAccounts(model)]).toEqual([]);
    const none = { dead: 0, unknown: 0, queued: 0 };
    // 317 of them were stored, and sent nobody anything.
    const messages = 633;
    expect(books(model, lambda)).toEqual({ fired: 1_000, delivered: 950, skipped: 50, ...none, messages });
    const told = model.notices.map(({ identifier }) => identifier);
    expect(told.toSorted()).toEqual([...model.provider.expired].toSorted());
    expect([lambda.fired.length, lambda.deadLetters]).toEqual([2_000, []]);
  });

  it.each([1, 2])(
    'are all accounted for where processes die at every step, for two days (seed %i)',
    async (seed) => {
      const { model, lambda, struck } = await days({ users: 1_000, days: 2, seed, isRough: true });
      expect([...wrongIn(model, lambda), ...wrongAboutAccounts(model)]).toEqual([]);
      // Otherwise it would not have been there to be wrong.
      const steps = CALLS.flatMap((call) => [`${call} dies before`, `${call} dies after`]);
      expect(steps.filter((step) => !struck.has(step))).toEqual([]);
      const { fired, ...ends } = books(model, lambda);
      expect(fired).toBe(2_000);
      expect(Object.values(ends).filter((count) => count === 0)).toEqual([]);
    },
  );
});

describe('the model', () => {
  it.each<[Planted, string]>([
    ['a slot that is being sent is taken again', 'one slot has two messages'],
    ['every run gets the slot', 'one slot has two messages'],
    ['the message is sent before the slot is SENDING', 'one slot has two messages'],
    ['a slot is closed without a condition', 'a closed slot has changed'],
    ['a slot is closed while its run lives', 'a slot is dead, and nothing failed'],
    ['a slot that was closed is not stored', 'a slot is lost'],
    ['what died while it was sending was never sent', 'a message belongs to no slot'],
    ['an unknown outcome is sent again', 'one slot has two messages'],
    ['the pause for the account is not stored', 'a pause is not what the account says'],
  ])('is seen to fail where %s: %s', async (planted, words) => {
    const { model, lambda } = await days({ users: 200, days: 2, seed: 1, isRough: true, planted });
    expect([...wrongIn(model, lambda), ...wrongAboutAccounts(model)]).toContain(words);
  });
});
