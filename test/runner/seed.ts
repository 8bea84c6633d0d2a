import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const LIMIT = 2 ** 31;

/** The seed of all property tests, and where it comes from in words. */
export type Seed = { seed: number; source: string };

/**
 * `ONBEHALF_SEED`; without it a number made of the checked-out commit, so that a commit that passed passes again and
 * each commit explores other inputs; without git a random one.
 * @throws Error when `ONBEHALF_SEED` is no integer
 */
export function chooseSeed(env: NodeJS.ProcessEnv = process.env, commit = checkedOutCommit()): Seed {
  const given = env.ONBEHALF_SEED;
  if (given !== undefined) {
    if (!/^-?\d{1,10}$/.test(given)) throw new Error(`ONBEHALF_SEED is "${given}", which is no integer`);
    return { seed: Number(given), source: 'ONBEHALF_SEED' };
  }
  if (commit === undefined) return { seed: randomInt(LIMIT), source: 'random, as this is no git checkout' };
  return { seed: Number.parseInt(commit.slice(0, 8), 16) % LIMIT, source: `commit ${commit.slice(0, 10)}` };
}

function checkedOutCommit(): string | undefined {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
