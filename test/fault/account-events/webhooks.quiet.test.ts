import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { putSettings } from '../../support/digest/digest-control.ts';
import { signedIn, simulator, stack } from '../../support/stack/product.ts';
import { armFault, eventsSince, healStack, lastSeq } from '../../support/stack/stack-control.ts';
import {
  accountEvent,
  deleteAccount,
  endEventLease,
  publishedFor,
  sendWebhook,
  setStatus,
} from '../../support/stack/webhooks.ts';

const FUNCTION = 'account-events';
const OTHER = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
let users = 0;
const browsers: Awaited<ReturnType<typeof signedIn>>[] = [];

/** A user with an account and a daily digest. */
async function newUser(status = 'ACTIVE') {
  users += 1;
  const identifier = `account-events-${users}`;
  const account = await setStatus(identifier, 'ACTIVE');
  const browser = await signedIn(identifier);
  browsers.push(browser);
  await putSettings(browser);
  if (status !== 'ACTIVE') await setStatus(identifier, status);
  const digest = async () => (await browser('GET /digest')).json;
  return { identifier, account, browser, digest, paused: async () => (await digest()).paused?.reason };
}

/** The function's calls of AWS during the work. */
async function callsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const seq = await lastSeq();
  await work();
  const events = await eventsSince(seq);
  return events
    .filter((event) => event.function === FUNCTION && event.source !== 'lambda')
    .map(({ source, event }) => `${source}.${event}`);
}

beforeAll(async () => {
  // Warm, so that a process's first read of the secret is not counted.
  await sendWebhook(
    accountEvent({ id: 'ca_1', identifier: 'nobody' }, 'updated', { connection_name: 'other' }),
  );
});
afterEach(healStack);
afterAll(async () => {
  for (const browser of browsers) await browser('DELETE /digest');
});

describe('a webhook that Scalekit did not sign (T27)', () => {
  it('is refused without a call of the table, of Scalekit or of EventBridge', async () => {
    const { account, paused } = await newUser('EXPIRED');
    const event = accountEvent(account, 'status_updated');
    const calls = await callsDuring(async () => {
      const forged = [
        await sendWebhook(event, { secret: OTHER }),
        await sendWebhook(event, { sent: JSON.stringify({ ...event, id: 'evt_2' }) }),
        await sendWebhook(event, { secret: 'whsec_' }),
      ];
      for (const { status, json } of forged) {
        expect(status).toBe(401);
        expect(json).toMatchObject({ code: 'unauthenticated', retryable: false });
      }
    });
    // A foreign signature may make it read the secret again.
    expect(calls.filter((call) => call !== 'secretsmanager.GetSecretValue')).toEqual([]);
    expect(await paused()).toBeUndefined();
  });

  it('is refused before anything else when it has 256 KB', async () => {
    const calls = await callsDuring(async () => {
      const { status, json } = await sendWebhook('x'.repeat(256 * 1024), { secret: OTHER });
      expect([status, json.detail]).toEqual([413, 'The body may have at most 64 KB.']);
    });
    expect(calls).toEqual([]);
  });
});

describe('a signature of another time (T30)', () => {
  it.each([
    [-310, 401],
    [290, 200],
  ])('of %i s from now is responded to with %i', async (secondsOff, status) => {
    const { account } = await newUser();
    const response = await sendWebhook(accountEvent(account, 'updated'), { secondsOff });
    expect(response.status).toBe(status);
  });
});

describe('a webhook that comes several times (T28)', () => {
  it('has one effect', async () => {
    const { identifier, account, digest } = await newUser('EXPIRED');
    const event = accountEvent(account, 'status_updated');
    const statuses = (await Promise.all(Array.from({ length: 3 }, () => sendWebhook(event)))).map(
      ({ status }) => status,
    );
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    const { since } = (await digest()).paused;
    expect((await sendWebhook(event)).json).toEqual({ outcome: 'duplicate' });
    expect((await digest()).paused).toMatchObject({ reason: 'account', since });
    expect(await publishedFor(identifier)).toEqual([
      {
        id: event.id,
        identifier,
        connection: 'gmail',
        status: 'EXPIRED',
        oldStatus: 'ACTIVE',
        occurredAt: event.occurred_at,
      },
    ]);
  });
});

