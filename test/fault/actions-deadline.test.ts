import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, armToolFault, expectUnknown, newActor, verdict } from '../support/actions/actions.ts';
import type { ApiResponse } from '../support/stack/product.ts';

const newUser = () => newActor('actions-deadline');

/** Calls that last longer than the 20 s that a provider's response may take, and their effects in the end. */
const silences: [how: string, fault: object, effects: number][] = [
  ['is swallowed before its effect', { do: 'blackhole' }, 0],
  ['is swallowed after its effect', { do: 'blackhole', when: 'after' }, 1],
  ['has its effect after the deadline', { do: 'delay', ms: 22_000 }, 1],
  ['has its response after the deadline', { do: 'delay', ms: 22_000, when: 'after' }, 1],
];

type Read = { ada: Actor; response: ApiResponse };
type Sent = Read & { key: string };

const writes = new Map<string, Sent>();
const reads: Read[] = [];

async function write(fault: object) {
  const [ada, key] = [await newUser(), randomUUID()];
  await armToolFault(ada, fault);
  return { ada, key, response: await ada.write(key) };
}

async function read(fault: object) {
  const ada = await newUser();
  await armToolFault(ada, fault);
  return { ada, response: await ada.read() };
}

// Concurrently, so that the deadline passes once for all.
beforeAll(async () => {
  const reading = [{}, { share: 1 }].map((times) => read({ do: 'blackhole', ...times }));
  await Promise.all(silences.map(async ([how, fault]) => writes.set(how, await write(fault))));
  reads.push(...(await Promise.all(reading)));
});

describe('a call past its deadline (T4)', () => {
  it.each(silences)(
    'that %s leaves the outcome of a write unknown, for good',
    async (how, _fault, effects) => {
      const { ada, key, response } = writes.get(how) as Sent;
      expect(verdict(response)).toBe('504 outcome-unknown');
      await expect.poll(ada.effects, { timeout: 15_000 }).toHaveLength(effects);
      await expectUnknown(ada, key);
    },
  );

  it('is repeated for a read, which succeeds, when one call got no response', async () => {
    const { ada, response } = reads[0] as Read;
    expect(verdict(response)).toBe('200');
    expect(await ada.attempts()).toHaveLength(2);
  });

  it('is repeated for a read until the deadline of the read when no call gets a response', async () => {
    const { ada, response } = reads[1] as Read;
    expect(verdict(response)).toBe('504 deadline-exceeded');
    expect(response.json.retryable).toBe(true);
    expect(await ada.attempts()).toHaveLength(2);
  });
});
