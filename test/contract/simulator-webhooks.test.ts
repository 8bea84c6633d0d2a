import { existsSync, readFileSync } from 'node:fs';
import { Validator } from '@cfworker/json-schema';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type WebhookKind, webhookKinds } from '../../infra/local/scalekit/webhook-event.ts';
import { CONNECTION, SimulatedScalekit, thrownBy } from '../support/simulated-scalekit.ts';
import { type Received, startWebhookReceiver, type WebhookBody } from '../support/webhook-receiver.ts';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const OTHER_SECRET = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;

let scalekit: SimulatedScalekit;
let client: ReturnType<SimulatedScalekit['client']>;
let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start({}, [CONNECTION], { webhookSecret: SECRET });
  client = scalekit.client();
});
afterAll(() => scalekit.stop());
beforeEach(async () => {
  receiver = await startWebhookReceiver();
  await post('webhooks/settings', { retryDelaysSeconds: [0.05, 0.1], timeoutSeconds: 5 });
});
afterEach(async () => {
  await scalekit.control('DELETE', 'webhooks/endpoints');
  receiver.close();
});

const post = <Answer>(path: string, body: unknown) => scalekit.control<Answer>('POST', path, body);
const register = (options: object = {}) =>
  post<{ id: string }>('webhooks/endpoints', { url: receiver.url, ...options });
const verify = ({ headers, body }: Received, secret = SECRET) =>
  client.verifyWebhookPayload(secret, headers, body);

type Delivery = { eventId: string; type: string; state: string; attempts: { outcome: string }[] };
async function deliveriesOf(eventId: string): Promise<Delivery[]> {
  const path = `webhooks/deliveries?eventId=${eventId}`;
  return (await scalekit.control<{ deliveries: Delivery[] }>('GET', path)).deliveries;
}

const emit = (identifier: string, options: object = {}) =>
  post<{ eventId: string }>('webhooks/emit', {
    type: 'connected_account.updated',
    identifier,
    connection: CONNECTION,
    ...options,
  });

const typesIn = (received: Received[]) => received.map(({ event }) => event.type.split('.')[1]).sort();
const received = (count: number) =>
  expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);

