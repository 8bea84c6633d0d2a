import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  armToolFault,
  countSends,
  expectFree,
  expectRunning,
  expectUnknown,
  newActor,
  verdict,
} from '../support/actions/actions.ts';
import { endLeases } from '../support/stack/leases.ts';
import { simulator } from '../support/stack/product.ts';
import { armFault, healStack } from '../support/stack/stack-control.ts';

type Target = { connection: string; write: [string, object]; read: [string, object] };

/** Declared actions, one of each API; what follows is what the tests of tools expect of a tool. */
const targets: Target[] = [
  {
    connection: 'linear',
    write: ['linear_create_issue', { team_id: 'team-engines', title: 'No steam' }],
    read: ['linear_list_my_issues', {}],
  },
  {
    connection: 'freshdesk',
    write: ['freshdesk_add_note', { ticket_id: 1, body: '<b>Seen</b>' }],
    read: ['freshdesk_list_tickets', {}],
  },
];

const newUser = ({ connection }: Target) => newActor('actions-declared', connection);
const sender =
  ({ write: [tool, input] }: Target, ada: Actor, key: string) =>
  () =>
    ada.run(tool, input, key);

afterEach(healStack);

describe.each(targets)('a declared write of $connection', (target) => {
  it.each([
    ['a reset before its effect (T3)', { do: 'reset' }, 0],
    ['a reset after its effect (T3)', { do: 'reset', when: 'after' }, 1],
    ['a FIN after its effect (T3)', { do: 'close', when: 'after' }, 1],
    ['a 503 before its effect (T1)', { do: 'error', status: 503 }, 0],
    ...[502, 503, 504].map((status): [string, object, number] => [
      `a ${status} after its effect (T2, T6)`,
      { do: 'error', status, when: 'after' },
      1,
    ]),
    ['a redirect after its effect', { do: 'error', status: 307, when: 'after' }, 1],
  ])('is sent once, and its outcome stays unknown, after %s', async (_case, fault, effects) => {
    const [ada, key] = [await newUser(target), randomUUID()];
    const send = sender(target, ada, key);
    await armToolFault(ada, fault);
    const first = await send();
    expect(verdict(first)).toBe('504 outcome-unknown');
    expect(first.json).toMatchObject({ retryable: false, connection: target.connection });
    expect(await countSends(ada)).toEqual({ effects, attempts: 1 });
    await expectUnknown(ada, key, send);
  });

  it('is sent once after a 429, returns Retry-After, and its key is free (T5)', async () => {
    const [ada, key] = [await newUser(target), randomUUID()];
    const send = sender(target, ada, key);
    await armToolFault(ada, { do: 'error', status: 429, retryAfter: 7 });
    const { headers, ...first } = await send();
    expect([verdict({ headers, ...first }), headers['retry-after']]).toEqual([
      '429 provider-rate-limited',
      '7',
    ]);
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 1 });
    await expectFree(ada, key, send);
  });

  it('is not sent when the table or the user’s credential fails, and its key is free (T23)', async () => {
    const [ada, key] = [await newUser(target), randomUUID()];
    const send = sender(target, ada, key);
    await armFault({ at: 'dynamodb.PutItem', share: 1, do: 'error' });
    expect(verdict(await send())).toBe('503 upstream-unavailable');
    await healStack();
    const { identifier } = ada;
    await simulator.post('faults', {
      at: 'scalekit.getConnectedAccountAuth',
      identifier,
      share: 1,
      do: 'error',
      code: 'Unavailable',
    });
    expect(verdict(await send())).toBe('503 upstream-unavailable');
    await simulator.remove(`faults?identifier=${identifier}`);
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 0 });
    await expectFree(ada, key, send);
  });

  it('stays unknown, for good, when its response cannot be stored (T24)', async () => {
    const [ada, key] = [await newUser(target), randomUUID()];
    const send = sender(target, ada, key);
    await armFault({ at: 'dynamodb.UpdateItem', share: 1, do: 'error' });
    expect(verdict(await send())).toBe('504 outcome-unknown');
    await healStack();
    await expectRunning(ada, key, send);
    expect(await endLeases(ada.identifier)).toBe(1);
    await expectUnknown(ada, key, send);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it.each(['before', 'after'] as const)(
    'is not sent again when its function is killed %s the send (T26)',
    async (when) => {
      const [ada, key] = [await newUser(target), randomUUID()];
      const send = sender(target, ada, key);
      await armFault({ at: `scalekit.${ada.operation}`, when, do: 'kill', function: 'execute-action' });
      expect((await send()).status).toBe(500);
      await healStack();
      await expect.poll(ada.attempts).not.toContain('IN_PROGRESS');
      await expectRunning(ada, key, send);
      expect(await endLeases(ada.identifier)).toBe(1);
      await expectUnknown(ada, key, send);
      expect((await countSends(ada)).effects).toBeLessThanOrEqual(1);
    },
  );
});

describe.each(targets)('a declared read of $connection', (target) => {
  it.each([
    ['a reset (T3)', { do: 'reset' }],
    ['a 503 (T6)', { do: 'error', status: 503 }],
  ])('is repeated after %s, and succeeds', async (_case, fault) => {
    const ada = await newUser(target);
    await armToolFault(ada, fault);
    expect(verdict(await ada.run(...target.read))).toBe('200');
    expect(await countSends(ada)).toEqual({ effects: 0, attempts: 2 });
  });
});

describe('fifty concurrent requests with one key (T25)', () => {
  const [target] = targets as [Target];
  let warm: Actor;
  // Starts the processes first, so that the calls overlap.
  beforeAll(async () => {
    warm = await newUser(target);
    await Promise.all(Array.from({ length: 50 }, () => warm.run(...target.read)));
  });

  it('are one declared write', async () => {
    const [ada, key] = [await newUser(target), randomUUID()];
    const send = sender(target, ada, key);
    await armToolFault(ada, { do: 'delay', ms: 1_000, when: 'after' });
    const verdicts = (await Promise.all(Array.from({ length: 50 }, send))).map(verdict);
    expect(verdicts.filter((each) => each === '200')).toHaveLength(1);
    expect(new Set(verdicts)).toEqual(
      new Set(['200', ...verdicts.filter((each) => /^(409 request-in-progress|200 replayed)$/.test(each))]),
    );
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
    expect(verdict(await send())).toBe('200 replayed');
  });
});
