import { describe, expect, it } from 'vitest';
import { DIGEST_LANGUAGES } from '../../../shared/digest/settings/digest-language.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { ada } from '../../support/digest/digest-fakes.ts';
import { digestRoutes } from '../../support/digest/digest-routes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const body = { time: '07:30', timeZone: 'Europe/Berlin' };
const chosen = {
  ...body,
  weekdays: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],
  connection: 'gmail',
  query: 'is:unread',
  maxMessages: 50,
  delivery: 'stored',
  source: 'tool',
  language: 'en',
};

describe('PUT /digest', () => {
  it('stores the choice with its defaults, creates the schedule, and returns the next run', async () => {
    const { request, scheduled } = digestRoutes();
    expect(await request('PUT /digest', body)).toMatchObject({
      status: 200,
      json: { ...chosen, nextRun: '2026-11-23T06:30:00.000Z' },
    });
    expect(scheduled()).toMatchObject({
      ...ada,
      ...chosen,
      revision: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect((await request('GET /digest')).json).toEqual({ ...chosen, nextRun: '2026-11-23T06:30:00.000Z' });
  });

  it('gives every change a new revision', async () => {
    const { request, scheduled } = digestRoutes();
    await request('PUT /digest', body);
    const before = scheduled()?.revision;
    await request('PUT /digest', body);
    expect(scheduled()?.revision).not.toBe(before);
  });

  it('pauses, keeps the pause when `paused` is absent, and ends it', async () => {
    const { request, scheduled, fakes } = digestRoutes();
    const since = new Date(fakes.now).toISOString();
    const paused = { reason: 'user', since, resume: 'PUT /digest with "paused": false' };
    expect((await request('PUT /digest', { ...body, paused: true })).json).toEqual({ ...chosen, paused });
    expect(scheduled()?.paused?.reason).toBe('user');
    expect((await request('PUT /digest', { ...body, maxMessages: 9 })).json.paused).toEqual(paused);
    expect((await request('PUT /digest', { ...body, paused: false })).json.paused).toBeUndefined();
    expect(scheduled()?.paused).toBeUndefined();
  });

  it('returns the request that ends a pause for an account', async () => {
    const { request, fakes, scheduled } = digestRoutes();
    await request('PUT /digest', body);
    const pause = { reason: 'account' as const, since: fakes.now, connection: 'gmail' };
    await fakes.settings.pause(ada, scheduled()?.revision ?? '', pause);
    expect((await request('GET /digest')).json.paused).toEqual({
      reason: 'account',
      since: new Date(fakes.now).toISOString(),
      connection: 'gmail',
      resume: 'POST /connections/gmail/authorize?force=true',
    });
  });

  it.each([
    ['time', { time: '24:00' }],
    ['time', { time: '7:30' }],
    ['time', { time: '07:30:00' }],
    ['timeZone', { timeZone: 'Europe/Nowhere' }],
    ['timeZone', { timeZone: '+01:00' }],
    ['timeZone', { timeZone: 'europe/berlin' }],
    ['timeZone', { timeZone: `Europe/Berlin${' '.repeat(50)}` }],
    ['timeZone', { timeZone: 'BST' }],
    ['weekdays', { weekdays: [] }],
    ['weekdays.0', { weekdays: ['Monday'] }],
    ['query', { query: ' ' }],
    ['query', { query: 'is:unread\r\nx' }],
    ['query', { query: 'is:unread\u0085x' }],
    ['query', { query: 'is:unread\u001ex' }],
    ['query', { query: 'is:unread\u2028x' }],
    ['query', { query: 'is:unread\u2029x' }],
    ['query', { query: 'x'.repeat(501) }],
    ['query', { query: 'subject:"a' }],
    ['query', { query: 'a) OR (b' }],
    ['query', { query: '{a (b} c)' }],
    ['maxMessages', { maxMessages: 151 }],
    ['maxMessages', { maxMessages: 1.5 }],
    ['delivery', { delivery: 'pigeon' }],
    ['source', { source: 'imap' }],
    ['language', { language: 'tlh' }],
    ['language', { language: 'en-GB' }],
    ['language', { language: 'DE' }],
    ['language', { language: null }],
    ['connection', { connection: 'slack' }],
    ['paused', { paused: 'yes' }],
  ])('refuses %s: %j', async (field, wrong) => {
    const { request, fakes } = digestRoutes();
    const refused = await rejectionOf(request('PUT /digest', { ...body, ...wrong }));
    expect([refused.code, refused.facts.errors?.[0]?.path]).toEqual(['invalid-request', `body.${field}`]);
    expect(fakes.settings.held.size).toBe(0);
  });

  it("refuses `source: direct` for a mailbox without its provider's own API, and accepts its tool", async () => {
    const { request, fakes } = digestRoutes([]);
    const refused = await rejectionOf(request('PUT /digest', { ...body, source: 'direct' }));
    expect([refused.code, refused.facts.errors?.[0]?.path]).toEqual(['invalid-request', 'body.source']);
    expect(fakes.settings.held.size).toBe(0);
    expect((await request('PUT /digest', { ...body, source: 'tool' })).status).toBe(200);
  });

  it('suggests the zone that is spelt like the wrong one', async () => {
    const refused = await rejectionOf(
      digestRoutes().request('PUT /digest', { ...body, timeZone: 'new york' }),
    );
    expect(refused.facts.errors).toEqual([
      {
        path: 'body.timeZone',
        message: 'must be a name of the Time Zone Database in its spelling, such as America/New_York',
      },
    ]);
  });

  it.each([
    { query: 'subject:"a) {b" (x OR y)' },
    { timeZone: 'Asia/Calcutta' },
    { timeZone: 'Asia/Kolkata' },
    { timeZone: 'UTC' },
    { delivery: 'slack' },
    { delivery: 'email' },
    { source: 'direct' },
    ...DIGEST_LANGUAGES.map((language) => ({ language })),
  ])('accepts %j', async (right) => {
    expect((await digestRoutes().request('PUT /digest', { ...body, ...right })).json).toMatchObject(right);
  });

  it('restores the earlier settings when Scheduler does not know the time zone', async () => {
    const { request, schedules, scheduled, fakes } = digestRoutes();
    const put = schedules.put;
    const refuse = () => Promise.reject(new AppError('invalid-request'));
    schedules.put = refuse;
    const unknown = { ...body, timeZone: 'Asia/Kolkata', paused: false };
    expect((await rejectionOf(request('PUT /digest', unknown))).code).toBe('invalid-request');
    expect(await fakes.stored()).toBeUndefined();
    schedules.put = put;
    await request('PUT /digest', { ...body, paused: true });
    const before = (await request('GET /digest')).json;
    schedules.put = async (settings) => (settings.timeZone === unknown.timeZone ? refuse() : put(settings));
    expect((await rejectionOf(request('PUT /digest', unknown))).code).toBe('invalid-request');
    expect((await request('GET /digest')).json).toEqual(before);
    expect(scheduled()?.revision).toBe((await fakes.stored())?.revision);
  });

  it.each([
    ['after a digest', { ...body, time: '06:00' }],
    ['without one before', undefined],
  ])('leaves a later change alone when it undoes a refused one: %s', async (_when, before) => {
    const { request, schedules, scheduled, fakes } = digestRoutes();
    if (before !== undefined) await request('PUT /digest', before);
    const { put } = schedules;
    schedules.put = async () => {
      schedules.put = put;
      // The other request stores and aligns its change while Scheduler refuses the first one.
      await request('PUT /digest', { ...body, time: '10:00' });
      throw new AppError('invalid-request');
    };
    expect((await rejectionOf(request('PUT /digest', body))).code).toBe('invalid-request');
    expect((await fakes.stored())?.time).toBe('10:00');
    expect(scheduled()?.time).toBe('10:00');
  });

  it('undoes the pause, too, of a change that Scheduler refuses', async () => {
    const { request, schedules } = digestRoutes();
    await request('PUT /digest', body);
    const { put } = schedules;
    schedules.put = async (settings) => {
      if (settings.timeZone !== body.timeZone) throw new AppError('invalid-request');
      await put(settings);
    };
    await rejectionOf(request('PUT /digest', { ...body, timeZone: 'Asia/Kolkata', paused: true }));
    expect((await request('GET /digest')).json).toEqual({ ...chosen, nextRun: '2026-11-23T06:30:00.000Z' });
  });

  it('keeps the new settings, pending and without a next run, when Scheduler is unavailable, and completes when repeated', async () => {
    const { request, schedules, scheduled, fakes } = digestRoutes();
    await request('PUT /digest', body);
    const put = schedules.put;
    schedules.put = () => Promise.reject(new AppError('upstream-unavailable'));
    const later = { ...body, time: '09:00' };
    expect((await rejectionOf(request('PUT /digest', later))).code).toBe('upstream-unavailable');
    expect((await request('GET /digest')).json).toEqual({ ...chosen, time: '09:00', pending: true });
    schedules.put = put;
    const { json } = await request('PUT /digest', later);
    expect(json).toEqual({ ...chosen, time: '09:00', nextRun: '2026-11-22T08:00:00.000Z' });
    expect((await request('GET /digest')).json).toEqual(json);
    expect(scheduled()?.revision).toBe((await fakes.stored())?.revision);
  });

  it('returns no next run while a schedule that Scheduler may have is unknown, also where a pause hides it', async () => {
    const { request, schedules } = digestRoutes();
    schedules.put = () => Promise.reject(new AppError('upstream-unavailable'));
    await rejectionOf(request('PUT /digest', { ...body, paused: true }));
    const { json } = await request('GET /digest');
    expect([json.nextRun, json.pending, json.paused.reason]).toEqual([undefined, true, 'user']);
  });

  it('stores each weekday once, in the order of the week', async () => {
    const { json } = await digestRoutes().request('PUT /digest', {
      ...body,
      weekdays: ['SUN', 'MON', 'SUN'],
    });
    expect(json.weekdays).toEqual(['MON', 'SUN']);
  });

  it('returns 404 for a connection that the product does not have', async () => {
    const asked = digestRoutes().request('PUT /digest', { ...body, connection: 'nope' });
    expect((await rejectionOf(asked)).code).toBe('connection-unknown');
  });
});

describe('DELETE /digest', () => {
  it('deletes the digest, and succeeds when there is none', async () => {
    const { request, scheduled } = digestRoutes();
    await request('PUT /digest', body);
    for (let repeat = 0; repeat < 2; repeat += 1) expect((await request('DELETE /digest')).status).toBe(204);
    expect(scheduled()).toBeUndefined();
    expect((await rejectionOf(request('GET /digest'))).code).toBe('not-found');
  });
});

describe('DELETE /digest, when Scheduler is unavailable', () => {
  it('leaves no settings to read, and removes the schedule when repeated', async () => {
    const { request, schedules, scheduled } = digestRoutes();
    await request('PUT /digest', body);
    const remove = schedules.remove;
    schedules.remove = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(request('DELETE /digest'))).code).toBe('upstream-unavailable');
    expect((await rejectionOf(request('GET /digest'))).code).toBe('not-found');
    schedules.remove = remove;
    await request('DELETE /digest');
    expect(scheduled()).toBeUndefined();
    expect((await request('PUT /digest', body)).json.nextRun).toBe('2026-11-23T06:30:00.000Z');
  });
});
