import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealUser } from '../../../functions/seal-activity/seal-user.ts';
import type { ActivityChain } from '../../../shared/state/activity/activity-chain.ts';
import type { MarkedItem } from '../../../shared/state/activity/marked-item.ts';
import { depth } from '../../support/runs.ts';
import { fakeActivity } from '../../support/state/fake-activity.ts';
import { type JobScript, runJob } from './model.ts';

const RUNS = depth(400, 10_000);
const user = 'ada';
const start = Date.parse('2026-11-22T08:00:00Z');
const LEASE_SECONDS = 60;

/** A write: how it stands when the jobs begin, and what becomes of it while they run. */
type Write = { status: 'IN_PROGRESS' | 'DONE' | 'UNKNOWN'; fate: 'nothing' | 'finishes' | 'is repeated' };

const write: fc.Arbitrary<Write> = fc.record({
  status: fc.constantFrom('IN_PROGRESS', 'DONE', 'UNKNOWN'),
  fate: fc.constantFrom('nothing', 'finishes', 'is repeated'),
});
const job: fc.Arbitrary<JobScript> = fc.record({
  killAt: fc.option(
    fc.record({ call: fc.integer({ min: 1, max: 25 }), when: fc.constantFrom('before', 'after') }),
    { nil: undefined },
  ),
  shown: fc.array(fc.nat(9), { maxLength: 8 }),
});

function itemOf(n: number, { status }: Write): MarkedItem {
  return {
    ...{ pk: `USER#${user}`, sk: `KEY#${n}`, pendingWork: 'ACTIVITY#0', sealed: new Set<string>() },
    ...{ act: { id: `act-${n}`, at: start + n, via: 'api' }, owner: 'inv', tool: 't', connection: 'gmail' },
    ...{ status, leaseUntil: start / 1_000 + LEASE_SECONDS },
  };
}

/** What the write's own function does to its item meanwhile. */
function change(item: MarkedItem, { fate }: Write, n: number): MarkedItem {
  if (fate === 'finishes' && item.status === 'IN_PROGRESS') return { ...item, status: 'DONE' };
  if (fate !== 'is repeated' || item.status === 'IN_PROGRESS' || item.replay) return item;
  const replay = { id: `replay-${n}`, at: start + 100 + n, via: 'mcp' as const };
  return { ...item, replay, pendingWork: 'ACTIVITY#0' };
}

type Found = { entries: string[]; expected: string[]; marks: string[]; isLinked: boolean };

async function runModel(
  writes: readonly Write[],
  jobs: readonly JobScript[],
  s: fc.Scheduler,
  broken: (
    activity: ReturnType<typeof fakeActivity>,
  ) => Partial<ReturnType<typeof fakeActivity>> = () => ({}),
): Promise<Found> {
  const activity = fakeActivity();
  const { marked, chain } = { ...activity, ...broken(activity) };
  const items = writes.map((each, n) => itemOf(n, each));
  for (const item of items) activity.store(item);
  let now = start;
  const deps = { marked, chain, now: () => now };
  const running = jobs.map((script, n) => runJob(`job ${n}`, user, items, script, deps, s));
  for (const [n, each] of writes.entries()) {
    void s.schedule(Promise.resolve(), `write ${n} ${each.fate}`).then(() => {
      const stored = activity.at(itemOf(n, each));
      if (stored !== undefined) activity.store(change(stored, each, n));
      now += 30_000;
    });
  }
  await s.waitFor(Promise.all(running));
  await s.waitIdle();
  now += 10 * LEASE_SECONDS * 1_000;
  await sealUser(user, items, deps);
  const entries = activity.chains.get(user) ?? [];
  const stored = [...activity.items.values()];
  return {
    entries: entries.map(({ act }) => act).toSorted(),
    expected: stored.flatMap(({ act, replay }) => [act, replay].flatMap((each) => each?.id ?? [])).toSorted(),
    marks: stored.flatMap(({ pendingWork, sk }) => (pendingWork === undefined ? [] : sk)),
    isLinked: entries.every(({ sequence }, n) => sequence === n + 1),
  };
}

const inputs = [fc.array(write, { minLength: 1, maxLength: 5 }), fc.array(job, { maxLength: 4 })] as const;

describe('sealing the acts of a user, by jobs that run concurrently, see an old index and are killed', () => {
  it(`makes exactly one entry of each act, and removes each mark (${RUNS} runs)`, async () => {
    await fc.assert(
      fc.asyncProperty(...inputs, fc.scheduler(), async (writes, jobs, s) => {
        const { entries, expected, marks, isLinked } = await runModel(writes, jobs, s);
        expect(entries).toEqual(expected);
        expect(marks).toEqual([]);
        expect(isLinked).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('is found to fail when a job builds on a head whose act still has its mark', async () => {
    const forgetful = ({ chain }: ReturnType<typeof fakeActivity>) => {
      const findHead: ActivityChain['findHead'] = async (of) => {
        const head = await chain.findHead(of);
        return head && { ...head, source: { pk: 'elsewhere', sk: '' } };
      };
      return { chain: { ...chain, findHead } };
    };
    const found = await fc.check(
      fc.asyncProperty(...inputs, fc.scheduler(), async (writes, jobs, s) => {
        const { entries, expected, marks } = await runModel(writes, jobs, s, forgetful);
        return entries.join() === expected.join() && marks.length === 0;
      }),
      { numRuns: 2_000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });

  it('waits for a write that is running, and makes an unknown one of it once its lease has ended', async () => {
    const { store, marked, chain, chains } = fakeActivity();
    const item = itemOf(0, { status: 'IN_PROGRESS', fate: 'nothing' });
    store(item);
    const run = (now: number) => sealUser(user, [item], { marked, chain, now: () => now });
    expect(await run(start + LEASE_SECONDS * 1_000 - 1)).toEqual({ sealed: 0, waiting: 1, failures: [] });
    expect(await run(start + LEASE_SECONDS * 1_000)).toEqual({ sealed: 1, waiting: 0, failures: [] });
    expect(chains.get(user)?.map(({ facts }) => facts)).toEqual([
      expect.objectContaining({
        type: 'write',
        outcome: 'unknown',
        code: 'outcome-unknown',
        replayed: false,
      }),
    ]);
  });
});
