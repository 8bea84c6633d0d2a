import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../support/runs.ts';
import { commands as anyCommands } from './commands.ts';
import { checkEnd } from './invariants.ts';
import { Model } from './model.ts';
import type { Mutation } from './observe-finisher.ts';

/** At most, until the model finds a mutation. */
const MUTATION_RUNS = 10_000;
const OUTCOMES = [
  ...['started', 'activated', 'dead', 'invalid-request', 'rate-limited', 'upstream-unavailable'],
  ...['flow-rejected', 'flow-expired', 'linked', 'refused', 'rejected', 'expired', 'unavailable'],
  ...['unconfirmed', 'cancelled', 'disconnected', "another's", 'label removed'],
];

/** @param seen counts the outcomes of all runs */
function linking(mutation?: Mutation, seen = new Map<string, number>()) {
  return fc.asyncProperty(fc.boolean(), anyCommands, async (cookieMode, commands) => {
    const model = new Model(cookieMode, mutation);
    await fc.asyncModelRun(() => ({ model: {}, real: model }), commands);
    await checkEnd(model);
    if (model.reportedOthers > 0) seen.set("another's", model.reportedOthers);
    if (model.removedLabels > 0) seen.set('label removed', model.removedLabels);
    for (const { result, error } of model.runs) {
      const outcome = error?.code ?? (typeof result === 'object' ? 'activated' : String(result ?? 'dead'));
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }
  });
}

describe('linking, under any commands in any order', () => {
  it(`activates only what its own user finishes, once, and strands no flow (${RUNS} runs)`, async () => {
    const seen = new Map<string, number>();
    await fc.assert(linking(undefined, seen), { numRuns: RUNS });
    // An outcome that never occurs would never be checked.
    expect([...seen.keys()]).toEqual(expect.arrayContaining(OUTCOMES));
  }, 300_000);

  it.each<[Mutation, RegExp]>([
    ['owner', /another/],
    ['lease', /two runs verify one flow concurrently|finished twice/],
    ['cookie', /another/],
    ['list of accounts', /not linked, but reported|an unlinked flow was consumed/],
    ['question', /finished without the question/],
    ['label', /another label/],
  ])(
    'is found to fail without the check of the %s',
    async (mutation, message) => {
      const { failed, errorInstance } = await fc.check(linking(mutation), {
        numRuns: MUTATION_RUNS,
        endOnFailure: true,
      });
      expect(failed).toBe(true);
      expect(String(errorInstance)).toMatch(message);
    },
    300_000,
  );
});
