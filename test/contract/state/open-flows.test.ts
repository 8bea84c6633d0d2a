import { describe, expect, it } from 'vitest';
import { connections } from '../../../shared/connections/connections.ts';
import { flowsIn } from '../../../shared/state/flows.ts';
import { liveFlowsIn } from '../../../shared/state/live-flows.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const seconds = start / 1_000;

const table = useTable();

type More = { connection?: string; service?: string; end?: number };

/** The flows of a user of the test's own. */
function flowsOf(identifier: string) {
  const owner = { issuer: 'https://issuer', identifier };
  const flows = flowsIn(table());
  return {
    ...{ owner, flows },
    begin: (state: string, { connection = 'gmail', service, end = 600 }: More = {}) =>
      flows.start(state, { ...owner, connection, service, expiresAt: seconds + end }, start),
    statusOf: async (state: string) => (await flows.find(state))?.status,
    mustConfirm: async (at = start) => (await flows.findOpen(owner, at)).mustConfirm,
  };
}

describe('the open flows of a user', () => {
  it('name their connections, and whether a service started one', async () => {
    const { begin, flows, owner } = flowsOf('names');
    const found = async (at = start) => {
      const { has, mustConfirm } = await flows.findOpen(owner, at);
      const open = Object.keys(connections).filter((connection) => has({ connection }));
      return [open, mustConfirm];
    };
    expect(await found()).toEqual([[], false]);
    await begin('names-1');
    await begin('names-2', { connection: 'slack' });
    expect(await found()).toEqual([['gmail', 'slack'], false]);
    await begin('names-3', { service: 'jobs', end: 60 });
    expect(await found()).toEqual([['gmail', 'slack'], true]);
    expect(await found(start + 60_000)).toEqual([['gmail', 'slack'], false]);
    expect((await flows.findOpen({ ...owner, identifier: 'else' }, start)).mustConfirm).toBe(false);
  });

  it.each(['DENIED', 'EXPIRED'] as const)(
    "still demand the confirmation after a service's flow is %s, until it would have expired",
    async (status) => {
      const { begin, flows, owner, mustConfirm } = flowsOf(`asks-${status}`);
      await begin(`asks-${status}-1`, { service: 'jobs', end: 300 });
      await begin(`asks-${status}-2`, { service: 'jobs', end: 600 });
      for (const each of [2, 1]) {
        await flows.lease(`asks-${status}-${each}`, owner, 'attempt', start);
        await flows.settle(`asks-${status}-${each}`, status);
      }
      expect((await flows.findOpen(owner, start)).has({ connection: 'gmail' })).toBe(false);
      expect([await mustConfirm(start + 599_000), await mustConfirm(start + 600_000)]).toEqual([true, false]);
    },
  );

  it("still demand it after a service's flow is cancelled", async () => {
    const { begin, flows, mustConfirm } = flowsOf('cancels');
    await begin('cancels-1', { service: 'jobs' });
    await flows.cancel('cancels-1');
    expect([await mustConfirm(start + 599_000), await mustConfirm(start + 600_000)]).toEqual([true, false]);
  });

  it("demand no confirmation after a service's flow is consumed or discarded", async () => {
    const { begin, flows, owner, mustConfirm } = flowsOf('lifts');
    await begin('lifts-1', { service: 'jobs' });
    await begin('lifts-2', { service: 'jobs' });
    await begin('lifts-3', { service: 'jobs', connection: 'slack' });
    await flows.lease('lifts-1', owner, 'attempt', start);
    await flows.settle('lifts-1', 'CONSUMED');
    await flows.discard('lifts-2');
    expect(await mustConfirm()).toBe(true);
    await flows.discardAll(owner, { connection: 'slack' }, start);
    expect(await mustConfirm()).toBe(false);
  });

  it("are not affected by the end of a user's own flow", async () => {
    const { begin, flows, mustConfirm } = flowsOf('own');
    await begin('own-1');
    await flows.settle('own-1', 'DENIED');
    expect(await mustConfirm()).toBe(false);
  });
});

