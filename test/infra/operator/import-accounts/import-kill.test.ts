import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, accountsIn, creationsIn, runImportCommand } from './import-command.ts';
import { WatchedScalekit } from './killed-import.ts';

describe('npm run import-accounts, killed', () => {
  let watched: WatchedScalekit;
  beforeAll(async () => {
    watched = await WatchedScalekit.start();
  });
  afterAll(() => watched.scalekit.stop());

  it('makes each account once over both runs, and prints no token', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const rows = names.map((name) => account(name));
    let creations = 0;
    const isEnd = (method: string) => {
      if (method === 'restCreate') creations += 1;
      return creations === 3;
    };
    expect(await watched.runUntil(rows, { isEnd })).toBe(true);
    const { length: before } = await accountsIn(watched.scalekit);
    expect(before).toBeGreaterThanOrEqual(3);
    expect(before).toBeLessThan(names.length);
    const { code, output } = await runImportCommand(watched.scalekit, rows);
    expect({ code, output }).toEqual({
      code: 0,
      output: `created        ${names.length - before}\nexist already  ${before}\nrefused        0\nfailed         0\n`,
    });
    expect(await creationsIn(watched.scalekit)).toEqual(Object.fromEntries(names.map((name) => [name, 1])));
  });
});
