import { describe, expect, it } from 'vitest';
import { runOnDemand } from '../../../functions/digest-schedule/run-on-demand.ts';
import type { DigestRuns } from '../../../shared/state/digest-runs.ts';
import { ada, slotAfter } from '../../support/digest/digest-fakes.ts';
import { digestRoutes } from '../../support/digest/digest-routes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const neverInvoked = () => Promise.reject(new Error('No run was added.'));
const body = { time: '07:30', timeZone: 'Europe/Berlin' };

describe('POST /digest/run', () => {
  const keys = (n: number) => ({ key: `a-key-of-this-test-${n}` });
  async function ready() {
    const set = digestRoutes();
    await set.request('PUT /digest', { ...body, paused: true });
    return set;
  }

  it('invokes one slot, the same for the same key', async () => {
    const { request, invoked, fakes } = await ready();
    const first = await request('POST /digest/run', undefined, keys(1));
    fakes.now += 1_000;
    const again = await request('POST /digest/run', undefined, keys(1));
    expect([first.status, first.json, again.status, again.json]).toEqual([
      202,
      { slot: slotAfter(0) },
      202,
      { slot: slotAfter(0) },
    ]);
    expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([
      undefined,
      'true',
    ]);
    const event = { ...ada, scheduledTime: slotAfter(0), byHand: true, caller: { via: 'api' } };
    expect(invoked).toEqual([event, event]);
  });

  it('names the caller to the run', async () => {
    const { request, invoked } = await ready();
    const caller = { client: 'client-7', service: 'reports' };
    await request('POST /digest/run', undefined, { ...keys(1), ...caller });
    expect(invoked).toMatchObject([{ caller: { via: 'api', ...caller } }]);
  });

  it.each([
    ['without a key', undefined, 'idempotency-key-required'],
    ['with a short one', 'short', 'invalid-request'],
  ])('is refused %s', async (_which, key, code) => {
    const { request, invoked } = await ready();
    const asked = request('POST /digest/run', undefined, key === undefined ? {} : { key });
    expect((await rejectionOf(asked)).code).toBe(code);
    expect(invoked).toEqual([]);
  });

  it('returns not-found without settings', async () => {
    expect((await rejectionOf(digestRoutes().request('POST /digest/run', undefined, keys(1)))).code).toBe(
      'not-found',
    );
  });

  it('allows one run at a time, until it has ended or must have ended', async () => {
    const { request, fakes } = await ready();
    await request('POST /digest/run', undefined, keys(1));
    fakes.now += 10_000;
    const refused = await rejectionOf(request('POST /digest/run', undefined, keys(2)));
    expect([refused.code, refused.facts]).toEqual([
      'rate-limited',
      { detail: 'An on-demand run is still in progress.', retryAfter: 30 },
    ]);
    fakes.now += 580_000;
    const late = await rejectionOf(request('POST /digest/run', undefined, keys(2)));
    expect([late.code, late.facts.retryAfter]).toEqual(['rate-limited', 10]);
    fakes.now -= 580_000;
    await fakes.run({ scheduledTime: slotAfter(0), byHand: true });
    expect((await request('POST /digest/run', undefined, keys(3))).status).toBe(202);
    fakes.now += 600_000;
    expect((await request('POST /digest/run', undefined, keys(4))).status).toBe(202);
  });

  it('allows ten runs within 24 hours', async () => {
    const { request, fakes } = await ready();
    for (let run = 0; run < 10; run += 1) {
      await request('POST /digest/run', undefined, keys(run));
      fakes.now += 600_000;
    }
    const refused = await rejectionOf(request('POST /digest/run', undefined, keys(10)));
    expect([refused.code, refused.facts]).toEqual([
      'rate-limited',
      { detail: 'At most 10 runs within 24 hours.', retryAfter: 86_400 - 6_000 },
    ]);
    fakes.now += 80_400_000;
    expect((await request('POST /digest/run', undefined, keys(10))).status).toBe(202);
  });

  it('asks to try again when other requests of the user come first, round after round', async () => {
    let reads = 0;
    const runs: DigestRuns = {
      find: async () => {
        reads += 1;
        return { runs: [] };
      },
      add: async () => false,
    };
    const { fakes } = await ready();
    const deps = {
      settings: fakes.settings,
      slots: fakes.slots,
      runs,
      invoke: neverInvoked,
      isOfGap: () => false,
      now: () => fakes.now,
    };
    const refused = await rejectionOf(runOnDemand('key', { owner: ada }, deps));
    expect([refused.code, refused.facts.retryAfter, reads]).toEqual(['upstream-unavailable', 1, 5]);
  });

  it('starts one run for two concurrent requests, and keeps the keys of a service and its user apart', async () => {
    const { request } = await ready();
    const both = await Promise.allSettled([1, 2].map((n) => request('POST /digest/run', undefined, keys(n))));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const asked = request('POST /digest/run', undefined, { ...keys(1), service: 'jobs' });
    expect((await rejectionOf(asked)).code).toBe('rate-limited');
  });
});
