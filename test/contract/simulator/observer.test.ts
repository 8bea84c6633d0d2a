import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Observer } from '../../../infra/local/scalekit/server/observer.ts';
import { CONNECTION, SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';
import { startWebhookReceiver } from '../../support/scalekit/webhook-receiver.ts';

type Recorded = { source: string; event: string; details: Record<string, unknown> };

let records: Recorded[] = [];
const observer: Observer = {
  record: (source, event, details) => records.push({ source, event, details }),
};

let scalekit: SimulatedScalekit;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start({}, [CONNECTION], { observer });
});
afterAll(() => scalekit.stop());
beforeEach(() => {
  records = [];
});

const mail = { to: 'stranger@elsewhere.example', subject: 'Very private', body: 'A secret text' };
const send = { toolName: 'gmail_send_message', toolInput: mail, connector: CONNECTION };
const events = () => records.map(({ event }) => event);
const detailsOf = (event: string) => records.find((each) => each.event === event)?.details;

describe('the observer', () => {
  it('receives each call and token request once, at its end, and each side effect', async () => {
    await scalekit.connect('seen');
    await scalekit.client().actions.executeTool({ ...send, identifier: 'seen' });
    expect(events()).toEqual([
      'ledger.account-status-set',
      'executeTool',
      'token',
      'ledger.mail-sent',
      'executeTool',
    ]);
    expect(records.at(-1)?.details).toEqual({
      identifier: 'seen',
      connection: CONNECTION,
      tool: 'gmail_send_message',
      outcome: 'OK',
      durationMs: expect.any(Number),
    });
    expect(detailsOf('token')).toMatchObject({ outcome: 'OK' });
  });

  it('never receives a token, a secret or a mail text', async () => {
    await scalekit.connect('private');
    const { actions } = scalekit.client();
    await actions.executeTool({ ...send, identifier: 'private' });
    await actions.getConnectedAccount({ connectionName: CONNECTION, identifier: 'private' });
    expect(JSON.stringify(records)).not.toMatch(/ya29|1\/\/|skat_|test_simulated|Very private|secret/);
  });

  it('receives a call that is rejected', async () => {
    const { actions } = scalekit.client();
    await thrownBy(actions.executeTool({ ...send, identifier: 'unknown' }));
    expect(records.at(-1)).toMatchObject({ event: 'executeTool', details: { outcome: 'NotFound' } });
  });

  it('receives each fault that fires', async () => {
    await scalekit.connect('failing');
    const subject = { identifier: 'failing', tool: 'gmail_send_message' };
    const rule = { at: 'scalekit.executeTool', do: 'reset', when: 'after', ...subject };
    await scalekit.control('POST', 'faults', rule);
    const { actions } = scalekit.client();
    await actions.executeTool({ ...send, identifier: 'failing' }).catch(() => {});
    const call = { call: 'scalekit.executeTool', when: 'after', ...subject };
    expect(records.filter(({ source }) => source === 'fault')).toMatchObject([
      { source: 'fault', event: 'reset', details: call },
    ]);
  });

  it('receives each attempt to deliver a webhook, without its content', async () => {
    const receiver = await startWebhookReceiver();
    receiver.reply(500);
    await scalekit.control('POST', 'webhooks/settings', { retryDelaysSeconds: [0.05] });
    await scalekit.control('POST', 'webhooks/endpoints', { url: receiver.url });
    const created = { identifier: 'observed', connection: CONNECTION };
    await scalekit.control('POST', 'accounts', created);
    const attempts = () => records.filter(({ event }) => event === 'webhook.connected_account.created');
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