describe('the events of a life', () => {
  const userVerifyUrl = 'https://app.example/connected';

  it('are told as they happen, from the link to the deletion', async () => {
    await register();
    const key = { connectionName: CONNECTION, identifier: 'life' };
    const { link } = await client.actions.getAuthorizationLink({ ...key, userVerifyUrl });
    const { redirectTo } = await post<{ redirectTo: string }>('consents', { link, decision: 'approve' });
    const authRequestId = new URL(redirectTo).searchParams.get('auth_request_id') ?? '';
    await client.actions.verifyConnectedAccountUser({ authRequestId, identifier: 'life' });
    await client.actions.updateConnectedAccount(key);
    await client.actions.deleteConnectedAccount(key);
    await received(8);
    expect(typesIn(receiver.received)).toEqual([
      'created',
      'deleted',
      'magic_link_generated',
      'oauth_succeeded',
      'oauth_tokens_fetched',
      'status_updated',
      'status_updated',
      'updated',
    ]);
    const changes = receiver.received.filter(({ event }) => event.type.endsWith('status_updated'));
    const inOrder = changes
      .map(({ event }) => event)
      .sort((a, b) => (a.occurred_at < b.occurred_at ? -1 : 1));
    expect(inOrder.map(({ data }) => [data.old_status, data.status])).toEqual([
      ['PENDING_AUTH', 'PENDING_VERIFICATION'],
      ['PENDING_VERIFICATION', 'ACTIVE'],
    ]);
  });

  it('tell of a refreshed token, and of one that cannot be', async () => {
    await scalekit.connect('fresh');
    await register();
    const run = { toolName: 'gmail_get_profile', toolInput: {}, connector: CONNECTION, identifier: 'fresh' };
    await post('accounts/tokens/expire', { identifier: 'fresh' });
    await client.actions.executeTool(run);
    await received(1);
    expect(typesIn(receiver.received)).toEqual(['token_refresh_succeeded']);
    await post('accounts/tokens/expire', { identifier: 'fresh' });
    await post('accounts/refresh', { identifier: 'fresh', fails: true });
    await thrownBy(client.actions.executeTool(run));
    await received(3);
    expect(typesIn(receiver.received.slice(1))).toEqual(['status_updated', 'token_refresh_failed']);
  });

  it('hold no token', async () => {
    await register();
    await scalekit.connect('secretive');
    await received(2);
    expect(receiver.received.map(({ body }) => body).join()).not.toMatch(/ya29|1\/\//);
  });
});

const folder = process.env.REFERENCE_DATA_DIR ?? '../shared/data';
const file = `${folder}/scalekit-agentkit-openapi.json`;

/** Scalekit's published schemas and examples, where this machine has them. */
describe.skipIf(!existsSync(file))('an event of the OpenAPI', () => {
  it.each(webhookKinds)('connected_account.%s has its form', async (kind) => {
    const openApi = JSON.parse(readFileSync(file, 'utf8'));
    const type = `connected_account.${kind}`;
    const { schema, example } = openApi.webhooks[type].post.requestBody.content['application/json'];
    const event = await eventOf(kind);
    const schemas = Object.entries(openApi.components.schemas).filter(([name]) =>
      /Event(?:Data)?$/.test(name),
    );
    const validator = new Validator({ ...schema, components: { schemas: Object.fromEntries(schemas) } });
    expect(validator.validate(event)).toMatchObject({ valid: true });
    const optional = ['last_used_at', 'token_expires_at'];
    const fields = (each: object) => Object.keys(each).filter((name) => !optional.includes(name));
    expect(fields(event).sort()).toEqual(fields(example).sort());
    expect(fields(event.data).sort()).toEqual(fields(example.data).sort());
  });
});

async function eventOf(kind: WebhookKind): Promise<WebhookBody> {
  await scalekit.connect(`form-${kind}`);
  await register();
  await emit(`form-${kind}`, { type: `connected_account.${kind}` });
  await received(1);
  const [first] = receiver.received;
  if (!first) throw new Error('Nothing came.');
  return first.event;
}

describe('an event', () => {
  it('names its account, when its token ends, and not its connection', async () => {
    const event = await eventOf('oauth_succeeded');
    expect(event).toEqual({
      spec_version: '1',
      id: expect.stringMatching(/^evt_\d+$/),
      type: 'connected_account.oauth_succeeded',
      object: 'ConnectedAccount',
      occurred_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
      environment_id: expect.stringMatching(/^env_\d+$/),
      data: {
        authorization_type: 'OAUTH',
        connection_id: expect.stringMatching(/^conn_\d+$/),
        id: expect.stringMatching(/^ca_\d+$/),
        identifier: 'form-oauth_succeeded',
        provider: 'GMAIL',
        status: 'ACTIVE',
        token_expires_at: expect.stringMatching(/\.\d{9}Z$/),
      },
    });
  });

  it('of a changed status has the old one and the connection’s name', async () => {
    const { data } = await eventOf('status_updated');
    expect(data).toMatchObject({ connection_name: CONNECTION, status: 'ACTIVE', old_status: 'ACTIVE' });
    expect(data).not.toHaveProperty('token_expires_at');
  });

  it('names the organization of the account', async () => {
    await register();
    await post('accounts', { identifier: 'scoped', connection: CONNECTION, organizationId: 'org_7' });
    await received(1);
    expect(receiver.received[0]?.event.organization_id).toBe('org_7');
  });
});

describe('a signature', () => {
  it('is accepted by the SDK for the secret of the environment', async () => {
    await scalekit.connect('signed');
    await register();
    await emit('signed');
    await received(1);
    const [first] = receiver.received;
    expect(first && verify(first)).toBe(true);
    expect(first?.headers['webhook-id']).toBe(first?.event.id);
    expect(() => first && verify({ ...first, body: `${first.body} ` })).toThrow('Invalid Signature');
    expect(() => first && verify(first, OTHER_SECRET)).toThrow('Invalid Signature');
  });

  it('is of the endpoint’s own secret where it has one', async () => {
    await scalekit.connect('own');
    await register({ secret: OTHER_SECRET });
    await emit('own');
    await received(1);
    const [first] = receiver.received;
    expect(first && verify(first, OTHER_SECRET)).toBe(true);
  });
});

describe('a delivery', () => {
  beforeEach(() => scalekit.connect('target'));

  it.each([
    ['a 500', 500, 'HTTP_500'],
    ['a redirect', 302, 'HTTP_302'],
    ['a reset', 'reset', 'CONNECTION_ERROR'],
  ] as const)('is repeated after %s, with the same id', async (_, reply, outcome) => {
    await register();
    receiver.reply(reply);
    const { eventId } = await emit('target');
    await received(2);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([eventId, eventId]);
    await expect
      .poll(() => deliveriesOf(eventId))
      .toMatchObject([{ state: 'delivered', attempts: [{ outcome }, { outcome: 'OK', status: 201 }] }]);
  });

  it('has a new time and signature when it is repeated', async () => {
    await post('webhooks/settings', { retryDelaysSeconds: [1.1] });
    await register();
    receiver.reply(503);
    await emit('target');
    await received(2);
    const [first, second] = receiver.received;
    expect(second?.body).toBe(first?.body);
    const time = (each?: Received) => Number(each?.headers['webhook-timestamp']);
    expect(time(second)).toBeGreaterThan(time(first));
    expect(second && verify(second)).toBe(true);
  });

  it('is repeated when no answer comes in time', async () => {
    await post('webhooks/settings', { timeoutSeconds: 0.2 });
    await register();
    receiver.reply('hang');
    const { eventId } = await emit('target');
    await received(2);
    await expect
      .poll(() => deliveriesOf(eventId))
      .toMatchObject([{ state: 'delivered', attempts: [{ outcome: 'TIMEOUT' }, { outcome: 'OK' }] }]);
  });

  it('fails for good when the pauses are used up', async () => {
    await register();
    receiver.reply(500, 500, 500);
    const { eventId } = await emit('target');
    await expect.poll(() => deliveriesOf(eventId), { timeout: 10_000 }).toMatchObject([{ state: 'failed' }]);
    expect(receiver.received).toHaveLength(3);
  });

  it('ends with its endpoint', async () => {
    await post('webhooks/settings', { retryDelaysSeconds: [60] });
    const { id } = await register();
    receiver.reply(500);
    const { eventId } = await emit('target');
    await received(1);
    expect(await scalekit.control('DELETE', `webhooks/endpoints?id=${id}`)).toEqual({ removed: [id] });
    await expect.poll(() => deliveriesOf(eventId)).toMatchObject([{ state: 'dropped' }]);
  });

  it('keeps the events that the endpoint wants', async () => {
    await register({ events: ['connected_account.deleted'] });
    await emit('target');
    const { eventId } = await emit('target', { type: 'connected_account.deleted' });
    await received(1);
    expect(receiver.received.map(({ event }) => event.id)).toEqual([eventId]);
  });

  it('is listed without its body or a secret', async () => {
    await register();
    await emit('target');
    await received(1);
    const listed = JSON.stringify([
      await scalekit.control('GET', 'webhooks/deliveries'),
      await scalekit.control('GET', 'webhooks/endpoints'),
    ]);
    expect(listed).not.toMatch(/whsec_|occurred_at|signature|"identifier"/);
  });

  it('does not wait for another that hangs', async () => {
    await register();
    receiver.reply('hang');
    await emit('target');
    await emit('target');
    await received(2);
    expect(receiver.received).toHaveLength(2);
  });
});

describe('acting out', () => {
  beforeEach(() => scalekit.connect('actor'));

  it('duplicates an event', async () => {
    await register();
    const { eventId } = await emit('actor', { times: 3 });
    await received(3);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([
      eventId,
      eventId,
      eventId,
    ]);
  });

  it('tells of another state and time', async () => {
    await register();
    await emit('actor', {
      type: 'connected_account.status_updated',
      oldStatus: 'ACTIVE',
      status: 'EXPIRED',
      occurredAt: '2020-01-01T00:00:00Z',
      connectionName: false,
    });
    await received(1);
    const [{ event } = { event: undefined }] = receiver.received;
    expect(event?.occurred_at).toBe('2020-01-01T00:00:00Z');
    expect(event?.data).toMatchObject({ old_status: 'ACTIVE', status: 'EXPIRED' });
    expect(event?.data).not.toHaveProperty('connection_name');
  });

  it('replays with an old time, which the SDK refuses', async () => {
    await register();
    await emit('actor', { timestampOffsetSeconds: -301 });
    await received(1);
    const [first] = receiver.received;
    expect(() => first && verify(first)).toThrow('too old');
  });

  it('forges a signature', async () => {
    await register();
    await emit('actor', { secret: OTHER_SECRET });
    await received(1);
    const [first] = receiver.received;
    expect(() => first && verify(first)).toThrow('Invalid Signature');
  });

  it('delivers an event again', async () => {
    await register();
    const { eventId } = await emit('actor');
    await received(1);
    await post('webhooks/redeliver', { eventId });
    await received(2);
    expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
    expect(await deliveriesOf(eventId)).toHaveLength(2);
    await expect(post('webhooks/redeliver', { eventId: 'evt_0' })).rejects.toThrow('404');
  });
});
