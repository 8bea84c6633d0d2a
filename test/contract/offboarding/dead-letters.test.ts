import { describe, expect, it } from 'vitest';
import { clearDeadLetters } from '../../../functions/offboard/dead-letters/clear-dead-letters.ts';
import type { QueueMessage, QueueReader } from '../../../functions/offboard/dead-letters/queue-api.ts';
import {
  type HeldOffboarding,
  offboardingRunsIn,
} from '../../../shared/state/offboarding/offboarding-runs.ts';
import { offboardingStartsIn } from '../../../shared/state/offboarding/offboarding-starts.ts';
import { queueTurnsIn } from '../../../shared/state/offboarding/queue-turns.ts';
import { type User, userHash } from '../../../shared/state/user-key.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const table = useTable();
const issuer = 'https://issuer';
let now = Date.parse('2026-11-29T22:00:00Z');
const clock = () => now;

/** A queue with one message of each user, which hides what it has handed out. */
function queueOf(...users: User[]) {
  const messages = new Map(
    users.map((user): [string, QueueMessage] => {
      const { identifier: id } = user;
      return [id, { id, receipt: id, body: JSON.stringify(user) }];
    }),
  );
  const hidden = new Set<string>();
  const reader: QueueReader = {
    async receive() {
      const found = [...messages.values()].filter(({ id }) => !hidden.has(id));
      for (const { id } of found) hidden.add(id);
      return found;
    },
    async remove(receipt) {
      messages.delete(receipt);
      hidden.delete(receipt);
    },
    show: async (receipt) => void hidden.delete(receipt),
    countHidden: async () => hidden.size,
  };
  return { messages, hidden, reader };
}

async function begin(identifier: string, run: string): Promise<HeldOffboarding> {
  const user = { issuer, identifier };
  await offboardingStartsIn(table()).start(user, { id: run, instead: undefined, at: now });
  const held = await offboardingRunsIn(table(), clock).claim(userHash(user), run);
  if (held === undefined) throw new Error('The offboarding is held.');
  return held;
}

function depsOf(queue: QueueReader, sleep: (ms: number) => Promise<unknown>) {
  const [runs, turns] = [offboardingRunsIn(table(), clock), queueTurnsIn(table(), clock)];
  return { queue, runs, turns, now: clock, sleep };
}

describe('two offboardings at one time', () => {
  it('each find their own message, which the other one hides while it reads', async () => {
    const [ada, bob] = [await begin('ada', 'run-1'), await begin('bob', 'run-2')];
    const { messages, hidden, reader } = queueOf(ada.user, bob.user, { issuer, identifier: 'eve' });
    const scope = { deadline: now + 600_000 };
    let second: Promise<unknown> | undefined;
    const slow: QueueReader = {
      ...reader,
      async receive() {
        const found = await reader.receive();
        if (second !== undefined) return found;
        const { promise, resolve } = Promise.withResolvers<void>();
        const sleep = async () => resolve();
        second = clearDeadLetters(bob, scope, depsOf(reader, sleep)).finally(resolve);
        // Until the other one waits, or has ended.
        await promise;
        return found;
      },
    };
    await clearDeadLetters(
      ada,
      scope,
      depsOf(slow, async () => undefined),
    );
    await second;
    expect([[...messages.keys()], [...hidden]]).toEqual([['eve'], []]);
  });

  it('wait for messages that a run left hidden, and not beyond their own time', async () => {
    const [dan, fay] = [await begin('dan', 'run-3'), await begin('fay', 'run-4')];
    const { messages, hidden, reader } = queueOf(fay.user);
    const failing = { ...reader, show: async () => Promise.reject(new Error('unavailable')) };
    const still = async () => undefined;
    await clearDeadLetters(dan, { deadline: now + 600_000 }, depsOf(failing, still));
    expect([...hidden]).toEqual(['fay']);
    const sleep = async () => {
      now += 10_000;
      if (now >= Date.parse('2026-11-29T22:02:00Z')) hidden.clear();
    };
    const short = clearDeadLetters(fay, { deadline: now + 30_000 }, depsOf(reader, sleep));
    await expect(short).rejects.toMatchObject({ code: 'deadline-exceeded' });
    expect(messages.size).toBe(1);
    await clearDeadLetters(fay, { deadline: now + 600_000 }, depsOf(reader, sleep));
    expect(messages.size).toBe(0);
  });

  it('count what a dead run left hidden as their own, until it is out of the count', async () => {
    now += 86_400_000;
    const died = now;
    const gil = await begin('gil', 'run-5');
    const { reader } = queueOf({ issuer, identifier: 'eve' });
    const dead = { ...reader, show: async () => Promise.reject(new Error('dead')) };
    const still = async () => undefined;
    await clearDeadLetters(gil, { deadline: now + 600_000 }, depsOf(dead, still));
    now += 140_000;
    const ida = await begin('ida', 'run-6');
    const second = { ...ida, state: { ...ida.state, looks: 1 } };
    const counting = { ...reader, countHidden: async () => (now < died + 180_000 ? 1 : 0) };
    const sleep = async (ms: number) => {
      now += ms;
    };
    const { state } = await clearDeadLetters(second, { deadline: now + 600_000 }, depsOf(counting, sleep));
    expect([state.hasFound, now - died]).toEqual([false, 225_000]);
  });
});