describe('a cancelled flow', () => {
  it('is EXPIRED and has released its place', async () => {
    const { begin, flows, owner, statusOf } = flowsOf('cancelled');
    for (let n = 0; n < 5; n += 1) await begin(`cancelled-${n}`);
    await flows.lease('cancelled-1', owner, 'attempt', start);
    for (const state of ['cancelled-0', 'cancelled-1']) {
      await flows.cancel(state);
      expect(await statusOf(state)).toBe('EXPIRED');
    }
    await flows.settle('cancelled-1', 'PENDING');
    expect(await statusOf('cancelled-1')).toBe('EXPIRED');
    await begin('cancelled-5');
    await begin('cancelled-6');
    expect((await rejectionOf(begin('cancelled-7'))).code).toBe('rate-limited');
  });

  it('is consumed all the same by an attempt under way that succeeds', async () => {
    const { begin, flows, owner, statusOf } = flowsOf('late');
    await begin('late-1');
    await flows.lease('late-1', owner, 'attempt', start);
    await flows.cancel('late-1');
    await flows.settle('late-1', 'CONSUMED');
    expect(await statusOf('late-1')).toBe('CONSUMED');
  });

  it.each(['CONSUMED', 'DENIED'] as const)('stays %s if it has ended already', async (status) => {
    const { begin, flows, statusOf } = flowsOf(`ended-${status}`);
    await begin(`ended-${status}`);
    await flows.settle(`ended-${status}`, status);
    await flows.cancel(`ended-${status}`);
    expect(await statusOf(`ended-${status}`)).toBe(status);
  });
});

describe('a disconnection', () => {
  it("ends all the user's flows on the connection and no other, and releases their places", async () => {
    const { begin, flows, owner, statusOf } = flowsOf('leaver');
    const other = flowsOf('another-leaver');
    await begin('leaver-1');
    await begin('leaver-2', { service: 'jobs' });
    await begin('leaver-3', { connection: 'slack' });
    await other.begin('leaver-4');
    // As after a crash between the two writes of a start.
    const orphan = { hash: sha256('leaver-5'), connection: 'gmail', expiresAt: seconds + 600 };
    await liveFlowsIn(table()).claim(owner, orphan, start);
    await flows.discardAll(owner, { connection: 'gmail' }, start);
    const states = ['leaver-1', 'leaver-2', 'leaver-3', 'leaver-4'];
    expect(await Promise.all(states.map(statusOf))).toEqual(['EXPIRED', 'EXPIRED', 'PENDING', 'PENDING']);
    for (let n = 6; n < 10; n += 1) await begin(`leaver-${n}`);
    expect((await rejectionOf(begin('leaver-10'))).code).toBe('rate-limited');
  });
});

describe('a connection that was linked through another flow', () => {
  it('ends the newest open flow of the connection, and releases its place', async () => {
    const { begin, flows, owner, statusOf } = flowsOf('newest');
    await begin('newest-1', { end: 500 });
    await begin('newest-2', { end: 600 });
    await begin('newest-3', { end: 550 });
    await begin('newest-4', { connection: 'slack', end: 650 });
    const states = ['newest-1', 'newest-2', 'newest-3', 'newest-4'];
    const statuses = () => Promise.all(states.map(statusOf));
    await flows.consumeNewest(owner, { connection: 'gmail' }, start);
    expect(await statuses()).toEqual(['PENDING', 'CONSUMED', 'PENDING', 'PENDING']);
    await flows.consumeNewest(owner, { connection: 'gmail' }, start);
    expect(await statuses()).toEqual(['PENDING', 'CONSUMED', 'CONSUMED', 'PENDING']);
    await flows.consumeNewest(owner, { connection: 'notion' }, start);
    const Key = { pk: `FLOW#${sha256('newest-4')}`, sk: 'FLOW' };
    const { Item } = await table().get({ Key });
    expect(Item?.status).toBe('PENDING');
  });

  it('leaves a flow alone that has ended, although it still holds its place', async () => {
    const { begin, flows, owner, statusOf } = flowsOf('held');
    await begin('held-1', { end: 500 });
    await begin('held-2', { end: 600 });
    await flows.settle('held-2', 'DENIED');
    const stale = { hash: sha256('held-2'), connection: 'gmail', expiresAt: seconds + 600 };
    await liveFlowsIn(table()).claim(owner, stale, start);
    await flows.consumeNewest(owner, { connection: 'gmail' }, start);
    expect([await statusOf('held-1'), await statusOf('held-2')]).toEqual(['CONSUMED', 'DENIED']);
  });
});
