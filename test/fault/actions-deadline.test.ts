import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Actor,
  armToolFault,
  books,
  expectRunning,
  expectUnknown,
  newActor,
  verdict,
} from '../support/actions/actions.ts';
import { endLeases } from '../support/stack/leases.ts';
import { type Answer, simulator } from '../support/stack/product.ts';
import {
  armFault,
  control,
  eventsSince,
  healStack,
  lastSeq,
  recycle,
} from '../support/stack/stack-control.ts';

const FUNCTION = 'execute-action';
/** So long nothing may happen behind the back of who got an answer. */
const THAWED_MS = 10_000;
const newUser = () => newActor('actions-deadline');
const toFunction = (what: 'freeze' | 'thaw') => control('POST', `functions/${FUNCTION}/${what}`, {});

type Sent = { ada: Actor; key: string; answer: Answer };

/** What outlasts the 20 s that a provider's answer may take, and the effects once all is over. */
const silences: [how: string, fault: object, effects: number][] = [
  ['is swallowed before its effect', { do: 'blackhole' }, 0],
  ['is swallowed after its effect', { do: 'blackhole', when: 'after' }, 1],
  ['has its effect after that', { do: 'delay', ms: 22_000 }, 1],
  ['is answered after that', { do: 'delay', ms: 22_000, when: 'after' }, 1],
];
const inTheNetwork = 'loses its reply in the network';
const outcomes: [how: string, effects: number][] = [
  ...silences.map(([how, , effects]): [string, number] => [how, effects]),
  [inTheNetwork, 1],
];

async function sent(ada: Actor, fault: object): Promise<Sent> {
  const key = randomUUID();
  await armToolFault(ada, fault);
  return { ada, key, answer: await ada.write(key) };
}

/** A write whose reply the network swallows: on all that is open once its effect is there, so on no other write. */
async function sentIntoSilence(): Promise<{ answer: Promise<Sent> }> {
  await recycle(FUNCTION);
  const ada = await newUser();
  const answer = sent(ada, { do: 'delay', ms: 2_000, when: 'after' });
  await vi.waitFor(async () => expect(await ada.effects()).toHaveLength(1), 20_000);
  await control('POST', 'network', { do: 'blackhole', on: 'open', swallows: 'replies' });
  return { answer };
}

const writes = new Map<string, Sent>();
const reads: { ada: Actor; answer: Answer }[] = [];
let thawed = 0;

// All at once, so that the deadline is waited for once.
beforeAll(async () => {
  const network = await sentIntoSilence();
  const reading = [{}, { share: 1 }].map(async (how) => {
    const ada = await newUser();
    await armToolFault(ada, { do: 'blackhole', ...how });
    return { ada, answer: await ada.read() };
  });
  const writing = silences.map(async ([how, fault]) => writes.set(how, await sent(await newUser(), fault)));
  await Promise.all(writing);
  writes.set(inTheNetwork, await network.answer);
  // As Lambda does to a function that has answered.
  await toFunction('freeze');
  await toFunction('thaw');
  thawed = Date.now();
  reads.push(...(await Promise.all(reading)));
});
afterEach(() => toFunction('thaw'));
afterAll(async () => {
  await simulator.remove('faults');
  await healStack();
});

describe('a call past its deadline (T4)', () => {
  it.each(outcomes)('that %s leaves a write unknown, for good', async (how, effects) => {
    const { ada, key, answer } = writes.get(how) as Sent;
    expect(verdict(answer)).toBe('504 outcome-unknown');
    await expect.poll(ada.effects, { timeout: 15_000 }).toHaveLength(effects);
    await expectUnknown(ada, key);
  });

  it('that is swallowed once lets a read be asked again, and succeed', async () => {
    const { ada, answer } = reads[0] as Sent;
    expect(verdict(answer)).toBe('200');
    expect(await ada.attempts()).toHaveLength(2);
  });

  it('that is swallowed always lets a read be asked again until its own deadline', async () => {
    const { ada, answer } = reads[1] as Sent;
    expect(verdict(answer)).toBe('504 deadline-exceeded');
    expect(answer.json.retryable).toBe(true);
    expect(await ada.attempts()).toHaveLength(2);
  });
});

/** Sends a write that stops its process where it is; it goes on when thawed. */
async function frozenAt(at: string): Promise<{ ada: Actor; key: string; answer: Promise<Answer> }> {
  const [ada, key, seq] = [await newUser(), randomUUID(), await lastSeq()];
  await armFault({ at, when: 'after', do: 'freeze', function: FUNCTION });
  const answer = ada.write(key);
  await expect.poll(() => eventsSince(seq, { event: 'SIGSTOP' }), { timeout: 15_000 }).toHaveLength(1);
  await healStack();
  return { ada, key, answer };
}

describe('a write whose process freezes (T4)', () => {
  it('with its effect is in progress to who repeats it, and answered once it goes on', async () => {
    const { ada, key, answer } = await frozenAt('scalekit.executeTool');
    await expectRunning(ada, key);
    await toFunction('thaw');
    expect(verdict(await answer)).toBe('200');
    expect(verdict(await ada.write(key))).toBe('200 replayed');
    expect(await books(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it.each([
    ['before it is sent', 'dynamodb.PutItem', 0],
    ['with its effect', 'scalekit.executeTool', 1],
  ])('%s, past its lease, leaves it unknown, to itself as well', async (_when, at, effects) => {
    const { ada, key, answer } = await frozenAt(at);
    expect(await ada.effects()).toHaveLength(effects);
    await expectRunning(ada, key);
    expect(await endLeases(ada.identifier)).toBe(1);
    await expectUnknown(ada, key);
    await toFunction('thaw');
    const said = verdict(await answer);
    expect(said).toMatch(/^504 outcome-unknown( replayed)?$/);
    await expectUnknown(ada, key);
    // Frozen for longer than the table's time-out it asks the table again, learns that it was given up, and sends nothing.
    const sent = said.endsWith('replayed') ? effects : 1;
    expect(await books(ada)).toEqual({ effects: sent, attempts: sent });
  });
});

describe('a write that was given up (T4)', () => {
  it('is sent no second time in the ten seconds after its process was thawed', async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, thawed + THAWED_MS - Date.now())));
    for (const [how, effects] of outcomes) {
      const { ada, key } = writes.get(how) as Sent;
      expect([how, await books(ada)]).toEqual([how, { effects, attempts: 1 }]);
      await expectUnknown(ada, key);
    }
  });
});
