import { describe, expect, it } from 'vitest';
import { ada, slotAfter } from '../../support/digest/digest-fakes.ts';
import { digestRoutes } from '../../support/digest/digest-routes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const body = { time: '07:30', timeZone: 'Europe/Berlin' };
const work = { account: 'work' };
const key = (n: number) => `a-key-of-this-test-${n}`;

describe('the digest of a labelled mailbox', () => {
  it('has its own settings and its own schedule beside those of the default mailbox', async () => {
    const { request, scheduled } = digestRoutes();
    const { json } = await request('PUT /digest', { ...body, time: '09:00' }, work);
    expect(json).toMatchObject({ account: 'work', time: '09:00', nextRun: '2026-11-22T08:00:00.000Z' });
    expect((await rejectionOf(request('GET /digest'))).code).toBe('not-found');
    expect((await request('PUT /digest', body)).json).not.toHaveProperty('account');
    expect((await request('GET /digest', undefined, work)).json).toEqual(json);
    expect([scheduled('work')?.time, scheduled()?.time]).toEqual(['09:00', '07:30']);
    expect((await request('DELETE /digest', undefined, work)).status).toBe(204);
    expect([scheduled('work'), scheduled()?.time]).toEqual([undefined, '07:30']);
  });

  it('needs a label that the user has: any other would have a schedule for an account that never existed', async () => {
    const { request, fakes, schedules } = digestRoutes();
    const refused = await rejectionOf(request('PUT /digest', body, { account: 'wrok' }));
    expect([refused.code, refused.facts.detail]).toEqual([
      'not-found',
      'No account of this user has this label. Link one with POST /connections/{connection}/authorize first.',
    ]);
    expect([fakes.settings.held.size, schedules.held.size]).toEqual([0, 0]);
  });

  it.each(['', 'Work', 'a'.repeat(21), '..', 'work,home', 'wörk', 'work\n'])(
    'refuses the label %j on every route',
    async (account) => {
      const { request } = digestRoutes();
      const asked = [
        request('GET /digest', undefined, { account }),
        request('PUT /digest', body, { account }),
        request('DELETE /digest', undefined, { account }),
        request('POST /digest/run', undefined, { account, key: key(1) }),
        request('GET /digest/latest', undefined, { account }),
      ];
      for (const each of asked) {
        const { code, facts } = await rejectionOf(each);
        expect([code, facts.errors?.[0]?.path]).toEqual(['invalid-request', 'query.account']);
      }
    },
  );

  it('names its label in the request that ends a pause', async () => {
    const { request } = digestRoutes();
    const { json } = await request('PUT /digest', { ...body, paused: true }, work);
    expect(json.paused.resume).toBe('PUT /digest?account=work with "paused": false');
  });

  it('is stored apart, and its text names the mailbox', async () => {
    const { request, fakes } = digestRoutes();
    await request('PUT /digest', body, work);
    await fakes.run({ revision: undefined, ...work });
    expect((await rejectionOf(request('GET /digest/latest'))).code).toBe('not-found');
    const { json } = await request('GET /digest/latest', undefined, work);
    expect([json.account, json.text.split('\n')[1]]).toEqual(['work', 'Gmail (work)']);
    // The connection stands in the settings alone.
    await request('DELETE /digest', undefined, work);
    expect((await request('GET /digest/latest', undefined, work)).json.text.split('\n')[1]).toBe('work');
  });
});

describe('POST /digest/run for a labelled mailbox', () => {
  async function ready() {
    const set = digestRoutes();
    for (const mailbox of [{}, work]) await set.request('PUT /digest', { ...body, paused: true }, mailbox);
    return set;
  }

  it('runs the digest of that mailbox', async () => {
    const { request, invoked } = await ready();
    const { json } = await request('POST /digest/run', undefined, { ...work, key: key(1) });
    expect(json).toEqual({ account: 'work', slot: slotAfter(0) });
    const run = { scheduledTime: slotAfter(0), byHand: true, caller: { via: 'api' } };
    expect(invoked).toEqual([{ ...ada, account: 'work', ...run }]);
  });

  it('returns not-found without settings for that label', async () => {
    const { request } = digestRoutes();
    await request('PUT /digest', body);
    const asked = request('POST /digest/run', undefined, { ...work, key: key(1) });
    expect((await rejectionOf(asked)).code).toBe('not-found');
  });

  it("counts with the user's other mailboxes: one at a time, ten within 24 hours", async () => {
    const { request, fakes } = await ready();
    await request('POST /digest/run', undefined, { ...work, key: key(0) });
    fakes.now += 1_000;
    const early = await rejectionOf(request('POST /digest/run', undefined, { key: key(1) }));
    expect(early.facts.detail).toBe('An on-demand run is still in progress.');
    await fakes.run({ ...work, scheduledTime: slotAfter(0), byHand: true });
    for (let run = 1; run < 10; run += 1) {
      await request('POST /digest/run', undefined, { key: key(run) });
      fakes.now += 600_000;
    }
    const late = await rejectionOf(request('POST /digest/run', undefined, { ...work, key: key(10) }));
    expect(late.facts.detail).toBe('At most 10 runs within 24 hours.');
  });

  it('takes one key for another run of another mailbox', async () => {
    const { request, fakes, invoked } = await ready();
    await request('POST /digest/run', undefined, { key: key(1) });
    fakes.now += 600_000;
    const other = await request('POST /digest/run', undefined, { ...work, key: key(1) });
    const again = await request('POST /digest/run', undefined, { key: key(1) });
    expect([other.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([
      undefined,
      'true',
    ]);
    expect(invoked).toMatchObject([{ account: undefined }, { account: 'work' }, { account: undefined }]);
  });
});
