import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Actor,
  countSends,
  expectRunning,
  expectUnknown,
  newActor,
  verdict,
} from '../support/actions/actions.ts';
import { endLeases } from '../support/stack/leases.ts';
import type { ApiResponse } from '../support/stack/product.ts';
import { armFault, control, eventsSince, healStack, lastSeq } from '../support/stack/stack-control.ts';

const FUNCTION = 'execute-action';
const thaw = () => control('POST', `functions/${FUNCTION}/thaw`, {});

/** Sends a write that stops its process after a call; the process continues when it is thawed. */
async function freezeWriteAt(
  at: string,
): Promise<{ ada: Actor; key: string; response: Promise<ApiResponse> }> {
  const [ada, key, seq] = [await newActor('actions-freeze'), randomUUID(), await lastSeq()];
  await armFault({ at, when: 'after', do: 'freeze', function: FUNCTION });
  const response = ada.write(key);
  await expect.poll(() => eventsSince(seq, { event: 'SIGSTOP' })).toHaveLength(1);
  await healStack();
  return { ada, key, response };
}

afterEach(thaw);

describe('a write whose process freezes (T4)', () => {
  it('after its effect succeeds when its process is thawed; until then a repeat gets request-in-progress', async () => {
    const { ada, key, response } = await freezeWriteAt('scalekit.executeTool');
    await expectRunning(ada, key);
    await thaw();
    expect(verdict(await response)).toBe('200');
    expect(verdict(await ada.write(key))).toBe('200 replayed');
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it.each([
    ['before it is sent', 'dynamodb.PutItem', 0],
    ['after its effect', 'scalekit.executeTool', 1],
  ])('%s, past its lease, returns outcome-unknown, as does a repeat', async (_when, at, effects) => {
    const { ada, key, response } = await freezeWriteAt(at);
    expect(await ada.effects()).toHaveLength(effects);
    await expectRunning(ada, key);
    expect(await endLeases(ada.identifier)).toBe(1);
    await expectUnknown(ada, key);
    await thaw();
    const outcome = verdict(await response);
    expect(outcome).toMatch(/^504 outcome-unknown( replayed)?$/);
    await expectUnknown(ada, key);
    // A process frozen for longer than the table's timeout repeats its call, finds the key given up, and sends nothing.
    const sent = outcome.endsWith('replayed') ? effects : 1;
    expect(await countSends(ada)).toEqual({ effects: sent, attempts: sent });
  });
});