describe('webhooks that come in another order (T29)', () => {
  const later = '2026-11-22T08:00:00.000000002Z';
  const earlier = '2026-11-22T08:00:00.000000001Z';

  it('let the latest status win, and are all published', async () => {
    const { identifier, account, paused } = await newUser('EXPIRED');
    await sendWebhook(accountEvent(account, 'status_updated', { at: earlier }));
    expect(await paused()).toBe('account');
    await setStatus(identifier, 'ACTIVE');
    await sendWebhook(
      accountEvent(account, 'status_updated', { at: later, status: 'ACTIVE', old_status: 'EXPIRED' }),
    );
    expect(await paused()).toBeUndefined();
    // Late by a day, and of an account that is ACTIVE.
    await sendWebhook(accountEvent(account, 'status_updated', { at: earlier }));
    expect(await paused()).toBeUndefined();
    const published = await publishedFor(identifier);
    expect(published.map(({ status }) => status)).toEqual(['EXPIRED', 'ACTIVE', 'EXPIRED']);
  });

  it('touch no digest when a later one was applied', async () => {
    const { account, identifier, paused } = await newUser();
    await sendWebhook(accountEvent(account, 'status_updated', { at: later, status: 'ACTIVE' }));
    await setStatus(identifier, 'EXPIRED');
    const calls = await callsDuring(() =>
      sendWebhook(accountEvent(account, 'status_updated', { at: earlier })),
    );
    expect(await paused()).toBeUndefined();
    expect(calls.filter((call) => call === 'events.PutEvents')).toHaveLength(1);
  });
});

describe('a webhook whose work fails (T31)', () => {
  it('is not acknowledged by a duplicate while its process may still live, and resumed afterwards', async () => {
    const { identifier, account, paused } = await newUser('EXPIRED');
    const event = accountEvent(account, 'status_updated');
    await armFault({ at: 'events.PutEvents', do: 'kill', function: FUNCTION });
    expect((await sendWebhook(event)).status).toBe(500);
    const { status, json, headers } = await sendWebhook(event);
    expect([status, json.code, headers['retry-after']]).toEqual([409, 'request-in-progress', '30']);
    await endEventLease(event.id);
    expect((await sendWebhook(event)).json).toEqual({ outcome: 'done' });
    expect(await paused()).toBe('account');
    expect(await publishedFor(identifier)).toHaveLength(1);
  });

  it.each([
    ['EventBridge did not accept the event', { at: 'events.Entry', code: 'ThrottlingException' }],
    ['EventBridge is away', { at: 'events.PutEvents', status: 503, times: 2 }],
    ['the table is away', { at: 'dynamodb.UpdateItem', status: 500, times: 3 }],
    ['Scalekit is away', { at: 'scalekit.listConnectedAccounts', status: 503, share: 1 }],
  ])('is resumed by the next delivery immediately after %s', async (_what, rule) => {
    const { identifier, account, paused } = await newUser('EXPIRED');
    const event = accountEvent(account, 'status_updated');
    await armFault({ do: 'error', ...rule });
    const { status, json } = await sendWebhook(event);
    expect([status, json.code]).toEqual([503, 'upstream-unavailable']);
    await healStack();
    expect((await sendWebhook(event)).json).toEqual({ outcome: 'done' });
    expect(await paused()).toBe('account');
    expect(await publishedFor(identifier)).toHaveLength(1);
  });
});

describe('the end of an account', () => {
  it("ends its digest with the schedule, by the simulator's own webhooks, which name no connection", async () => {
    const { identifier, account, browser } = await newUser();
    const url = `${stack.apiUrl}/webhooks/scalekit`;
    const { id } = (await simulator.post('webhooks/endpoints', { url })) as unknown as { id: string };
    try {
      await deleteAccount(account.id);
      await expect.poll(async () => (await browser('GET /digest')).status).toBe(404);
      await expect
        .poll(() => publishedFor(identifier))
        .toMatchObject([{ status: 'NOT_CONNECTED', oldStatus: 'ACTIVE', connection: 'gmail' }]);
    } finally {
      await simulator.remove(`webhooks/endpoints?id=${id}`);
    }
  });

  it('changes and publishes nothing when another account has replaced it', async () => {
    const { identifier, account, digest } = await newUser();
    const response = await sendWebhook(accountEvent({ ...account, id: 'ca_older' }, 'deleted'));
    expect(response.json).toEqual({ outcome: 'done' });
    expect((await digest()).paused).toBeUndefined();
    expect(await publishedFor(identifier)).toEqual([]);
  });
});

describe('an event that concerns no account of the product', () => {
  const of = { id: 'ca_1', identifier: 'account-events-nobody' };
  it.each([
    ['of an unknown type', { ...accountEvent(of, 'updated'), type: 'connected_account.merged' }],
    ['of an unknown connection', accountEvent(of, 'updated', { connection_name: 'other' })],
    [
      'of a connection whose id is unknown',
      {
        ...accountEvent(of, 'updated'),
        data: { ...accountEvent(of, 'updated').data, connection_name: undefined },
      },
    ],
    ['of an organization', { ...accountEvent(of, 'updated'), organization_id: 'org_1' }],
    ['of an unknown label', accountEvent({ ...of, identifier: 'onbehalf-account:unknown' }, 'updated')],
    ['that cannot be read', '{"type":"connected_account.deleted"}'],
    ['that is no JSON', 'x'],
  ])('%s is acknowledged without a write', async (_what, event) => {
    const calls = await callsDuring(async () => {
      const { status, json } = await sendWebhook(event as string);
      expect([status, json]).toEqual([200, { outcome: 'ignored' }]);
    });
    expect(calls.filter((call) => !/GetItem$/.test(call))).toEqual([]);
  });
});
