import { beforeEach, describe, expect, it } from 'vitest';
import { OTHER_SECRET, useWebhooks } from '../../support/scalekit/simulated-webhooks.ts';
import type { Received } from '../../support/scalekit/webhook-receiver.ts';

const { post, get, remove, connect, inbox, reply, register, emit, received, verify, deliveriesOf } =
  useWebhooks();

describe('a signature', () => {
  it('is accepted by the SDK with the environment’s secret', async () => {
    await connect('signed');
    await register();
    await emit('signed');
    const first = await received(1);
    expect(verify(first)).toBe(true);
    expect(first.headers['webhook-id']).toBe(first.event.id);
    expect(() => verify({ ...first, body: `${first.body} ` })).toThrow('Invalid Signature');
    expect(() => verify(first, OTHER_SECRET)).toThrow('Invalid Signature');
  });

  it('uses the endpoint’s own secret if there is one', async () => {
    await connect('own');
    await register({ secret: OTHER_SECRET });
    await emit('own');
    const first = await received(1);
    expect(verify(first, OTHER_SECRET)).toBe(true);
  });
});

describe('a delivery', () => {
  beforeEach(() => connect('target'));

  it.each([
    ['a 500', 500, 'HTTP_500'],
    ['a redirect', 302, 'HTTP_302'],
    ['a reset', 'reset', 'CONNECTION_ERROR'],
  ] as const)('is retried after %s, with the same id', async (_, response, outcome) => {
    await register();
    reply(response);
    const { eventId } = await emit('target');
    await received(2);
    expect(inbox().map(({ headers }) => headers['webhook-id'])).toEqual([eventId, eventId]);
    await expect
      .poll(() => deliveriesOf(eventId))
      .toMatchObject([{ state: 'delivered', attempts: [{ outcome }, { outcome: 'OK', status: 201 }] }]);
  });

  it('has a new time and signature when it is retried', async () => {
    await post('webhooks/settings', { retryDelaysSeconds: [1.1] });
    await register();
    reply(503);
    await emit('target');
    await received(2);
    const [first, second] = inbox();
    expect(second?.body).toBe(first?.body);
    const time = (each?: Received) => Number(each?.headers['webhook-timestamp']);
    expect(time(second)).toBeGreaterThan(time(first));
    expect(second && verify(second)).toBe(true);
  });

  it('is retried when no response arrives in time', async () => {
    await post('webhooks/settings', { timeoutSeconds: 0.2 });
    await register();
    reply('hang');
    const { eventId } = await emit('target');
    await received(2);
    await expect
      .poll(() => deliveriesOf(eventId))
      .toMatchObject([{ state: 'delivered', attempts: [{ outcome: 'TIMEOUT' }, { outcome: 'OK' }] }]);
  });

  it('fails for good after the last retry', async () => {
    await register();
    reply(500, 500, 500);
    const { eventId } = await emit('target');
    await expect.poll(() => deliveriesOf(eventId)).toMatchObject([{ state: 'failed' }]);
    expect(inbox()).toHaveLength(3);
  });

  it('is dropped when its endpoint is removed', async () => {
    await post('webhooks/settings', { retryDelaysSeconds: [60] });
    const { id } = await register();
    reply(500);
    const { eventId } = await emit('target');
    await received(1);
    expect(await remove(`webhooks/endpoints?id=${id}`)).toEqual({ removed: [id] });
    await expect.poll(() => deliveriesOf(eventId)).toMatchObject([{ state: 'dropped' }]);
  });

  it('sends only the events to which the endpoint is subscribed', async () => {
    await register({ events: ['connected_account.deleted'] });
    await emit('target');
    const { eventId } = await emit('target', { type: 'connected_account.deleted' });
    await received(1);
    expect(inbox().map(({ event }) => event.id)).toEqual([eventId]);
  });

  it('is listed without its body or a secret', async () => {
    await register();
    await emit('target');
    await received(1);
    const listed = JSON.stringify([await get('webhooks/deliveries'), await get('webhooks/endpoints')]);
    expect(listed).not.toMatch(/whsec_|occurred_at|signature|"identifier"/);
  });

  it('does not wait for another delivery that hangs', async () => {
    await register();
    reply('hang');
    await emit('target');
    await emit('target');
    await received(2);
    expect(inbox()).toHaveLength(2);
  });
});

describe('an emitted webhook', () => {
  beforeEach(() => connect('actor'));

  it('can be a duplicate', async () => {
    await register();
    const { eventId } = await emit('actor', { times: 3 });
    await received(3);
    expect(inbox().map(({ headers }) => headers['webhook-id'])).toEqual([eventId, eventId, eventId]);
  });

  it('can have another state and time', async () => {
    await register();
    await emit('actor', {
      type: 'connected_account.status_updated',
      oldStatus: 'ACTIVE',
      status: 'EXPIRED',
      occurredAt: '2020-01-01T00:00:00Z',
      connectionName: false,
    });
    const { event } = await received(1);
    expect(event.occurred_at).toBe('2020-01-01T00:00:00Z');
    expect(event.data).toMatchObject({ old_status: 'ACTIVE', status: 'EXPIRED' });
    expect(event.data).not.toHaveProperty('connection_name');
  });

  it('can be a replay with an old time, which the SDK rejects', async () => {
    await register();
    await emit('actor', { timestampOffsetSeconds: -301 });
    const first = await received(1);
    expect(() => verify(first)).toThrow('too old');
  });

  it('can have a forged signature', async () => {
    await register();
    await emit('actor', { secret: OTHER_SECRET });
    const first = await received(1);
    expect(() => verify(first)).toThrow('Invalid Signature');
  });

  it('can be delivered again', async () => {
    await register();
    const { eventId } = await emit('actor');
    await received(1);
    await post('webhooks/redeliver', { eventId });
    await received(2);
    expect(inbox()[1]?.body).toBe(inbox()[0]?.body);
    expect(await deliveriesOf(eventId)).toHaveLength(2);
    await expect(post('webhooks/redeliver', { eventId: 'evt_0' })).rejects.toThrow('404');
  });
});
