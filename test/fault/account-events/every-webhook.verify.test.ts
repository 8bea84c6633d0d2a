import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { armFault, eventsSince, healStack, lastSeq } from '../../support/stack/stack-control.ts';
import { accountEvent, endEventLease, publishedFor, sendWebhook } from '../../support/stack/webhooks.ts';
import {
  expectTruth,
  prepareUser,
  removeDigests,
  type Scenario,
  scenarios,
  showStatus,
  type WebhookUser,
} from './webhook-users.ts';

const FUNCTION = 'account-events';
const SOURCES = ['dynamodb', 'scheduler', 'events', 'scalekit'];
const DAY_MS = 86_400_000;

/** A call at which the function is killed: the nth one of its name. */
type Point = { at: string; nth: number; when: 'before' | 'after' };

const pause = ({ account }: Pick<WebhookUser, 'account'>) => sendWebhook(accountEvent(account, 'updated'));
const prepare = (scenario: Scenario) => prepareUser(scenario, pause);

/** The calls of the function while the event is delivered without a fault, in their order. */
async function callsOf(scenario: Scenario): Promise<string[]> {
  const user = await prepare(scenario);
  const seq = await lastSeq();
  expect((await sendWebhook(user.event)).status).toBe(200);
  await expectTruth(user);
  return (await eventsSince(seq))
    .filter(({ source, event }) => SOURCES.includes(source) && !/^(ledger|webhook|token)\b/.test(event))
    .filter((event) => event.function === undefined || event.function === FUNCTION)
    .map(({ source, event }) => `${source}.${event}`);
}

function pointsOf(calls: readonly string[]): Point[] {
  return calls.flatMap((at, index) => {
    const nth = calls.slice(0, index + 1).filter((each) => each === at).length;
    // Before a call is after the one before it.
    const whens = index === 0 ? (['before', 'after'] as const) : (['after'] as const);
    return whens.map((when) => ({ at, nth, when }));
  });
}

/** Delivers the event until it is acknowledged, as Scalekit does; the lease of a dead delivery ends meanwhile. */
async function redeliver({ event }: WebhookUser): Promise<number> {
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    if ((await sendWebhook(event)).status === 200) return attempt;
    await endEventLease(event.id);
  }
  throw new Error('The event was not acknowledged within six deliveries.');
}

/** The changes that were published about the user, once each: a repeated one has the same id. */
async function changesOf({ identifier, event }: WebhookUser): Promise<number> {
  const published = await publishedFor(identifier);
  return new Set(published.map(({ id }) => id).filter((id) => id === event.id)).size;
}

afterEach(healStack);
afterAll(removeDigests);

describe.each(scenarios)('$what', (scenario) => {
  const published = scenario.publishes ? 1 : 0;

  it('has one effect, wherever the process is killed', async () => {
    const calls = await callsOf(scenario);
    expect(calls.length).toBeGreaterThanOrEqual(5);
    for (const point of pointsOf(calls)) {
      const user = await prepare(scenario);
      await armFault({
        at: point.at,
        when: point.when,
        do: 'kill',
        function: FUNCTION,
        share: 1 / point.nth,
      });
      const first = await sendWebhook(user.event);
      await healStack();
      expect(first.status, JSON.stringify(point)).toBe(500);
      await redeliver(user);
      await expectTruth(user);
      expect(await changesOf(user), JSON.stringify(point)).toBe(published);
      expect((await sendWebhook(user.event)).json.outcome).toBe('duplicate');
    }
  });

  it('has one effect when it comes four times', async () => {
    const user = await prepare(scenario);
    const responses = await Promise.all(Array.from({ length: 3 }, () => sendWebhook(user.event)));
    for (const { status } of responses) expect([200, 409]).toContain(status);
    await redeliver(user);
    await expectTruth(user);
    expect((await publishedFor(user.identifier)).filter(({ id }) => id === user.event.id)).toHaveLength(
      published,
    );
  });

  it.each(['before', 'after'])(
    'leads to the state of Scalekit with an earlier event that comes %s it',
    async (when) => {
      const user = await prepare(scenario);
      const at = new Date(Date.parse(user.event.occurred_at) - 1).toISOString();
      const account = { ...user.account, id: user.event.data.id ?? '' };
      const other: Record<string, string> =
        scenario.data?.status === 'ACTIVE' ? {} : { status: 'ACTIVE', old_status: 'EXPIRED' };
      const earlier = accountEvent(account, 'status_updated', { ...other, at });
      for (const event of when === 'before' ? [earlier, user.event] : [user.event, earlier])
        expect((await sendWebhook(event)).status).toBe(200);
      await expectTruth(user);
      expect(await changesOf(user)).toBe(published);
    },
  );

  it('leads to the state of Scalekit when it comes a day late', async () => {
    const user = await prepare(scenario);
    if (scenario.status !== 'NOT_CONNECTED')
      await showStatus(user.account, scenario.status === 'ACTIVE' ? 'EXPIRED' : 'ACTIVE');
    const occurred_at = new Date(Date.now() - DAY_MS).toISOString();
    expect((await sendWebhook({ ...user.event, occurred_at })).json).toEqual({ outcome: 'done' });
    if (scenario.status !== 'NOT_CONNECTED') return expectTruth(user);
    // The digest was set after the deletion, and waits for an account.
    expect((await user.browser('GET /digest')).json.paused).toMatchObject({ reason: 'account' });
  });
});
