import fc, { type Scheduler } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../support/runs.ts';
import { type Event, events } from './events.ts';
import { checkEnd, checkInvariants } from './invariants.ts';
import { Model } from './model.ts';
import type { MutationName } from './mutations.ts';
import type { Process } from './process.ts';

/** At most, until the model finds a mutation; most take fewer than a hundred. */
const MUTATION_RUNS = 50_000;
const VERDICTS = [
  ...['result', 'result again', 'final failure', 'final failure again', 'unknown', 'unknown again'],
  ...['not sent', 'unavailable', 'in progress', 'other request', 'not found', 'dead'],
];

/** Runs the events in an order of the scheduler. @throws Error naming the violations */
async function runEvents(scheduler: Scheduler, given: Event[], mutation?: MutationName): Promise<Model> {
  const model = new Model(scheduler, mutation);
  scheduler.scheduleSequence(given.map((each) => asTask(each, model)));
  while (scheduler.count() > 0) {
    await model.step();
    checkInvariants(model);
  }
  await checkEnd(model);
  return model;
}

function asTask({ label, apply }: Event, model: Model) {
  return { label, builder: async () => apply(model) };
}

function nameOf({ verdict }: Process): string {
  if (verdict === undefined) return 'dead';
  return 'isReplay' in verdict && verdict.isReplay ? `${verdict.kind} again` : verdict.kind;
}

describe('a write, under any events in any order', () => {
  it(`has at most one effect, and responses that agree (${RUNS} runs)`, async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(fc.scheduler(), events, async (scheduler, given) => {
      const { processes } = await runEvents(scheduler, given);
      for (const process of processes) seen.add(nameOf(process));
    });
    await fc.assert(property, { numRuns: RUNS });
    // A verdict that never occurs would never be checked.
    expect([...seen].toSorted()).toEqual(VERDICTS.toSorted());
  }, 300_000);

  it.each<[MutationName, string]>([
    ['a lease never runs out', 'in the end it is in progress'],
    ['an expired lease releases the key', 'one key has two effects'],
    ['an unknown outcome releases the key', 'one key has two effects'],
    ['the key is claimed after the send', 'one key has two effects'],
    ['every process gets the key', 'one key has two effects'],
    ['a process does not know its own record', 'it waits for itself'],
    ['an expired record stays', 'a key never becomes free again'],
    ['any process may finish, even after a give-up', 'two responses contradict'],
    ['a response is stored only once', 'unknown without a fault'],
    ['a result that was not stored is returned', 'two responses contradict'],
    ['any process may release a key', 'one key has two effects'],
    ['the record is not read again after a give-up', 'two responses contradict'],
    ['a key is not released', 'released is not free'],
    ['a key belongs to any request', 'another request gets the response'],
  ])(
    'is found to fail when %s: %s',
    async (mutation, violation) => {
      const property = fc.asyncProperty(fc.scheduler(), events, async (scheduler, given) => {
        // A mutation may first cause another violation.
        const error = await runEvents(scheduler, given, mutation).catch(String);
        return !String(error).includes(violation);
      });
      const { failed } = await fc.check(property, { numRuns: MUTATION_RUNS, endOnFailure: true });
      expect(failed).toBe(true);
    },
    300_000,
  );
});
