import { describe, expect, it } from 'vitest';
import { message } from '../../support/mcp/messages.ts';
import { post } from './fuzz/endpoint.ts';

const input = { to: 'b@example.com', subject: 'Hi', body: 'x' };
const send = message('legacy', 'tools/call', { name: 'gmail_send_message', arguments: input });
const ping = message('legacy', 'ping').body;
const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: send.body.id } };

/** A batch of an older version of the protocol. */
async function batch(messages: object[]) {
  const sent = { query: {}, scope: 'onbehalf/write', body: JSON.stringify(messages) };
  const { response, ran } = await post({ ...sent, headers: send.headers }, 'done');
  return { status: response.statusCode, json: response.body ? JSON.parse(response.body) : undefined, ran };
}

describe('a batch', () => {
  it('of equal writes sends one', async () => {
    const { json, ran } = await batch([1, 2, 3].map((id) => ({ ...send.body, id })));
    expect(ran).toHaveLength(1);
    expect(json.map(({ result }: { result: { _meta?: object } }) => result._meta)).toEqual([
      undefined,
      { 'dev.onbehalf/replayed': true },
      { 'dev.onbehalf/replayed': true },
    ]);
  });

  it('that cancels its own call ends with its result', async () => {
    const { json, ran } = await batch([send.body, cancel, { ...ping, id: 2 }]);
    expect(ran).toHaveLength(1);
    expect(json.map(({ id }: { id: number }) => id)).toEqual([send.body.id, 2]);
  });

  it('responds to each of two calls with one id', async () => {
    const other = { ...input, subject: 'Bye' };
    const second = message('legacy', 'tools/call', { name: 'gmail_send_message', arguments: other }).body;
    const { json, ran } = await batch([send.body, second]);
    expect([json.length, ran.length]).toEqual([2, 2]);
  });

  it('of one message is responded to with an array, and of notifications with nothing', async () => {
    expect((await batch([ping])).json).toEqual([{ jsonrpc: '2.0', id: ping.id, result: {} }]);
    expect(await batch([cancel, cancel])).toEqual({ status: 202, json: undefined, ran: [] });
  });

  it('of more messages than one response can hold is refused, and nothing is sent', async () => {
    const { status, json, ran } = await batch(Array.from({ length: 21 }, (_, id) => ({ ...send.body, id })));
    expect([status, json.error.code, ran]).toEqual([400, -32_600, []]);
  });
});
