import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSeed } from '../../runner/seed.ts';

const commit = `deadbeef${'0'.repeat(32)}`;

describe('the seed of property tests', () => {
  it('comes from the commit, so that a commit that passed passes again', () => {
    expect(chooseSeed({}, commit)).toEqual({ seed: 0x5eadbeef, source: 'commit deadbeef00' });
    expect(chooseSeed({}, commit)).toEqual(chooseSeed({}, commit));
  });

  it('is the one that ONBEHALF_SEED gives, of which only integers are accepted', () => {
    expect(chooseSeed({ ONBEHALF_SEED: '-566786706' }, commit)).toEqual({
      seed: -566786706,
      source: 'ONBEHALF_SEED',
    });
    expect(() => chooseSeed({ ONBEHALF_SEED: 'many' }, commit)).toThrow(
      'ONBEHALF_SEED is "many", which is no integer',
    );
  });

  it('is that of every property in this run, unless the property has its own', () => {
    const run = (parameters: { seed?: number }) =>
      fc.check(
        fc.property(fc.integer(), () => true),
        { numRuns: 1, ...parameters },
      ).runConfiguration.seed;
    expect(run({})).toBe(Number(process.env.ONBEHALF_SEED));
    expect(run({ seed: 7 })).toBe(7);
  });

  it('is read from git in a checkout', () => {
    const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
    const given = status === 0 ? `commit ${stdout.slice(0, 10)}` : 'random, as this is no git checkout';
    expect(chooseSeed({}).source).toBe(given);
  });
});
