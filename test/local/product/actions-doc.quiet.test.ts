import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { linkGmail, simulator, stack, token } from '../../support/stack/product.ts';
import { armFault, healStack } from '../../support/stack/stack-control.ts';

type Send = (path: string, init: RequestInit) => Promise<Response>;
type Act = (tool: string, body: unknown, key: string, send: Send) => Promise<{ executionId: string }>;

/** The client that docs/actions.md shows. */
const [, source = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/actions.md', 'utf8')) ?? [];
const act: Act = runInNewContext(`${source};act`, { fetch, setTimeout, Number, Math });

const mail = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };

async function client(identifier: string): Promise<Send> {
  await linkGmail(identifier);
  const authorization = `Bearer ${await token({ sub: identifier })}`;
  return (path, init) =>
    fetch(`${stack.apiUrl}${path}`, { ...init, headers: { ...init.headers, authorization } });
}

async function mailsOf(identifier: string): Promise<number> {
  const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
  return entries.filter(({ kind }) => kind === 'mail-sent').length;
}

afterEach(healStack);

describe('the client of docs/actions.md', () => {
  it('sends once, and gets the stored response for the same key', async () => {
    const send = await client('doc-plain');
    const key = randomUUID();
    const first = await act('gmail_send_message', mail, key, send);
    expect(await act('gmail_send_message', mail, key, send)).toEqual(first);
    expect(await mailsOf('doc-plain')).toBe(1);
  });

  it('waits after a rate limit, and then sends', async () => {
    const send = await client('doc-slow');
    const fault = {
      at: 'scalekit.executeTool',
      identifier: 'doc-slow',
      do: 'error',
      status: 429,
      retryAfter: 1,
    };
    await simulator.post('faults', fault);
    await act('gmail_send_message', mail, randomUUID(), send);
    expect(await mailsOf('doc-slow')).toBe(1);
  });

  it('gets the response that its network lost', async () => {
    const send = await client('doc-lost');
    let requests = 0;
    await act('gmail_send_message', mail, randomUUID(), async (path, init) => {
      const response = await send(path, init);
      requests += 1;
      if (requests === 1) throw new TypeError('fetch failed');
      expect(response.headers.get('idempotent-replayed')).toBe('true');
      return response;
    });
    expect(await mailsOf('doc-lost')).toBe(1);
  });

  it('gets the response that was cut on its way', async () => {
    const send = await client('doc-cut');
    let requests = 0;
    const result = await act('gmail_send_message', mail, randomUUID(), async (path, init) => {
      const response = await send(path, init);
      requests += 1;
      return requests === 1 ? new Response('{"data":', response) : response;
    });
    expect(result).toHaveProperty('executionId');
    expect(await mailsOf('doc-cut')).toBe(1);
  });

  it('repeats the request when the function died before it sent', async () => {
    const send = await client('doc-died');
    await armFault({ at: 'dynamodb.PutItem', do: 'kill', function: 'execute-action' });
    await act('gmail_send_message', mail, randomUUID(), send);
    expect(await mailsOf('doc-died')).toBe(1);
  });

  it('stops when the outcome is unknown', async () => {
    const send = await client('doc-unknown');
    const fault = {
      at: 'scalekit.executeTool',
      identifier: 'doc-unknown',
      do: 'error',
      code: 'Unavailable',
      when: 'after',
    };
    await simulator.post('faults', fault);
    await expect(act('gmail_send_message', mail, randomUUID(), send)).rejects.toThrow('outcome-unknown');
    expect(await mailsOf('doc-unknown')).toBe(1);
  });

  it('stops when the request is invalid', async () => {
    const send = await client('doc-wrong');
    const wrong = { ...mail, input: { to: 5 } };
    await expect(act('gmail_send_message', wrong, randomUUID(), send)).rejects.toThrow('invalid-request');
  });
});
