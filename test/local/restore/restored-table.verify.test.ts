import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StackEvents } from '../../../infra/local/events/stack-events.ts';
import { Faults } from '../../../infra/local/faults/faults.ts';
import type { LocalStack } from '../../../infra/local/run/stack-description.ts';
import {
  type ScalekitEnvironment,
  startSimulatedEnvironment,
} from '../../../infra/local/scalekit/scalekit-environment.ts';
import { startLocalStack } from '../../../infra/local/stack.ts';
import { newKey } from '../../../shared/client/client.ts';
import { message } from '../../support/mcp/messages.ts';
import { productAt } from '../../support/stack/product-at.ts';
import { findPort, readItems, startRestored } from './restored-stack.ts';

const MAILBOX = fileURLToPath(new URL('../../../infra/local/sample-mailbox/', import.meta.url));
const MINUTE_MS = 60_000;
const mail = (subject: string) => ({ to: 'bob@example.com', subject, body: 'there' });
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

/** One user of a stack, and the digests that Scheduler starts. */
async function userOf(stack: LocalStack) {
  const product = productAt(stack);
  const call = await product.signedIn('ada');
  const bearer = await product.token({ sub: 'ada' });
  return {
    call,
    write: (key: string, subject: string) =>
      call(
        'POST /actions/gmail_send_message',
        { connection: 'gmail', input: mail(subject) },
        { 'idempotency-key': key },
      ),
    state: async (key: string) => (await call(`GET /executions/${key}`)).json.status,
    /** A model looks a write up. */
    async lookUp(idempotency_key: string) {
      const name = 'onbehalf_execution';
      const { body, headers } = message('legacy', 'tools/call', { name, arguments: { idempotency_key } });
      const authorization = `Bearer ${bearer}`;
      return (
        await product.send('POST /mcp', {
          headers: { ...headers, authorization },
          body: JSON.stringify(body),
        })
      ).text;
    },
    /** A model sends a mail without a key. */
    async ask(subject: string) {
      const { body, headers } = message('legacy', 'tools/call', {
        name: 'gmail_send_message',
        arguments: mail(subject),
      });
      const authorization = `Bearer ${bearer}`;
      const sent = await product.send('POST /mcp', {
        headers: { ...headers, authorization },
        body: JSON.stringify(body),
      });
      return sent.text;
    },
    async fire(scheduledTime: string, revision: string) {
      const event = { issuer: stack.issuerUrl, identifier: 'ada', scheduledTime, revision };
      const response = await fetch(
        `${stack.awsUrl}/2015-03-31/functions/${stack.functions['mail-digest']?.arn}/invocations`,
        {
          method: 'POST',
          body: JSON.stringify(event),
          headers: { authorization: 'AWS4-HMAC-SHA256 Credential=local/x, Signature=x' },
        },
      );
      return response.json();
    },
  };
}

describe('a stack whose table was restored to a point in time', () => {
  let scalekit: ScalekitEnvironment;
  let stack: LocalStack | undefined;
  beforeAll(async () => {
    const events = new StackEvents();
    scalekit = await startSimulatedEnvironment(0, MAILBOX, new Faults(events), events);
  });
  afterAll(async () => {
    await stack?.close();
    await scalekit.close();
  });

  it('sends nothing again that it sent in the gap, replays what it sent before, and sends what is new', async () => {
    const { gmail = '' } = scalekit.connectionNames;
    const { clientId, clientSecret } = JSON.parse(scalekit.secret);
    const real = { environmentUrl: scalekit.url, connectionNames: { gmail }, clientId, clientSecret };
    const options = { port: await findPort(), scalekit: real };
    stack = await startLocalStack(options);
    const simulatorUrl = scalekit.simulated?.url ?? '';
    const { simulator } = productAt({ ...stack, simulatorUrl });
    await simulator.post('accounts/status', { identifier: 'ada', connection: gmail, status: 'ACTIVE' });
    const subjects = async () => {
      const { entries } = await simulator.get('ledger?identifier=ada');
      return entries.filter(({ kind }) => kind === 'mail-sent').map((entry) => Object(entry).detail?.subject);
    };
    const firstIssuer = stack.issuerUrl;
    let ada = await userOf(stack);

    const earlier = newKey();
    expect((await ada.write(earlier, 'before')).status).toBe(200);
    const settings = { time: '07:30', timeZone: 'Europe/Berlin', delivery: 'email', connection: 'gmail' };
    expect((await ada.call('PUT /digest', settings)).status).toBe(200);
    const items = await readItems(stack);
    const revision = items.find(({ sk }) => sk?.S === 'DIGEST')?.revision?.S ?? '';

    // The gap: everything is done once, and its records are lost.
    const [timed, untimed, onDemand] = [newKey(), 'invoice-4711-reminder-2', newKey()];
    const slot = minutesAgo(1);
    const gap = async () => [
      (await ada.write(timed, 'timed')).status,
      (await ada.write(untimed, 'untimed')).status,
      /"isError":true/.test(await ada.ask('asked')) ? 'error' : 'done',
      Object(await ada.fire(slot, revision)).status,
    ];
    expect(await gap()).toEqual([200, 200, 'done', 'DELIVERED']);
    expect((await ada.call('POST /digest/run', undefined, { 'idempotency-key': onDemand })).status).toBe(202);
    await expect.poll(async () => (await subjects()).length).toBe(6);
    const sent = await subjects();
    await stack.close();

    stack = await startRestored(options, items, new Date().toISOString());
    expect(stack.issuerUrl).toBe(firstIssuer);
    ada = await userOf(stack);
    // A caller that looks first must not read that nothing was sent.
    expect([await ada.state(timed), await ada.state(untimed), await ada.state(newKey())]).toEqual([
      504, 504, 404,
    ]);
    expect(await ada.lookUp(timed)).toContain('may or may not have happened');
    expect(await gap()).toEqual([504, 504, 'error', 'DEAD']);
    expect(await ada.fire(slot, revision)).toEqual({ status: 'NOT_MINE' });
    expect((await ada.call('POST /digest/run', undefined, { 'idempotency-key': onDemand })).status).toBe(504);
    expect([await ada.state(timed), await ada.state(untimed)]).toEqual(['UNKNOWN', 'UNKNOWN']);
    const replay = await ada.write(earlier, 'before');
    expect([replay.status, replay.headers['idempotent-replayed']]).toEqual([200, 'true']);
    expect(await subjects()).toEqual(sent);

    expect((await ada.write(newKey(), 'after')).status).toBe(200);
    expect(
      Object(await ada.fire(new Date(Date.now() + 26 * 60 * MINUTE_MS).toISOString(), revision)).status,
    ).toBe('DELIVERED');
    expect(await subjects()).toHaveLength(sent.length + 2);
  });
});
