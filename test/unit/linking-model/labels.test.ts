import { describe, expect, it } from 'vitest';
import { checkInvariants } from './invariants.ts';
import { issuer, Model } from './model.ts';
import type { Mutation } from './observe-finisher.ts';
import type { Run } from './run.ts';

/** More than the calls of one run. */
const CALLS = 14;
/** More than the calls of one start of a link. */
const STARTING_CALLS = 7;
/** The calls of a start up to its label: the account was looked up, the flow started, the label added. */
const LABEL_STORED = 3;
const work = { connection: 'gmail', account: 'work' };
const calls = Array.from({ length: CALLS }, (_, count) => count);

async function advance(run: Run, count: number): Promise<void> {
  for (let call = 0; call < count && !run.isOver; call += 1) await run.step('works');
}

/** How many calls of the disconnection come before the start of a new link, how many of the start, and how many then. */
type Order = { early: number; started: number; left: number };

/**
 * Ada disconnects the account: some calls before a new link's start, some after its first calls, and the others when the
 * account is linked again. Returns the invariant that breaks.
 */
async function relinkDuring({ early, started, left }: Order, mutation?: Mutation): Promise<unknown> {
  const model = new Model(false, mutation);
  await model.labels.add({ issuer, identifier: 'ada' }, work.account);
  const leaving = model.disconnect('ada', work);
  await advance(leaving, early);
  const starting = model.authorize('ada', 'ada', work);
  await advance(starting, started);
  await advance(leaving, left);
  await starting.finish();
  const [flow] = model.started;
  if (flow !== undefined) {
    const back = { state: flow.state, authRequestId: model.scalekit.consent(flow.url, 'ada') };
    await model.verify('ada', back).finish();
  }
  await leaving.finish();
  return checkInvariants(model).catch((error: unknown) => error);
}

describe('a labelled account that is linked while it is disconnected', () => {
  it.each(calls)('keeps its label, if the disconnection stops after %i calls', async (stopped) => {
    for (let early = 0; early <= stopped; early += 1)
      for (let started = 0; started < STARTING_CALLS; started += 1)
        expect(await relinkDuring({ early, started, left: stopped - early })).toBeUndefined();
  });

  it('would lose its label if the verification did not keep it', async () => {
    const orders = calls.flatMap((early) => calls.map((left) => ({ early, left, started: LABEL_STORED })));
    const broken = await Promise.all(orders.map((order) => relinkDuring(order, 'label kept')));
    expect(broken.join()).toContain('has lost its label');
  });
});

describe('a consent that comes back with the state of another label', () => {
  it.each([
    ['the default account', { connection: 'gmail' }, work],
    ['a label', work, { connection: 'gmail' }],
    ['another label', work, { ...work, account: 'club' }],
    ['another label and connection', work, { connection: 'slack', account: 'club' }],
  ])('is refused for %s, and finished by its own flow alone', async (_which, own, other) => {
    const model = new Model(false);
    for (const ref of [own, other]) await model.authorize('ada', 'ada', ref).finish();
    const [mine, theirs] = model.started;
    if (mine === undefined || theirs === undefined) throw new Error('No flows were started.');
    const authRequestId = model.scalekit.consent(mine.url, 'ada');
    model.scalekit.consent(theirs.url, 'ada');
    const mixed = model.verify('ada', { state: theirs.state, authRequestId });
    await mixed.finish();
    expect(mixed.error?.code).toBe('flow-rejected');
    expect(model.scalekit.activated).toEqual([]);
    const right = model.verify('ada', { state: mine.state, authRequestId });
    await right.finish();
    expect(right.result).toEqual({ ...own, status: 'ACTIVE' });
    expect(model.violations).toEqual([]);
  });
});
