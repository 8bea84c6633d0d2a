import { describe, expect, it } from 'vitest';
import { digestRunsIn } from '../../../shared/state/digest-runs.ts';
import { useTable } from '../../support/state/dynalite-table.ts';
import { fakeDigestRuns } from '../../support/state/fake-digest-settings.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const run = (key: string, at = start) => ({ key, slot: new Date(at).toISOString() });

const table = useTable();

/** The fake of other tests must pass the same tests. */
describe.each([
  ['digestRunsIn a table', () => digestRunsIn(table())],
  ['fakeDigestRuns', fakeDigestRuns],
])('%s', (name, open) => {
  const user = (identifier: string) => ({ issuer: 'https://issuer', identifier: `${name} ${identifier}` });

  it('adds the run of one of ten concurrent requests', async () => {
    const runs = open();
    const found = await runs.find(user('race'), start);
    const added = Array.from({ length: 10 }, (_, n) => runs.add(user('race'), found, run(`k${n}`), `v${n}`));
    expect((await Promise.all(added)).filter(Boolean)).toHaveLength(1);
    expect((await runs.find(user('race'), start)).runs).toHaveLength(1);
  });

  it('adds a run again for the same request, as after a lost response', async () => {
    const runs = open();
    const found = await runs.find(user('twice'), start);
    for (let repeat = 0; repeat < 2; repeat += 1) {
      expect(await runs.add(user('twice'), found, run('k'), 'v')).toBe(true);
    }
    expect(await runs.find(user('twice'), start)).toEqual({ runs: [run('k')], version: 'v' });
  });

  it('finds the runs of the last 24 hours, oldest first, and none of other users', async () => {
    const runs = open();
    const ada = user('day');
    await runs.add(ada, await runs.find(ada, start), run('old'), 'v1');
    const later = start + 86_400_000 - 1;
    await runs.add(ada, await runs.find(ada, later), run('new', later), 'v2');
    expect((await runs.find(ada, later)).runs).toEqual([run('old'), run('new', later)]);
    expect((await runs.find(ada, later + 1)).runs).toEqual([run('new', later)]);
    expect(await runs.find(user('other'), start)).toEqual({ runs: [] });
  });
});
