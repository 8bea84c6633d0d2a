import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTEMPT_LIFETIME_SECONDS, DIGEST_TIMEOUT_SECONDS } from '../../../shared/config/job-limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Attempt } from '../../../shared/state/alignment/digest-record.ts';
import { type DigestSettings, digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { type DigestSlots, digestSlotsIn } from '../../../shared/state/digest-slots.ts';
import type { Change } from '../../../shared/state/settings-updates.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { useTable } from '../../support/state/dynalite-table.ts';
import { fakeDigestSettings } from '../../support/state/fake-digest-settings.ts';
import { fakeDigestSlots } from '../../support/state/fake-digest-slots.ts';

const RUNS = 30;
const LEASE_MS = DIGEST_TIMEOUT_SECONDS * 1_000;
const LIFETIME_MS = ATTEMPT_LIFETIME_SECONDS * 1_000;
const table = useTable();

type Stores = { slots: DigestSlots; settings: DigestSettings };
type User = { issuer: string; identifier: string };
type Step = { words: string; run: (stores: Stores, user: User, now: number) => Promise<unknown> };

const counts = { read: 0, summarised: 0, skipped: 0 };
const digest = { summariser: 'extractive' as const, items: [], skipped: [], counts };
const TIMES = ['2026-11-22T08:00:00.000Z', '2026-11-23T08:00:00.000Z'] as const;
const ends = {
  stored: { status: 'DELIVERED', digest },
  sent: { status: 'DELIVERED' },
  skipped: { status: 'SKIPPED', reason: 'gone' },
  dead: { status: 'DEAD', reason: 'failed' },
  failed: { status: 'DEAD', reason: 'failed', failure: 'upstream-unavailable' },
} as const;
const phases = [['TAKEN'], ['SENDING'], ['TAKEN', 'SENDING']] as const;

const time = fc.constantFrom(...TIMES);
const by = fc.constantFrom('run-1', 'run-2', 'run-3');
const revision = fc.constantFrom('r1', 'r2');
const connection = fc.constantFrom('gmail', 'slack');
const refusal = fc.constantFrom(undefined, 1, 2);
const reason = fc.constantFrom('user', 'account', 'failures');

const slotSteps: fc.Arbitrary<Step>[] = [
  fc.tuple(time, by, fc.boolean()).map(([at, run, byHand]) => ({
    words: `${run} claims ${at}, on demand: ${byHand}`,
    run: ({ slots }, user, now) => slots.claim({ user, scheduledTime: at, byHand }, run, now + LEASE_MS),
  })),
  fc.tuple(time, by).map(([at, run]) => ({
    words: `${run} releases ${at}`,
    run: ({ slots }, user) => slots.release({ user, scheduledTime: at }, run),
  })),
  fc.tuple(time, by).map(([at, run]) => ({
    words: `${run} starts sending ${at}`,
    run: ({ slots }, user) => slots.startSending({ user, scheduledTime: at }, run),
  })),
  fc
    .tuple(time, by, fc.constantFrom(...Object.values(ends)), fc.constantFrom(...phases))
    .map(([at, run, end, from]) => ({
      words: `${run} closes ${at} as ${end.status} from ${from}`,
      run: ({ slots }, user) => slots.close({ user, scheduledTime: at }, run, end, from),
    })),
  fc.tuple(time, fc.constantFrom(...phases)).map(([at, from]) => ({
    words: `${at} is closed as abandoned from ${from}`,
    run: ({ slots }, user) => slots.closeAbandoned({ user, scheduledTime: at }, from),
  })),
];

const settingsSteps: fc.Arbitrary<Step>[] = [
  fc.tuple(revision, fc.option(reason)).map(([to, why]) => ({
    words: `a change to ${to}, paused ${why}`,
    run: (stores, user, now) => {
      const pause = why === null || why === 'failures' ? undefined : { reason: why, since: now };
      const paused: Change['paused'] = why === 'failures' ? 'lift' : pause;
      const change = { choice, revision: to, at: now, ...(paused && { paused }) };
      return keepAttempt(stores, user, stores.settings.put(user, change));
    },
  })),
  fc.tuple(revision, reason, connection, refusal).map(([of, why, its, refusedAt]) => ({
    words: `a pause of ${of} for ${why}, refused at ${refusedAt}`,
    run: ({ settings }, user, now) =>
      settings.pause(user, of, { reason: why, since: now, connection: its, ...(refusedAt && { refusedAt }) }),
  })),
  fc.tuple(connection, refusal).map(([its, refusedAt]) => ({
    words: `${its} can be used again, after its refusal at ${refusedAt}`,
    run: ({ settings }, user) => settings.lift(user, { connection: its }, refusedAt),
  })),
  time.map((at) => ({
    words: `the outcome of ${at} is noted`,
    run: ({ settings }, user, now) =>
      settings.recordOutcome(user, { slot: at, status: 'DELIVERED', at: now }),
  })),
  fc.option(revision).map((of) => ({
    words: `${of} is removed`,
    run: (stores, user) => keepAttempt(stores, user, stores.settings.remove(user, of ?? undefined)),
  })),
  fc.boolean().map((replacing) => ({
    words: `an attempt begins, replacing earlier ones: ${replacing}`,
    run: (stores, user) => keepAttempt(stores, user, stores.settings.beginAlignment(user, { replacing })),
  })),
  fc.nat(2).map((nth) => ({
    words: `attempt ${nth} ends`,
    run: async (stores, user) => {
      const attempt = attemptsOf(stores, user).at(-1 - nth);
      return attempt && stores.settings.finishAlignment(user, attempt);
    },
  })),
  fc.option(revision).map((of) => ({
    words: `an alignment of ${of} is requested`,
    run: ({ settings }, user) => settings.requestAlignment(user, of ?? undefined),
  })),
];

const attempts = new WeakMap<Stores, Map<string, Attempt[]>>();

function attemptsOf(stores: Stores, { identifier }: User): Attempt[] {
  const known = attempts.get(stores) ?? new Map<string, Attempt[]>();
  attempts.set(stores, known);
  const its = known.get(identifier) ?? [];
  known.set(identifier, its);
  return its;
}

/** Keeps an attempt for the step that ends it. Its id, and the revision of deleted settings, are random. */
async function keepAttempt(stores: Stores, user: User, begins: Promise<Attempt | undefined>) {
  const attempt = await begins;
  if (attempt !== undefined) attemptsOf(stores, user).push(attempt);
  return attempt && (attempt.settings ?? 'no settings');
}

/** The users of this test whose schedule is pending, in pages of any size. */
async function pendingOf({ settings }: Stores, user: User, before: number): Promise<boolean> {
  for await (const page of settings.listPending(before))
    if (page.some(({ identifier }) => identifier === user.identifier)) return true;
  return false;
}

/** The result of a step, and the state after it. */
async function outcome(stores: Stores, { run }: Step, user: User, now: number): Promise<unknown> {
  const result = await run(stores, user, now).catch((error: unknown) =>
    error instanceof AppError ? error.code : error,
  );
  const { slots, settings } = stores;
  const found = await Promise.all(TIMES.map((scheduledTime) => slots.find({ user, scheduledTime })));
  return {
    result,
    found,
    newest: await slots.findNewest(user, 3),
    latest: await slots.findLatest(user),
    settings: await settings.find(user),
    isDeleted: (await settings.findRecord(user))?.settings === undefined,
    pending: [await pendingOf(stores, user, now), await pendingOf(stores, user, now + 1)],
  };
}

describe('the in-memory slots and settings', () => {
  it.each([
    ['slots', slotSteps],
    ['settings', settingsSteps],
  ])(`behave as those in a table, for any sequence of calls: %s (${RUNS} runs)`, async (name, steps) => {
    let now = Date.parse('2026-11-22T08:00:00.250Z');
    let count = 0;
    const inTable = {
      slots: digestSlotsIn(table(), () => now),
      settings: digestSettingsIn(table(), () => now),
    };
    const inMemory = { slots: fakeDigestSlots(() => now), settings: fakeDigestSettings(() => now) };
    const passes = fc.constantFrom(0, 0, 0, 1, LEASE_MS, LEASE_MS + 1, LIFETIME_MS, LIFETIME_MS + 1);
    const all = fc.array(fc.tuple(fc.oneof(...steps), passes), {
      minLength: 4,
      maxLength: 10,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(all, async (given) => {
        count += 1;
        const user = { issuer: 'https://issuer', identifier: `alike-${name}-${count}` };
        for (const [each, ms] of given) {
          now += ms;
          const [real, fake] = await Promise.all([
            outcome(inTable, each, user, now),
            outcome(inMemory, each, user, now),
          ]);
          expect([each.words, fake]).toEqual([each.words, real]);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
