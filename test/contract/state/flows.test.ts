import { describe, expect, it } from 'vitest';
import { flowsIn } from '../../../shared/state/flows.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const seconds = start / 1_000;
const ada = { issuer: 'https://issuer', identifier: 'ada' };
const eve = { ...ada, identifier: 'eve' };
/** One user per flow, as the live flows of a user are limited. */
const owner = (state: string) => ({ ...ada, identifier: `ada-${state}` });

const table = useTable();

describe('flowsIn a table', () => {
  const begin = async (state: string) => {
    const flows = flowsIn(table());
    await flows.start(state, { ...owner(state), connection: 'gmail', expiresAt: seconds + 600 }, start);
    return flows;
  };

  it('finds nothing under an unknown state', async () => {
    expect(await flowsIn(table()).find('unknown')).toBeUndefined();
  });

  it('leases a flow to its owner once', async () => {
    const flows = await begin('lease');
    expect(await flows.lease('lease', owner('lease'), 'first', start)).toBe(true);
    expect(await flows.lease('lease', owner('lease'), 'second', start + 1_000)).toBe(false);
    expect(await flows.find('lease')).toMatchObject({ status: 'VERIFYING', connection: 'gmail' });
  });

  it('leases a flow again to the holding attempt, as after a lost response', async () => {
    const flows = await begin('repeat');
    await flows.lease('repeat', owner('repeat'), 'first', start);
    expect(await flows.lease('repeat', owner('repeat'), 'first', start)).toBe(true);
  });

  it('leases a flow again after 31 s', async () => {
    const flows = await begin('again');
    await flows.lease('again', owner('again'), 'first', start);
    expect(await flows.lease('again', owner('again'), 'second', start + 31_000)).toBe(true);
  });

  it.each([
    ['another user', 'foreign', eve, start],
    [
      'the same identifier of another issuer',
      'issuer',
      { ...owner('issuer'), issuer: 'https://other' },
      start,
    ],
    ['its owner after ten minutes', 'late', owner('late'), start + 600_000],
  ])('does not lease a flow to %s', async (_case, state, user, at) => {
    expect(await (await begin(state)).lease(state, user, 'first', at)).toBe(false);
  });

  it.each(['CONSUMED', 'EXPIRED', 'DENIED'] as const)('does not lease a flow that is %s', async (status) => {
    const flows = await begin(status);
    await flows.lease(status, owner(status), 'first', start);
    await flows.settle(status, status);
    expect(await flows.lease(status, owner(status), 'first', start)).toBe(false);
  });

  it('leaves a consumed flow consumed', async () => {
    const flows = await begin('final');
    await flows.settle('final', 'CONSUMED');
    await flows.settle('final', 'DENIED');
    expect(await flows.find('final')).toMatchObject({ status: 'CONSUMED' });
  });

  it('does not reopen a flow that was revoked while an attempt was under way', async () => {
    const flows = await begin('revoked');
    await flows.lease('revoked', owner('revoked'), 'first', start);
    await flows.settle('revoked', 'DENIED');
    await flows.settle('revoked', 'PENDING');
    expect(await flows.find('revoked')).toMatchObject({ status: 'DENIED' });
  });

  it('creates no flow by settling an unknown one', async () => {
    await flowsIn(table()).settle('ghost', 'DENIED');
    expect(await flowsIn(table()).find('ghost')).toBeUndefined();
  });

  it('leases a flow to one of fifty concurrent attempts', async () => {
    const flows = await begin('race');
    const attempts = Array.from({ length: 50 }, (_, n) =>
      flows.lease('race', owner('race'), `attempt-${n}`, start),
    );
    const leases = await Promise.all(attempts);
    expect(leases.filter((isLeased) => isLeased)).toHaveLength(1);
  });
});
