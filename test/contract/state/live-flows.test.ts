import { describe, expect, it } from 'vitest';
import { flowsIn } from '../../../shared/state/flows.ts';
import { liveFlowsIn } from '../../../shared/state/live-flows.ts';
import type { Table } from '../../../shared/state/table.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const seconds = start / 1_000;
const user = (identifier: string) => ({ issuer: 'https://issuer', identifier });
const flow = (hash: string, end = 600) => ({ hash, expiresAt: seconds + end });

const table = useTable();

describe('liveFlowsIn a table', () => {
  it('lets a user claim five places, and returns when the next is free', async () => {
    const live = liveFlowsIn(table());
    const places = [];
    for (let n = 0; n < 5; n += 1) places.push(await live.claim(user('five'), flow(`f${n}`, 600 - n), start));
    expect(places.sort()).toEqual([0, 1, 2, 3, 4]);
    const refused = await rejectionOf(live.claim(user('five'), flow('f5'), start));
    expect([refused.code, refused.facts.retryAfter]).toEqual(['rate-limited', 596]);
    expect(await live.claim(user('another'), flow('f5'), start)).toBe(0);
  });

  it('lets a new flow claim the place of an expired one', async () => {
    const live = liveFlowsIn(table());
    for (let n = 0; n < 5; n += 1) await live.claim(user('late'), flow(`f${n}`, n === 3 ? 60 : 600), start);
    expect(await live.claim(user('late'), flow('f5', 660), start + 60_000)).toBe(3);
  });

  it('releases a place only for the flow that holds it', async () => {
    const live = liveFlowsIn(table());
    for (let n = 0; n < 5; n += 1) await live.claim(user('free'), flow(`f${n}`), start);
    await live.release(user('free'), 2, 'f1');
    expect((await rejectionOf(live.claim(user('free'), flow('f5'), start))).code).toBe('rate-limited');
    await live.release(user('free'), 2, 'f2');
    expect(await live.claim(user('free'), flow('f5'), start)).toBe(2);
  });

  it('lets five of fifty concurrent flows claim a place', async () => {
    const live = liveFlowsIn(table());
    const claims = Array.from({ length: 50 }, (_, n) => live.claim(user('race'), flow(`f${n}`), start));
    const settled = await Promise.allSettled(claims);
    const places = settled.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value] : []));
    expect(places.sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it.each(['CONSUMED', 'DENIED', 'EXPIRED'] as const)(
    'has a free place again when a flow is %s',
    async (status) => {
      const flows = flowsIn(table());
      const owner = user(`ended-${status}`);
      const begin = (state: string) =>
        flows.start(state, { ...owner, connection: 'gmail', expiresAt: seconds + 600 }, start);
      for (let n = 0; n < 5; n += 1) await begin(`${status}-${n}`);
      expect((await rejectionOf(begin(`${status}-5`))).code).toBe('rate-limited');
      await flows.lease(`${status}-2`, owner, 'attempt', start);
      await flows.settle(`${status}-2`, status);
      await begin(`${status}-5`);
    },
  );

  it('lets a flow end although its place cannot be released', async () => {
    const owner = user('unreleased');
    await flowsIn(table()).start(
      'unreleased',
      { ...owner, connection: 'gmail', expiresAt: seconds + 600 },
      start,
    );
    const broken: Table = {
      ...table(),
      update: async (input) => {
        if (input.Key?.sk === 'FLOWS') throw new Error('The table fails.');
        return table().update(input);
      },
    };
    await flowsIn(broken).settle('unreleased', 'DENIED');
    expect((await flowsIn(table()).find('unreleased'))?.status).toBe('DENIED');
  });

  it('has no free place while a failed attempt leaves a flow PENDING', async () => {
    const flows = flowsIn(table());
    const owner = user('pending');
    const begin = (state: string) =>
      flows.start(state, { ...owner, connection: 'gmail', expiresAt: seconds + 600 }, start);
    for (let n = 0; n < 5; n += 1) await begin(`pending-${n}`);
    await flows.lease('pending-2', owner, 'attempt', start);
    await flows.settle('pending-2', 'PENDING');
    expect((await rejectionOf(begin('pending-5'))).code).toBe('rate-limited');
  });
});
