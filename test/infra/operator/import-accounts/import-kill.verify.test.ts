import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { account, accountsIn, creationsIn, importRows, runImportCommand } from './import-command.ts';
import { WatchedScalekit } from './killed-import.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const rows = NAMES.map((name) => account(name));
/** Every call of a whole import with one worker: the SDK's list of connections (three), token, settings, two per row. */
const CALLS = 5 + 2 * NAMES.length;
const RANDOM_KILLS = 10;
const LONGEST_MS = 60;
/** A process of Node takes many seconds to start on a machine that is busy. */
const A_LONG_TIME = 900_000;

describe('npm run import-accounts, killed anywhere', () => {
  let watched: WatchedScalekit;
  beforeAll(async () => {
    watched = await WatchedScalekit.start();
  });
  afterAll(() => watched.scalekit.stop());
  afterEach(() => watched.scalekit.control('POST', 'reset', {}));

  async function finishAndCheck(run: typeof importRows | typeof runImportCommand): Promise<void> {
    const { code } = await run(watched.scalekit, rows);
    expect(code).toBe(0);
    expect(await creationsIn(watched.scalekit)).toEqual(Object.fromEntries(NAMES.map((name) => [name, 1])));
    const accounts = await accountsIn(watched.scalekit);
    expect(accounts.map(({ status }) => status)).toEqual(NAMES.map(() => 'ACTIVE'));
  }

  it('knows every call of an import', async () => {
    let calls = 0;
    const isEnd = () => {
      calls += 1;
      return false;
    };
    expect(await watched.runUntil(rows, { isEnd, args: ['--concurrency', '1'] })).toBe(false);
    expect(calls).toBe(CALLS);
  });

  it.each(Array.from({ length: CALLS - 1 }, (_, index) => index + 1))(
    'makes each account once when it is killed at call %i',
    async (at) => {
      const isEnd = (_: string, count: number) => count === at;
      expect(await watched.runUntil(rows, { isEnd, args: ['--concurrency', '1'] })).toBe(true);
      await finishAndCheck(importRows);
    },
    A_LONG_TIME,
  );

  it(
    'makes each account once when it is killed at random times, several times over',
    async () => {
      for (let run = 0; run < RANDOM_KILLS; run += 1) {
        const afterMs = Math.random() * LONGEST_MS;
        await watched.runUntil(rows, { afterMs });
        await watched.runUntil(rows, { afterMs: Math.random() * LONGEST_MS });
        await finishAndCheck(runImportCommand);
        await watched.scalekit.control('POST', 'reset', {});
      }
    },
    A_LONG_TIME,
  );
});
