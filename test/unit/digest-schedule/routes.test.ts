import { describe, expect, it } from 'vitest';
import { digestScheduleRoutes } from '../../../functions/digest-schedule/endpoint.ts';
import type { Endpoint } from '../../../shared/http/endpoint.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { ada, DigestWorld, slotAfter } from '../../support/digest-world.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { fakeDigestRuns, fakeSchedules } from '../../support/fake-digest-settings.ts';

const body = { time: '07:30', timeZone: 'Europe/Berlin' };
const chosen = {
  ...body,
  weekdays: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],
  connection: 'gmail',
  query: 'is:unread',
  maxMessages: 50,
  delivery: 'stored',
  source: 'tool',
};

function setUp() {
  const world = new DigestWorld();
  const schedules = fakeSchedules();
  const invoked: unknown[] = [];
  const routes = digestScheduleRoutes({
    settings: world.settings,
    slots: world.slots,
    runs: fakeDigestRuns(),
    schedules,
    invoke: async (event) => void invoked.push(event),
    now: () => world.now,
  });
  async function ask(
    route: string,
    sent?: unknown,
    { key, service }: { key?: string; service?: string } = {},
  ) {
    const { handle } = routes[route] as Endpoint;
    const caller = { ...ada, mayRead: true, mayWrite: true, ...(service && { service }) };
    const answer = await handle({
      caller,
      path: {},
      query: {},
      body: sent,
      header: () => key,
      invocation: { requestId: 'r', deadline: 0 },
    });
    const { statusCode: status, headers, body: text } = answer;
    return { status, headers, json: text === undefined ? undefined : JSON.parse(text) };
  }
  return { world, schedules, invoked, ask, scheduled: () => schedules.held.get(userKey(ada)) };
}

