import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  armToolFault,
  countSends,
  expectUnknown,
  newActor,
  verdict,
} from '../support/actions/actions.ts';
import type { ApiResponse } from '../support/stack/product.ts';

type Exchange = { ada: Actor; key: string; response: ApiResponse };

/** Calls of this length overlap, so that each has a process of its own. */
const OVERLAP_MS = 2_000;

/** A user for whose next call a process is ready: a cold start on a busy machine may outlast the gateway's patience. */
async function newWarmActor(): Promise<Actor> {
  const ada = await newActor('actions-deadline');
  await armToolFault(ada, { do: 'delay', ms: OVERLAP_MS });
  await ada.read();
  return ada;
}

/** A write or a read whose calls of the provider get no response. */
async function exchange(
  ada: Actor,
  fault: object,
  run: (ada: Actor, key: string) => Promise<ApiResponse>,
): Promise<Exchange> {
  const key = randomUUID();
  await armToolFault(ada, { do: 'blackhole', ...fault });
  return { ada, key, response: await run(ada, key) };
}

let [write, readOnce, readAlways]: Exchange[] = [];

// Concurrently, so that all wait for one deadline. Only three, since each call holds one of the stack's eight processes;
// actions-thaw.verify.test.ts tests the other missing and late responses.
beforeAll(async () => {
  const [writer, reader, other] = await Promise.all([newWarmActor(), newWarmActor(), newWarmActor()]);
  [write, readOnce, readAlways] = await Promise.all([
    exchange(writer, { when: 'after' }, (ada, key) => ada.write(key)),
    exchange(reader, {}, (ada) => ada.read()),
    exchange(other, { share: 1 }, (ada) => ada.read()),
  ]);
});

describe('a call of the provider past its deadline (T4)', () => {
  it('leaves a write unknown, for good', async () => {
    const { ada, key, response } = write as Exchange;
    expect(verdict(response)).toBe('504 outcome-unknown');
    await expectUnknown(ada, key);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 + 1 });
  });

  it('is repeated for a read, which succeeds, when one call got no response', async () => {
    const { ada, response } = readOnce as Exchange;
    expect(verdict(response)).toBe('200');
    expect(await ada.attempts()).toHaveLength(1 + 2);
  });

  it('is repeated for a read until the deadline of the read when no call gets a response', async () => {
    const { ada, response } = readAlways as Exchange;
    expect(verdict(response)).toBe('504 deadline-exceeded');
    expect(response.json.retryable).toBe(true);
    expect(await ada.attempts()).toHaveLength(1 + 2);
  });
});
