import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
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
import { armFault, healStack, recycle } from '../support/stack/stack-control.ts';
import { stepsOf } from '../support/stack/steps.ts';

const FUNCTION = 'execute-action';
const newUser = () => newActor('actions-crashes');

/** The checks of a key's final state, by name. */
const ends = {
  'is free': expectFree,
  'is unknown': expectUnknown,
  'is unknown after its lease': async (ada: Actor, key: string) => {
    await expectRunning(ada, key);
    expect(await endLeases(ada.identifier)).toBe(1);
    await expectUnknown(ada, key);
  },
  'has its response stored': async (ada: Actor, key: string) => {
    expect(verdict(await ada.write(key))).toBe('200 replayed');
    expect((await ada.execution(key)).json.status).toBe('DONE');
  },
};

type When = 'before' | 'after';

/** The end of a killed write: how often it was sent, its effects, and the state of its key. */
type Fate = [attempts: number, effects: number, end: keyof typeof ends];
type Kills = Record<string, { before: Fate; after: Fate }>;
const unsent: Fate = [0, 0, 'is free'];
const leased = (attempts: number, effects: number): Fate => [attempts, effects, 'is unknown after its lease'];

/** The calls of a cold write until it is sent; a call that is missing here fails the first test below. */
const sending: Kills = {
  'secretsmanager.GetSecretValue': { before: unsent, after: unsent },
  'scalekit.token': { before: unsent, after: unsent },
  'dynamodb.PutItem': { before: unsent, after: leased(0, 0) },
  'scalekit.executeTool': { before: leased(1, 1), after: leased(1, 1) },
};
/** A warm process makes none of these calls. */
const ofColdStart = new Set(['secretsmanager.GetSecretValue', 'scalekit.token']);

/** The fault of the write, and the calls that close it. */
const writes: Record<string, { fault?: object; closing: Kills }> = {
  'that succeeds': {
    closing: { 'dynamodb.UpdateItem': { before: leased(1, 1), after: [1, 1, 'has its response stored'] } },
  },
  'whose reply is lost': {
    fault: { do: 'reset', when: 'after' },
    closing: { 'dynamodb.UpdateItem': { before: leased(1, 1), after: [1, 1, 'is unknown'] } },
  },
  'that the provider refuses': {
    fault: { do: 'error', code: 'PermissionDenied', toolErrorCode: 'FORBIDDEN' },
    closing: { 'dynamodb.DeleteItem': { before: leased(1, 0), after: [1, 0, 'is free'] } },
  },
};

const casesOf = (how: string, kills: Kills) =>
  Object.entries(kills).flatMap(([at, { before, after }]) => [
    [how, 'before', at, ...before] as const,
    [how, 'after', at, ...after] as const,
  ]);
const cases = [
  ...casesOf('that succeeds', sending),
  ...Object.entries(writes).flatMap(([how, { closing }]) => casesOf(how, closing)),
];

/** Writes with the function's process killed at one of its calls; the gateway responds in its place. */
async function killWrite(ada: Actor, key: string, when: When, at: string): Promise<void> {
  await armFault({ at, when, do: 'kill', function: FUNCTION });
  const { status, text } = await ada.write(key);
  expect([status, text]).toEqual([500, '{"message":"Internal Server Error"}']);
  await healStack();
  // The simulator completes a call whose caller died, as Scalekit does.
  await expect.poll(ada.attempts).not.toContain('IN_PROGRESS');
}

afterEach(healStack);

describe('a cold write', () => {
  it.each(Object.entries(writes))('%s makes no other calls (T26)', async (_how, { fault, closing }) => {
    const ada = await newUser();
    if (fault) await armToolFault(ada, fault);
    await recycle(FUNCTION);
    const steps = [...Object.keys(sending), ...Object.keys(closing)];
    expect(await stepsOf(FUNCTION, () => ada.write())).toEqual(steps.toSorted());
  });
});

describe('a write whose function is killed (T26)', () => {
  it.each(cases)(
    '%s, %s %s, was sent %i times with %i effects, and its key %s',
    async (how, when, at, attempts, effects, end) => {
      const [ada, key] = [await newUser(), randomUUID()];
      const fault = writes[how]?.fault;
      if (fault) await armToolFault(ada, fault);
      if (ofColdStart.has(at)) await recycle(FUNCTION);
      await killWrite(ada, key, when, at);
      expect(await countSends(ada)).toEqual({ effects, attempts });
      await ends[end](ada, key);
    },
  );

  it('is not sent again by four concurrent repeats, during its lease and after it', async () => {
    const [ada, key] = [await newUser(), randomUUID()];
    await killWrite(ada, key, 'after', 'scalekit.executeTool');
    const repeats = () => Promise.all(Array.from({ length: 4 }, async () => verdict(await ada.write(key))));
    expect(new Set(await repeats())).toEqual(new Set(['409 request-in-progress']));
    expect(await endLeases(ada.identifier)).toBe(1);
    expect(new Set(await repeats())).toEqual(new Set(['504 outcome-unknown replayed']));
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });
});

describe('a repeat whose function is killed (T26)', () => {
  it.each([
    ['before', 'dynamodb.PutItem'],
    ['after', 'dynamodb.PutItem'],
    ['before', 'dynamodb.GetItem'],
    ['after', 'dynamodb.GetItem'],
  ] as const)('%s %s leaves the stored response to the next repeat', async (when, at) => {
    const [ada, key] = [await newUser(), randomUUID()];
    await ada.write(key);
    // The first repeat is recorded as such; the others are not.
    const again = ['dynamodb.GetItem', 'dynamodb.PutItem'];
    expect(await stepsOf(FUNCTION, () => ada.write(key))).toEqual([...again, 'dynamodb.UpdateItem']);
    expect(await stepsOf(FUNCTION, () => ada.write(key))).toEqual(again);
    await killWrite(ada, key, when, at);
    await ends['has its response stored'](ada, key);
    expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
  });

  it.each(['before', 'after'] as const)(
    '%s it stores the outcome of a killed write leaves that outcome unknown',
    async (when) => {
      const [ada, key] = [await newUser(), randomUUID()];
      await killWrite(ada, key, 'after', 'scalekit.executeTool');
      expect(await endLeases(ada.identifier)).toBe(1);
      await killWrite(ada, key, when, 'dynamodb.UpdateItem');
      await expectUnknown(ada, key);
      expect(await countSends(ada)).toEqual({ effects: 1, attempts: 1 });
    },
  );
});
