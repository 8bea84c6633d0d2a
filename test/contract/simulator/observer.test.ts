import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallPoint, Observer } from '../../../infra/local/scalekit/server/observer.ts';
import { CONNECTION, SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';
import { startWebhookReceiver } from '../../support/scalekit/webhook-receiver.ts';

type Told = { event: string; details: Record<string, unknown> };

let told: Told[] = [];
let points: CallPoint[] = [];
let atPoint: (point: CallPoint) => Promise<void> = async () => {};
const observer: Observer = {
  record: (_source, event, details) => told.push({ event, details }),
  around: (point) => {
    points.push(point);
    return atPoint(point);
  },
};

let scalekit: SimulatedScalekit;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start({}, [CONNECTION], { observer });
});
afterAll(() => scalekit.stop());
beforeEach(() => {
  told = [];
  points = [];
  atPoint = async () => {};
});

const letter = { to: 'nobody@elsewhere.example', subject: 'Very private', body: 'A secret text' };
const send = { toolName: 'gmail_send_message', toolInput: letter, connector: CONNECTION };
const events = () => told.map(({ event }) => event);
const detailsOf = (event: string) => told.find((each) => each.event === event)?.details;

describe('the observer', () => {
  it('is told once of each call and token request when it has ended, and of each side effect', async () => {
    await scalekit.connect('seen');
    await scalekit.client().actions.executeTool({ ...send, identifier: 'seen' });
    expect(events()).toEqual([
      'ledger.account-status-set',
      'executeTool',
      'token',
      'ledger.mail-sent',
      'executeTool',
    ]);
    expect(told.at(-1)?.details).toEqual({
      identifier: 'seen',
      connection: CONNECTION,
      tool: 'gmail_send_message',
      outcome: 'OK',
      durationMs: expect.any(Number),
    });
    expect(detailsOf('token')).toMatchObject({ outcome: 'OK' });
  });

  it('never gets a token, a secret or a text', async () => {
    await scalekit.connect('private');
    const { actions } = scalekit.client();
    await actions.executeTool({ ...send, identifier: 'private' });
    await actions.getConnectedAccount({ connectionName: CONNECTION, identifier: 'private' });
    expect(JSON.stringify([told, points])).not.toMatch(/ya29|1\/\/|skat_|test_simulated|Very private|secret/);
  });

  it('holds a call before its effect, and after it before the reply', async () => {
    await scalekit.connect('held');
    const mails = async () =>
      (await scalekit.sideEffects('held')).filter(({ kind }) => kind === 'mail-sent').length;
    const seen: Record<string, number> = {};
    let replied = false;
    atPoint = async ({ method, when }) => {
      if (method === 'executeTool') seen[when] = await mails();
      expect(replied).toBe(false);
    };
    await scalekit.client().actions.executeTool({ ...send, identifier: 'held' });
    replied = true;
    expect(seen).toEqual({ before: 0, after: 1 });
    const subject = { method: 'executeTool', identifier: 'held', tool: 'gmail_send_message' };
    expect(points.filter(({ method }) => method === 'executeTool')).toEqual([
      { ...subject, when: 'before' },
      { ...subject, when: 'after' },
    ]);
  });

  it('is told of a call that is refused', async () => {
    const { actions } = scalekit.client();
    await thrownBy(actions.executeTool({ ...send, identifier: 'unknown' }));
    expect(told.at(-1)).toMatchObject({ event: 'executeTool', details: { outcome: 'NotFound' } });
  });

  it('is told of each fault that strikes', async () => {
    const fault = { method: 'executeTool', identifier: 'struck', drop: 'reset', after: true };
    await scalekit.connect('struck');
    await scalekit.control('POST', 'faults', fault);
    await scalekit
      .client()
      .actions.executeTool({ ...send, identifier: 'struck' })
      .catch(() => {});
    expect(detailsOf('fault')).toMatchObject({ ...fault, tool: 'gmail_send_message' });
    expect(events().filter((event) => event === 'fault')).toHaveLength(1);
  });

  it('is told of each attempt to deliver a webhook, and not what it says', async () => {
    const receiver = await startWebhookReceiver();
    receiver.reply(500);
    await scalekit.control('POST', 'webhooks/settings', { retryDelaysSeconds: [0.05] });
    await scalekit.control('POST', 'webhooks/endpoints', { url: receiver.url });
    const created = { identifier: 'told', connection: CONNECTION };
    await scalekit.control('POST', 'accounts', created);
    const attempts = () => told.filter(({ event }) => event === 'webhook.connected_account.created');
    await expect.poll(() => attempts().length).toBe(2);
    await scalekit.control('DELETE', 'webhooks/endpoints');
    receiver.close();
    expect(attempts().map(({ details }) => [details.attempt, details.status, details.outcome])).toEqual([
      [1, 500, 'HTTP_500'],
      [2, 201, 'OK'],
    ]);
    expect(Object.keys(attempts()[0]?.details ?? {}).sort()).toEqual([
      'attempt',
      'durationMs',
      'endpoint',
      'eventId',
      'outcome',
      'status',
    ]);
  });
});
