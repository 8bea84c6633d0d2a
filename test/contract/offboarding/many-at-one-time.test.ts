import { describe, expect, it } from 'vitest';
import type { QueueReader } from '../../../functions/offboard/dead-letters/queue-api.ts';
import { offboard } from '../../../functions/offboard/offboard.ts';
import type { OffboardDeps } from '../../../functions/offboard/offboard-deps.ts';
import { userItemsIn } from '../../../functions/offboard/places/user-items.ts';
import { offboardingRunsIn } from '../../../shared/state/offboarding/offboarding-runs.ts';
import { offboardingStartsIn } from '../../../shared/state/offboarding/offboarding-starts.ts';
import { queueTurnsIn } from '../../../shared/state/offboarding/queue-turns.ts';
import { userHash } from '../../../shared/state/user-key.ts';
import { depth } from '../../support/runs.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const table = useTable();
const issuer = 'https://issuer';
/** SQS counts up to a minute late: here, each message that was hidden within it. */
const LATE_MS = 60_000;
const LOOK_MS = 1_000;

/** A clock that jumps from each sleeper to the next, so that one process acts at a time. */
class Turnstile {
  now: number;
  private readonly sleepers: { until: number; wake: () => void }[] = [];
  private yielded: () => void = () => undefined;
  private running = 0;

  constructor(now: number) {
    this.now = now;
  }

  sleep(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.sleepers.push({ until: this.now + Math.max(ms, 1), wake: resolve });
    this.yielded();
    return promise;
  }

  async run(processes: (() => Promise<void>)[]): Promise<void> {
    this.running = processes.length;
    const all = processes.map((process) =>
      process().finally(() => {
        this.running -= 1;
        this.yielded();
      }),
    );
    while (this.running > 0) {
      const next = this.sleepers.toSorted((one, other) => one.until - other.until)[0];
      if (next === undefined || this.sleepers.length < this.running) {
        await this.whenYielded();
        continue;
      }
      this.sleepers.splice(this.sleepers.indexOf(next), 1);
      this.now = Math.max(this.now, next.until);
      const yielded = this.whenYielded();
      next.wake();
      await yielded;
    }
    await Promise.all(all);
  }

  private whenYielded(): Promise<void> {
    return new Promise((resolve) => {
      this.yielded = resolve;
    });
  }
}

let day = Date.parse('2026-11-29T22:00:00Z');

/**
 * Offboards users one after another, with one message of somebody else in the queue. @param isHeld whether an operator
 * hides another message, by the time since the start @returns how the run of each user ended
 */
async function offboardEvery(everyMs: number, users: number, isHeld: (sinceStart: number) => boolean) {
  day += 86_400_000;
  const clock = new Turnstile(day);
  const now = () => clock.now;
  const start = clock.now;
  let hiddenUntil = 0;
  const message = { id: 'eve', receipt: 'eve', body: JSON.stringify({ issuer, identifier: 'eve' }) };
  const queueOf = (): QueueReader => {
    let isMine = false;
    return {
      receive: async () => {
        await clock.sleep(LOOK_MS);
        if (isMine) return [];
        isMine = true;
        hiddenUntil = Number.POSITIVE_INFINITY;
        return [message];
      },
      show: async () => {
        isMine = false;
        hiddenUntil = clock.now;
      },
      remove: async () => undefined,
      countHidden: async () => Number(isHeld(clock.now - start)) + Number(clock.now - hiddenUntil < LATE_MS),
    };
  };
  const ends: string[] = [];
  const offboardOne = async (index: number) => {
    await clock.sleep(index * everyMs);
    const user = { issuer, identifier: `user-${day}-${index}` };
    await offboardingStartsIn(table()).start(user, { id: `o${index}`, instead: undefined, at: now() });
    const runs = offboardingRunsIn(table(), now);
    const held = await runs.claim(userHash(user), `event-${day}-${index}.run`);
    if (held === undefined) throw new Error('The offboarding is held.');
    const deps: OffboardDeps = {
      runs,
      items: userItemsIn(table()),
      turns: queueTurnsIn(table(), now),
      queue: queueOf(),
      everyAccount: { list: async () => [], remove: async () => undefined },
      schedules: { find: async () => undefined, remove: async () => undefined },
      signer: {
        sign: async (statement) => ({ statement, keyId: 'k', algorithm: 'ECDSA_SHA_256', signature: 's' }),
      },
      now,
      sleep: (ms) => clock.sleep(ms),
    };
    const scope = { user, requestId: 'run', deadline: now() + 897_000 };
    const end = await offboard(held, scope, deps).then(
      () => 'DONE',
      (error: Error) => error.message,
    );
    ends[index] = end;
  };
  await clock.run(Array.from({ length: users }, (_, index) => () => offboardOne(index)));
  return ends;
}

describe("offboardings while another user's message is in the dead-letter queue", () => {
  it.each([
    [50_000, 3],
    [14_000, depth(12, 40)],
    [18_000, depth(3, 60)],
    [0, depth(6, 20)],
  ])('end in one run each when one begins every %i ms', { timeout: 600_000 }, async (everyMs, users) => {
    const ends = await offboardEvery(everyMs, users, () => false);
    expect(ends).toEqual(Array.from({ length: users }, () => 'DONE'));
  });

  it('do not end while an operator hides a message since before their first look', {
    timeout: 60_000,
  }, async () => {
    expect(await offboardEvery(50_000, 2, () => true)).not.toContain('DONE');
    const ends = await offboardEvery(60_000, 7, (since) => since >= 300_000);
    expect(ends[0]).toBe('DONE');
    expect(ends.slice(5)).not.toContain('DONE');
  });
});
