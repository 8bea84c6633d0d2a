import { describe, expect, it } from 'vitest';
import { checkInvariants } from './invariants.ts';
import { issuer, Model } from './model.ts';
import type { Mutation } from './observe-finisher.ts';
import type { Run } from './run.ts';

/** More than the calls of one run. */
const CALLS = 14;
/** More than the calls of one start of a link. */
const STARTING_CALLS = 7;
const work = { connection: 'gmail', account: 'work' };
const calls = Array.from({ length: CALLS }, (_, count) => count);

async function advance(run: Run, count: number): Promise<void> {
  for (let call = 0; call < count && !run.isOver; call += 1) await run.step('works');
}

/**
 * Ada disconnects the account: after some calls of a new link's start, its first calls, and the others when the account is
 * linked again. Returns the invariant that breaks.
 */
async function relinkDuring(started: number, left: number, mutation?: Mutation): Promise<unknown> {
  const model = new Model(false, mutation);
  await model.labels.add({ issuer, identifier: 'ada' }, work.account);
  const starting = model.authorize('ada', 'ada', work);
  await advance(starting, started);
  const leaving = model.disconnect('ada', work);
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
  it.each(calls)('keeps its label, if the disconnection stops after %i calls', async (left) => {
    for (let started = 0; started < STARTING_CALLS; started += 1)
      expect(await relinkDuring(started, left)).toBeUndefined();
  });

  it('would lose its label if the verification did not keep it', async () => {
    const broken = await Promise.all(calls.map((left) => relinkDuring(1, left, 'label kept')));
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