describe('PUT /digest', () => {
  it('stores the choice with its defaults, makes the schedule, and tells the next run', async () => {
    const { ask, scheduled } = setUp();
    expect(await ask('PUT /digest', body)).toMatchObject({
      status: 200,
      json: { ...chosen, nextRun: '2026-11-23T06:30:00.000Z' },
    });
    expect(scheduled()).toMatchObject({
      ...ada,
      ...chosen,
      revision: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect((await ask('GET /digest')).json).toEqual({ ...chosen, nextRun: '2026-11-23T06:30:00.000Z' });
  });

  it('gives every change another revision', async () => {
    const { ask, scheduled } = setUp();
    await ask('PUT /digest', body);
    const before = scheduled()?.revision;
    await ask('PUT /digest', body);
    expect(scheduled()?.revision).not.toBe(before);
  });

  it('pauses, keeps a pause unless told otherwise, and ends it', async () => {
    const { ask, scheduled, world } = setUp();
    const since = new Date(world.now).toISOString();
    const paused = { reason: 'user', since, resume: 'PUT /digest with "paused": false' };
    expect((await ask('PUT /digest', { ...body, paused: true })).json).toEqual({ ...chosen, paused });
    expect(scheduled()?.paused?.reason).toBe('user');
    expect((await ask('PUT /digest', { ...body, maxMessages: 9 })).json.paused).toEqual(paused);
    expect((await ask('PUT /digest', { ...body, paused: false })).json.paused).toBeUndefined();
    expect(scheduled()?.paused).toBeUndefined();
  });

  it('tells how a pause for an account ends', async () => {
    const { ask, world, scheduled } = setUp();
    await ask('PUT /digest', body);
    const pause = { reason: 'account' as const, since: world.now, connection: 'gmail' };
    await world.settings.pause(ada, scheduled()?.revision ?? '', pause);
    expect((await ask('GET /digest')).json.paused).toEqual({
      reason: 'account',
      since: new Date(world.now).toISOString(),
      connection: 'gmail',
      resume: 'POST /connections/gmail/authorize',
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
    ['weekdays', { weekdays: [] }],
    ['weekdays.0', { weekdays: ['Monday'] }],
    ['query', { query: ' ' }],
    ['query', { query: 'is:unread\r\nx' }],
    ['query', { query: 'x'.repeat(501) }],
    ['query', { query: 'subject:"a' }],
    ['query', { query: 'a) OR (b' }],
    ['query', { query: '{a (b} c)' }],
    ['maxMessages', { maxMessages: 151 }],
    ['maxMessages', { maxMessages: 1.5 }],
    ['delivery', { delivery: 'pigeon' }],
    ['source', { source: 'imap' }],
    ['connection', { connection: 'slack' }],
    ['paused', { paused: 'yes' }],
  ])('refuses %s: %j', async (field, wrong) => {
    const { ask, world } = setUp();
    const refused = await rejectionOf(ask('PUT /digest', { ...body, ...wrong }));
    expect([refused.code, refused.facts.errors?.[0]?.path]).toEqual(['invalid-request', `body.${field}`]);
    expect(world.settings.held.size).toBe(0);
  });

  it.each([
    { query: 'subject:"a) {b" (x OR y)' },
    { timeZone: 'Asia/Calcutta' },
    { timeZone: 'UTC' },
    { delivery: 'slack' },
    { delivery: 'email' },
  ])('takes %j', async (right) => {
    expect((await setUp().ask('PUT /digest', { ...body, ...right })).json).toMatchObject(right);
  });

  it('orders the days as a week does, each once', async () => {
    const { json } = await setUp().ask('PUT /digest', { ...body, weekdays: ['SUN', 'MON', 'SUN'] });
    expect(json.weekdays).toEqual(['MON', 'SUN']);
  });

  it('names a connection that the product does not have', async () => {
    const asked = setUp().ask('PUT /digest', { ...body, connection: 'nope' });
    expect((await rejectionOf(asked)).code).toBe('connection-unknown');
  });
});

describe('DELETE /digest', () => {
  it('ends the digest, also when there is none', async () => {
    const { ask, scheduled } = setUp();
    await ask('PUT /digest', body);
    for (let repeat = 0; repeat < 2; repeat += 1) expect((await ask('DELETE /digest')).status).toBe(204);
    expect(scheduled()).toBeUndefined();
    expect((await rejectionOf(ask('GET /digest'))).code).toBe('not-found');
  });
});

describe('GET /digest/latest', () => {
  it('shows the last stored digest as data and as text, and says so when there is none', async () => {
    const { ask, world } = setUp();
    expect((await rejectionOf(ask('GET /digest/latest'))).code).toBe('not-found');
    await ask('PUT /digest', body);
    await world.run({ revision: undefined });
    const { json } = await ask('GET /digest/latest');
    expect(json).toMatchObject({
      scheduledTime: slotAfter(0),
      closedAt: slotAfter(0),
      digest: { counts: { read: 1, summarised: 1, skipped: 0 } },
      text: expect.stringContaining('Budget is approved.'),
    });
    expect((await ask('GET /digest')).json.lastOutcome).toEqual({
      slot: slotAfter(0),
      status: 'DELIVERED',
      at: slotAfter(0),
    });
  });
});

describe('POST /digest/run', () => {
  const keys = (n: number) => ({ key: `a-key-of-this-test-${n}` });
  async function ready() {
    const set = setUp();
    await set.ask('PUT /digest', { ...body, paused: true });
    return set;
  }

  it('hands one slot over, the same for the same key', async () => {
    const { ask, invoked, world } = await ready();
    const first = await ask('POST /digest/run', undefined, keys(1));
    world.now += 1_000;
    const again = await ask('POST /digest/run', undefined, keys(1));
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
    const event = { ...ada, scheduledTime: slotAfter(0), byHand: true };
    expect(invoked).toEqual([event, event]);
  });

  it.each([
    ['without a key', undefined, 'idempotency-key-required'],
    ['with a short one', 'short', 'invalid-request'],
  ])('is refused %s', async (_which, key, code) => {
    const { ask, invoked } = await ready();
    const asked = ask('POST /digest/run', undefined, key === undefined ? {} : { key });
    expect((await rejectionOf(asked)).code).toBe(code);
    expect(invoked).toEqual([]);
  });

  it('needs settings', async () => {
    expect((await rejectionOf(setUp().ask('POST /digest/run', undefined, keys(1)))).code).toBe('not-found');
  });

  it('takes one at a time, until it ended or must have', async () => {
    const { ask, world } = await ready();
    await ask('POST /digest/run', undefined, keys(1));
    world.now += 10_000;
    const refused = await rejectionOf(ask('POST /digest/run', undefined, keys(2)));
    expect([refused.code, refused.facts.retryAfter]).toEqual(['rate-limited', 28]);
    await world.run({ scheduledTime: slotAfter(0), byHand: true });
    expect((await ask('POST /digest/run', undefined, keys(3))).status).toBe(202);
    world.now += 300_000;
    expect((await ask('POST /digest/run', undefined, keys(4))).status).toBe(202);
  });

  it('takes ten within 24 hours', async () => {
    const { ask, world } = await ready();
    for (let run = 0; run < 10; run += 1) {
      await ask('POST /digest/run', undefined, keys(run));
      world.now += 600_000;
    }
    const refused = await rejectionOf(ask('POST /digest/run', undefined, keys(10)));
    expect([refused.code, refused.facts.retryAfter]).toEqual(['rate-limited', 86_400 - 6_000]);
    world.now += 80_400_000;
    expect((await ask('POST /digest/run', undefined, keys(10))).status).toBe(202);
  });

  it('is one run for two requests at once, and tells a service from its user', async () => {
    const { ask } = await ready();
    const both = await Promise.allSettled([1, 2].map((n) => ask('POST /digest/run', undefined, keys(n))));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const asked = ask('POST /digest/run', undefined, { ...keys(1), service: 'jobs' });
    expect((await rejectionOf(asked)).code).toBe('rate-limited');
  });
});
