import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { happenings } from './commands.ts';
import { checkEnd } from './invariants.ts';
import { type Planted, World } from './world.ts';

const RUNS = 10_000;
const ANSWERS = [
  ...['started', 'answered', 'dead', 'invalid-request', 'rate-limited', 'upstream-unavailable'],
  ...['flow-rejected', 'flow-expired', 'linked', 'refused', 'rejected', 'expired', 'unavailable'],
];

/** @param seen is told how often which answer came, from all runs together */
function linking(planted?: Planted, seen = new Map<string, number>()) {
  return fc.asyncProperty(fc.boolean(), happenings, async (cookieMode, commands) => {
    const world = new World(cookieMode, planted);
    await fc.asyncModelRun(() => ({ model: {}, real: world }), commands);
    await checkEnd(world);
    for (const { answer, error } of world.runs) {
      const told = error?.code ?? (typeof answer === 'object' ? 'answered' : String(answer ?? 'dead'));
      seen.set(told, (seen.get(told) ?? 0) + 1);
    }
  });
}

describe('linking, whatever happens in whatever order', () => {
  it(`activates only what its own user finishes, once, and strands nothing (${RUNS} runs)`, async () => {
    const seen = new Map<string, number>();
    await fc.assert(linking(undefined, seen), { numRuns: RUNS });
    // Otherwise it would not have been there to be wrong.
    expect([...seen.keys()]).toEqual(expect.arrayContaining(ANSWERS));
  }, 300_000);

  it.each<[Planted, RegExp]>([
    ['owner', /another/],
    ['lease', /two runs ask for one flow at once|finished twice/],
    ['cookie', /another/],
  ])(
    'is seen to fail without the check of the %s',
    async (planted, message) => {
      const { failed, errorInstance } = await fc.check(linking(planted), {
        numRuns: RUNS,
        endOnFailure: true,
      });
      expect(failed).toBe(true);
      expect(String(errorInstance)).toMatch(message);
    },
    300_000,
  );
});
