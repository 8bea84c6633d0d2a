import { describe, expect, it } from 'vitest';
import { runInParallel } from '../../../shared/lambda/run-in-parallel.ts';

const items = Array.from({ length: 12 }, (_, index) => index);

describe('runInParallel', () => {
  it('returns the results in the order of the items, and works on at most so many concurrently', async () => {
    let running = 0;
    let most = 0;
    const results = await runInParallel(items, 4, async (item) => {
      running += 1;
      most = Math.max(most, running);
      // Later items end first.
      for (let turn = items.length; turn > item; turn -= 1) await Promise.resolve();
      running -= 1;
      return item * 2;
    });
    expect([results, most]).toEqual([items.map((item) => item * 2), 4]);
    expect(await runInParallel([], 4, () => Promise.reject(new Error('unexpected')))).toEqual([]);
  });

  it('has nothing under way when it rejects, and has begun nothing after the failure', async () => {
    const [begun, ended]: [number[], number[]] = [[], []];
    const gates = items.map(() => Promise.withResolvers<void>());
    const all = runInParallel(items, 3, async (item) => {
      begun.push(item);
      await gates[item]?.promise;
      ended.push(item);
      if (item === 1) throw new Error('first');
      if (item === 2) throw new Error('second');
    });
    let isSettled = false;
    const settled = all.finally(() => {
      isSettled = true;
    });
    gates[1]?.resolve();
    await new Promise(setImmediate);
    // The others are still at work: in Lambda they would go on in another user's run.
    expect([begun, ended, isSettled]).toEqual([[0, 1, 2], [1], false]);
    gates[0]?.resolve();
    gates[2]?.resolve();
    await expect(settled).rejects.toThrow('first');
    expect([begun, ended.toSorted()]).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });
});
