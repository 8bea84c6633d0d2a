import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../shared/digest/settings/settings.ts';
import { choice, LASTS_MS } from '../../support/digest/digest-fakes.ts';
import { depth } from '../../support/runs.ts';
import { chooseWeighted, seededChance } from './chance.ts';
import { countSlots, findPauseViolations, findViolations } from './invariants.ts';
import { Lambda } from './lambda.ts';
import { DigestModel, type Fate } from './model.ts';
import type { Mutation } from './mutations.ts';
import { ownerName } from './owner-name.ts';
import type { Luck } from './provider.ts';
import { VirtualTime } from './virtual-time.ts';

const FIRST_SLOT = Date.parse('2026-11-22T06:30:00Z');
const DAY_MS = 86_400_000;
/** A frozen process wakes up long after Lambda has ended its run. */
const FROZEN_MS = 2 * LASTS_MS;
const WINDOW_MS = 900_000;
const DELIVERIES: Choice['delivery'][] = ['stored', 'email', 'slack'];
/** Of forty mailboxes: one user's default one, and another user's labelled one. */
const EXPIRED = [0, 21];
/** The calls that a run makes. */
const CALLS = [
  ...['slots.claim', 'slots.find', 'slots.findNewest', 'slots.release', 'slots.startSending', 'slots.close'],
  ...['slots.closeAbandoned', 'settings.find', 'settings.pause', 'settings.recordOutcome', 'accounts.find'],
  ...['tools.prepare', 'tools.read', 'tools.write'],
];

const calm: Record<Fate, number> = {
  works: 1,
  fails: 0,
  'loses its response': 0,
  'dies before': 0,
  'dies after': 0,
  freezes: 0,
};
const rough = { works: 90, fails: 2, 'loses its response': 2, 'dies before': 3, 'dies after': 3, freezes: 1 };
/** Calls that few runs make: they die more often, so that both sides of each are reached. */
const RARE = ['settings.pause', 'accounts.find', 'slots.closeAbandoned', 'slots.release'];
const rougher = { ...rough, works: 50, 'dies before': 25, 'dies after': 25 };
const luck: Record<Luck, number> = {
  done: 85,
  'unknown with effect': 4,
  'unknown without effect': 4,
  busy: 5,
  refused: 2,
};

type Scenario = { mailboxes: number; days: number; seed: number; isRough?: boolean; mutation?: Mutation };

/** Runs the digests of users with two mailboxes each: every twentieth mailbox is expired, each slot fires twice. */
async function runDays({ mailboxes, days: count, seed, isRough = false, mutation }: Scenario) {
  const time = new VirtualTime(FIRST_SLOT - DAY_MS);
  const chance = seededChance(seed);
  const reached = new Set<string>();
  const fateOf = (call: string) => {
    const usual = RARE.includes(call) ? rougher : rough;
    const fate = chooseWeighted(isRough ? usual : calm, chance);
    reached.add(`${call} ${fate}`);
    return fate;
  };
  const turn = (_label: string, isFrozen: boolean) => time.wait(isFrozen ? FROZEN_MS : chance() * 400);
  const model = new DigestModel({ fateOf, turn, now: time.now }, mutation);
  if (isRough) model.provider.luck = () => chooseWeighted(luck, chance);
  const lambda = new Lambda(time, model);
  for (let mailbox = 0; mailbox < mailboxes; mailbox += 1) {
    const identifier = `user-${Math.floor(mailbox / 2)}`;
    const delivery = DELIVERIES[mailbox % 3] ?? 'stored';
    const known = { issuer: 'https://issuer', identifier, ...(mailbox % 2 === 1 && { account: 'work' }) };
    await model.settings.put(known, { choice: { ...choice, delivery }, revision: 'r1', at: time.now() });
    if (EXPIRED.includes(mailbox % 40)) model.provider.expired.add(ownerName(known));
    for (let day = 0; day < count; day += 1) {
      const at = FIRST_SLOT + day * DAY_MS;
      const event = { ...known, revision: 'r1', scheduledTime: new Date(at).toISOString() };
      const first = at + chance() * WINDOW_MS;
      // The second delivery arrives while the first run works, between its attempts, or long after.
      for (const later of [0, chance() ** 4 * DAY_MS]) time.at(first + later, () => lambda.accept(event));
    }
  }
  await time.pass();
  return { model, lambda, reached };
}

/** Mailboxes of a run with failures. */
const MAILBOXES = depth(600, 1_000);
const SEEDS = Array.from({ length: depth(1, 4) }, (_, index) => index + 1);

describe('the digests of mailboxes, two of each user and one in twenty expired, each fired twice', () => {
  it('delivers 950 of 1,000 and skips 50, with one message per delivery and one notice per expired account', async () => {
    const { model, lambda } = await runDays({ mailboxes: 1_000, days: 1, seed: 1 });
    expect([...findViolations(model, lambda), ...findPauseViolations(model)]).toEqual([]);
    const none = { dead: 0, unknown: 0, queued: 0 };
    // The other 316 digests are stored and sent to no one.
    const messages = 634;
    expect(countSlots(model, lambda)).toEqual({
      fired: 1_000,
      delivered: 950,
      skipped: 50,
      ...none,
      messages,
    });
    const notified = model.notices.map(({ owner }) => owner);
    expect(notified.toSorted()).toEqual([...model.provider.expired].toSorted());
    expect([lambda.fired.length, lambda.deadLetters]).toEqual([2_000, []]);
  });

  it.each(SEEDS)(
    'accounts for each slot of two days when processes die at every step (seed %i)',
    async (seed) => {
      const { model, lambda, reached } = await runDays({
        mailboxes: MAILBOXES,
        days: 2,
        seed,
        isRough: true,
      });
      expect([...findViolations(model, lambda), ...findPauseViolations(model)]).toEqual([]);
      // Every step was reached, so the property was tested there.
      const steps = CALLS.flatMap((call) => [`${call} dies before`, `${call} dies after`]);
      expect(steps.filter((step) => !reached.has(step))).toEqual([]);
      const { fired, ...ends } = countSlots(model, lambda);
      expect(fired).toBe(MAILBOXES * 2);
      expect(Object.values(ends).filter((count) => count === 0)).toEqual([]);
    },
  );
});

describe('the digest model', () => {
  it.each<[Mutation, string]>([
    ['a slot in SENDING is claimed again', 'one slot has two messages'],
    ['every run claims the slot', 'one slot has two messages'],
    ['the message is sent before the slot is SENDING', 'one slot has two messages'],
    ['a slot is closed without a condition', 'a closed slot has changed'],
    ['a slot is closed while its run lives', 'a slot is dead although nothing failed'],
    ['the end of a slot is not stored', 'a slot is lost'],
    ['a run that died while sending counts as failed', 'a message belongs to no slot'],
    ['an unknown outcome is sent again', 'one slot has two messages'],
    ['a closed slot names no failed run', 'a failure reaches no dead-letter queue'],
    ['the pause for the account is not stored', 'a pause does not match the account'],
    ['the calls of a labelled mailbox name no label', 'a digest uses another mailbox'],
    ['the settings of a labelled mailbox are those of the default one', 'a digest uses another mailbox'],
  ])('finds the mutation "%s": %s', async (mutation, words) => {
    // Among failures, hardly any death is one without a failure.
    const isRough = mutation !== 'a slot is closed while its run lives';
    const mailboxes = isRough ? 300 : 600;
    const { model, lambda } = await runDays({ mailboxes, days: 2, seed: 2, isRough, mutation });
    expect([...findViolations(model, lambda), ...findPauseViolations(model)]).toContain(words);
  });
});
