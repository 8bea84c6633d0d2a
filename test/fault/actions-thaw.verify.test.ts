import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Actor,
  armToolFault,
  countSends,
  expectUnknown,
  newActor,
  verdict,
} from '../support/actions/actions.ts';
import type { ApiResponse } from '../support/stack/product.ts';
import { control, healStack, recycle } from '../support/stack/stack-control.ts';

const FUNCTION = 'execute-action';
/** No second send may follow in this time after a process is thawed. */
const THAWED_MS = 10_000;

/** Calls that last longer than the 20 s that a provider's response may take, and their effects in the end. */
const silences: [how: string, fault: object, effects: number][] = [
  ['swallowed before its effect', { do: 'blackhole' }, 0],
  ['swallowed after its effect', { do: 'blackhole', when: 'after' }, 1],
  ['with its effect after the deadline', { do: 'delay', ms: 22_000 }, 1],
  ['with its response after the deadline', { do: 'delay', ms: 22_000, when: 'after' }, 1],
];
const inTheNetwork = 'whose response the network swallows';
const outcomes: [how: string, effects: number][] = [
  ...silences.map(([how, , effects]): [string, number] => [how, effects]),
  [inTheNetwork, 1],
];

type Sent = { ada: Actor; key: string; response: ApiResponse };

async function send(fault: object): Promise<Sent> {
  const [ada, key] = [await newActor('actions-thaw'), randomUUID()];
  await armToolFault(ada, fault);
  return { ada, key, response: await ada.write(key) };
}

/** A write whose response the network swallows, on the connections that are open once its effect is there. */
async function sendIntoSilence(): Promise<Sent> {
  await recycle(FUNCTION);
  const [ada, key] = [await newActor('actions-thaw'), randomUUID()];
  await armToolFault(ada, { do: 'delay', ms: 2_000, when: 'after' });
  const response = ada.write(key);
  await vi.waitFor(async () => expect(await ada.effects()).toHaveLength(1), 60_000);
  await control('POST', 'network', { do: 'blackhole', on: 'open', swallows: 'replies' });
  return { ada, key, response: await response };
}

const sent = new Map<string, Sent>();
let thawed = 0;

beforeAll(async () => {
  sent.set(inTheNetwork, await sendIntoSilence());
  await healStack();
  await Promise.all(silences.map(async ([how, fault]) => sent.set(how, await send(fault))));
  // As Lambda does to a function that has responded.
  for (const change of ['freeze', 'thaw']) await control('POST', `functions/${FUNCTION}/${change}`, {});
  thawed = Date.now();
});
afterAll(healStack);

describe('a write that was given up at its deadline (T4)', () => {
  it.each(outcomes)('%s is unknown, for good', async (how, effects) => {
    const { ada, key, response } = sent.get(how) as Sent;
    expect(verdict(response)).toBe('504 outcome-unknown');
    await expect.poll(ada.effects).toHaveLength(effects);
    await expectUnknown(ada, key);
  });

  it('is not sent again in the ten seconds after its process is thawed', async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, thawed + THAWED_MS - Date.now())));
    for (const [how, effects] of outcomes) {
      const { ada, key } = sent.get(how) as Sent;
      expect([how, await countSends(ada)]).toEqual([how, { effects, attempts: 1 }]);
      await expectUnknown(ada, key);
    }
  });
});
