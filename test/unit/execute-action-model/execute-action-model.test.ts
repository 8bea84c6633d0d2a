import fc, { type Scheduler } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Happening, happenings } from './events.ts';
import { checkEnd, checkInvariants } from './invariants.ts';
import type { Planted } from './mutations.ts';
import type { Process } from './process.ts';
import { World } from './world.ts';

const RUNS = 3_000;
/** Until a planted fault shows; most do within a hundred. */
const PLANTED_RUNS = 50_000;
const ANSWERS = [
  ...['result', 'result again', 'final failure', 'final failure again', 'unknown', 'unknown again'],
  ...['not sent', 'unavailable', 'in progress', 'other request', 'not found', 'dead'],
];

/** A world in which all this happened, in an order of the scheduler's. @throws Error naming what must never be */
async function happened(scheduler: Scheduler, given: Happening[], planted?: Planted): Promise<World> {
  const world = new World(scheduler, planted);
  scheduler.scheduleSequence(given.map((each) => asTask(each, world)));
  while (scheduler.count() > 0) {
    await world.step();
    checkInvariants(world);
  }
  await checkEnd(world);
  return world;
}

function asTask({ words, happen }: Happening, world: World) {
  return { label: words, builder: async () => happen(world) };
}

function wordsOf({ told }: Process): string {
  if (told === undefined) return 'dead';
  return 'isReplay' in told && told.isReplay ? `${told.kind} again` : told.kind;
}

describe('a write, whatever happens in whatever order', () => {
  it(`has at most one effect, and answers that agree (${RUNS} runs)`, async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(fc.scheduler(), happenings, async (scheduler, given) => {
      const { processes } = await happened(scheduler, given);
      for (const process of processes) seen.add(wordsOf(process));
    });
    await fc.assert(property, { numRuns: RUNS });
    // Otherwise it would not have been there to be wrong.
    expect([...seen].toSorted()).toEqual(ANSWERS.toSorted());
  }, 300_000);

  it.each<[Planted, string]>([
    ['a lease never runs out', 'in the end it is in progress'],
    ['a lease that ran out frees the key', 'one key has two effects'],
    ['an unknown outcome frees the key', 'one key has two effects'],
    ['the key is taken after the send', 'one key has two effects'],
    ['everybody gets the key', 'one key has two effects'],
    ['a process does not know its own record', 'it waits for itself'],
    ['an expired record stays', 'a key is never free again'],
    ['everybody may finish, even what was given up', 'two answers contradict'],
    ['an answer is stored only once', 'unknown, and nothing failed'],
    ['an answer that was not stored is told', 'two answers contradict'],
    ['everybody may free a key', 'one key has two effects'],
    ['what stands after giving up is not read', 'two answers contradict'],
    ['a key is not freed', 'says is free is not'],
    ['a key belongs to any request', 'another request is answered'],
  ])(
    'is seen to fail where %s: %s',
    async (planted, words) => {
      const property = fc.asyncProperty(fc.scheduler(), happenings, async (scheduler, given) => {
        // Before its worst, a fault may show in other words.
        const error = await happened(scheduler, given, planted).catch(String);
        return !String(error).includes(words);
      });
      const { failed } = await fc.check(property, { numRuns: PLANTED_RUNS, endOnFailure: true });
      expect(failed).toBe(true);
    },
    300_000,
  );
});
