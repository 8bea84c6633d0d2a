import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { CONNECTION, SimulatedScalekit } from './simulated-scalekit.ts';
import { type Received, startWebhookReceiver } from './webhook-receiver.ts';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
export const OTHER_SECRET = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;

type Delivery = { eventId: string; type: string; state: string; attempts: { outcome: string }[] };

/** A simulator for one test file, and a webhook receiver for each test. */
export function useWebhooks() {
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

  const post = <Result>(path: string, body: unknown) => scalekit.control<Result>('POST', path, body);
  return {
    post,
    get: <Result>(path: string) => scalekit.control<Result>('GET', path),
    remove: (path: string) => scalekit.control('DELETE', path),
    connect: (identifier: string) => scalekit.connect(identifier),
    client: () => client,
    /** The webhooks received so far. */
    inbox: (): Received[] => receiver.received,
    reply: (...next: Parameters<typeof receiver.reply>) => receiver.reply(...next),
    register: (options: object = {}) =>
      post<{ id: string }>('webhooks/endpoints', { url: receiver.url, ...options }),
    emit: (identifier: string, options: object = {}) =>
      post<{ eventId: string }>('webhooks/emit', {
        type: 'connected_account.updated',
        identifier,
        connection: CONNECTION,
        ...options,
      }),
    /** Waits for `count` webhooks. Returns the first one. */
    async received(count: number): Promise<Received> {
      await expect.poll(() => receiver.received.length).toBeGreaterThanOrEqual(count);
      const [first] = receiver.received;
      if (!first) throw new Error('No webhook was received.');
      return first;
    },
    verify: ({ headers, body }: Received, secret = SECRET) =>
      client.verifyWebhookPayload(secret, headers, body),
    async deliveriesOf(eventId: string): Promise<Delivery[]> {
      const path = `webhooks/deliveries?eventId=${eventId}`;
      return (await scalekit.control<{ deliveries: Delivery[] }>('GET', path)).deliveries;
    },
  };
}
