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

/** A write or a read whose calls of the provider get no response. */
async function exchange(
  fault: object,
  run: (ada: Actor, key: string) => Promise<ApiResponse>,
): Promise<Exchange> {
  const [ada, key] = [await newActor('actions-deadline'), randomUUID()];
  await armToolFault(ada, { do: 'blackhole', ...fault });
  return { ada, key, response: await run(ada, key) };
}

let [write, readOnce, readAlways]: Exchange[] = [];

// Concurrently, so that all wait for one deadline. Only three, since each call holds one of the stack's eight processes;
// actions-thaw.verify.test.ts tests the other missing and late responses.
beforeAll(async () => {
  [write, readOnce, readAlways] = await Promise.all([
    exchange({ when: 'after' }, (ada, key) => ada.write(key)),
    exchange({}, (ada) => ada.read()),
    exchange({ share: 1 }, (ada) => ada.read()),
  ]);
});

describe('a call of the provider past its deadline (T4)', () => {
  it('leaves a write unknown, for good', async () => {
    const { ada, key, response } = write as Exchange;
    expect(verdict(response)).toBe('504 outcome-unknown');
    await expectUnknown(ada, key);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it('is repeated for a read, which succeeds, when one call got no response', async () => {
    const { ada, response } = readOnce as Exchange;
    expect(verdict(response)).toBe('200');
    expect(await ada.attempts()).toHaveLength(2);
  });

  it('is repeated for a read until the deadline of the read when no call gets a response', async () => {
    const { ada, response } = readAlways as Exchange;
    expect(verdict(response)).toBe('504 deadline-exceeded');
    expect(response.json.retryable).toBe(true);
    expect(await ada.attempts()).toHaveLength(2);
  });
});
