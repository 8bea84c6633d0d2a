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
  await vi.waitFor(async () => expect(await ada.effects()).toHaveLength(1), 20_000);
  await control('POST', 'network', { do: 'blackhole', on: 'open', swallows: 'replies' });
  return { ada, key, response: await response };
}

const sent: Sent[] = [];
let thawed = 0;

beforeAll(async () => {
  sent.push(await sendIntoSilence());
  await healStack();
  const swallowed = [
    { do: 'blackhole', when: 'after' },
    { do: 'delay', ms: 22_000 },
  ].map(send);
  sent.push(...(await Promise.all(swallowed)));
  // As Lambda does to a function that has responded.
  for (const change of ['freeze', 'thaw']) await control('POST', `functions/${FUNCTION}/${change}`, {});
  thawed = Date.now();
});
afterAll(healStack);

describe('a write that was given up at its deadline (T4)', () => {
  it('is unknown, for good, also when the network swallowed the response', async () => {
    for (const { ada, key, response } of sent) {
      expect(verdict(response)).toBe('504 outcome-unknown');
      await expectUnknown(ada, key);
    }
  });

  it('is not sent again in the ten seconds after its process is thawed', async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, thawed + THAWED_MS - Date.now())));
    for (const { ada, key } of sent) {
      expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
      await expectUnknown(ada, key);
    }
  });
});
