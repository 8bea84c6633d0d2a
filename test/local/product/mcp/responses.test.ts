import { beforeAll, describe, expect, it } from 'vitest';
import { NEWEST } from '../../../support/mcp/clients.ts';
import { exchange, type Over } from '../../../support/mcp/exchange.ts';
import { type Era, message } from '../../../support/mcp/messages.ts';
import { type ApiResponse, stack, token } from '../../../support/stack/product.ts';

/** Status and code as the tables below have them. Every error is JSON-RPC and no page of a proxy's or a problem. */
function verdict({ status, headers, json }: ApiResponse): [number, number | undefined] {
  if (status !== 202) {
    expect(headers['content-type']).toBe('application/json');
    expect([json].flat()).toEqual([json].flat().map(() => expect.objectContaining({ jsonrpc: '2.0' })));
  }
  expect(headers['cache-control']).toBe('no-store');
  return [status, json?.error?.code];
}

const list = { modern: message('modern', 'tools/list'), legacy: message('legacy', 'tools/list') };
const call = (era: Era, params: Record<string, unknown>) => message(era, 'tools/call', params);
const profile = { name: 'gmail_get_profile', arguments: {} };

type Rows = Record<string, [sent: ReturnType<typeof message>, over: Over, status: number, code?: number]>;

/** What both eras have in common. */
const common = (era: Era): Rows => ({
  'a body that is no JSON': [list[era], { body: '{' }, 400, -32_700],
  'an empty body': [list[era], { body: '' }, 400, -32_700],
  'no body': [list[era], { body: undefined }, 400, -32_700],
  'JSON that is no message': [list[era], { body: 5 }, 400, -32_600],
  'a message without a method': [list[era], { body: { jsonrpc: '2.0', id: 1 } }, 400, -32_600],
  'a message without its version of JSON-RPC': [list[era], { body: { id: 1, method: 'ping' } }, 400, -32_600],
  'an id that is null': [list[era], { body: { ...list[era].body, id: null } }, 400, -32_600],
  'parameters in an array': [list[era], { body: { ...list[era].body, params: [] } }, 400, -32_600],
  'an empty batch': [list[era], { body: [] }, 400, -32_600],
  'another type of body': [list[era], { headers: { 'content-type': 'text/plain' } }, 415, 415],
  'a body without its type': [list[era], { headers: { 'content-type': undefined } }, 415, 415],
  'a body of more than 256 KB': [
    list[era],
    { body: { ...list[era].body, more: 'x'.repeat(262_144) } },
    413,
    413,
  ],
  'a body that is too deep': [list[era], { body: `${'['.repeat(40)}${']'.repeat(40)}` }, 400, -32_700],
  'the session of an older server': [list[era], { headers: { 'mcp-session-id': 'stale' } }, 200],
  'one accepted type': [list[era], { headers: { accept: 'application/json' } }, 200],
  'no accepted type': [list[era], { headers: { accept: undefined } }, 200],
  'arguments in an array': [call(era, { ...profile, arguments: [] }), {}, 200, -32_602],
  'a tool that does not exist': [call(era, { ...profile, name: 'gmail_delete' }), {}, 200, -32_602],
  'a key that is none': [
    call(era, { ...profile, _meta: { 'dev.onbehalf/idempotency-key': 'short' } }),
    {},
    200,
    -32_602,
  ],
  'a connection that does not exist': [list[era], { path: '/mcp?connections=gmail,icq' }, 400, -32_602],
  'a page that may not call': [list[era], { headers: { origin: 'https://evil.example' } }, 403, 403],
  'a page without an origin of its own': [list[era], { headers: { origin: 'null' } }, 403, 403],
  'a page that may call': [list[era], { headers: { origin: 'http://localhost:5173' } }, 200],
  'a page of the API itself': [list[era], { headers: { origin: stack.apiUrl } }, 200],
  'a GET': [list[era], { method: 'GET', body: undefined }, 405, 405],
  'a DELETE': [list[era], { method: 'DELETE', body: undefined }, 405, 405],
});

const two = [list.modern.body, { ...list.modern.body, id: 2 }];
const response = { jsonrpc: '2.0', id: 7, result: {} };

const rows: Record<Era, Rows> = {
  modern: {
    ...common('modern'),
    'a batch': [list.modern, { body: two }, 400, -32_600],
    'an unknown method': [message('modern', 'tools/delete'), {}, 404, -32_601],
    'the method ping, which this era does not have': [message('modern', 'ping'), {}, 404, -32_601],
    'a version of the future': [
      list.modern,
      {
        headers: { 'mcp-protocol-version': '2031-01-01' },
        body: JSON.stringify(list.modern.body).replace(NEWEST, '2031-01-01'),
      },
      400,
      -32_022,
    ],
    'a version in the header that is not the body’s': [
      list.modern,
      { headers: { 'mcp-protocol-version': '2025-11-25' } },
      400,
      -32_020,
    ],
    'no version in the headers': [
      list.modern,
      { headers: { 'mcp-protocol-version': undefined } },
      400,
      -32_020,
    ],
    'no method in the headers': [list.modern, { headers: { 'mcp-method': undefined } }, 400, -32_020],
    'another method in the headers': [list.modern, { headers: { 'mcp-method': 'tools/call' } }, 400, -32_020],
    'no tool in the headers': [call('modern', profile), { headers: { 'mcp-name': undefined } }, 400, -32_020],
    'another tool in the headers': [
      call('modern', profile),
      { headers: { 'mcp-name': 'gmail_send_message' } },
      400,
      -32_020,
    ],
    'a tool in base64 in the headers': [
      call('modern', profile),
      { headers: { 'mcp-name': `=?base64?${Buffer.from(profile.name).toString('base64')}?=` } },
      200,
    ],
    'no envelope': [list.modern, { body: { ...list.modern.body, params: {} } }, 400, -32_602],
    'an envelope without capabilities': [
      list.modern,
      {
        body: {
          ...list.modern.body,
          params: { _meta: { 'io.modelcontextprotocol/protocolVersion': NEWEST } },
        },
      },
      400,
      -32_602,
    ],
    'a notification': [
      message('modern', 'notifications/cancelled', {}, 0),
      { body: notification('modern') },
      202,
    ],
    'the discovery': [message('modern', 'server/discover'), {}, 200],
  },
  legacy: {
    ...common('legacy'),
    'an unknown method': [message('legacy', 'tools/delete'), {}, 200, -32_601],
    'a discovery': [message('legacy', 'server/discover'), {}, 200, -32_601],
    'a ping': [message('legacy', 'ping'), {}, 200],
    'a version that was never one': [
      list.legacy,
      { headers: { 'mcp-protocol-version': '2020-01-01' } },
      400,
      -32_000,
    ],
    'no version': [list.legacy, { headers: { 'mcp-protocol-version': undefined } }, 200],
    'a notification': [list.legacy, { body: notification('legacy') }, 202],
    'a response': [list.legacy, { body: response }, 202],
    'a response with an error': [
      list.legacy,
      { body: { jsonrpc: '2.0', id: 7, error: { code: 1, message: 'No' } } },
      202,
    ],
    'a stream of changes': [message('legacy', 'subscriptions/listen'), {}, 200, -32_601],
  },
};

function notification(era: Era) {
  const { id: _, ...others } = message(era, 'notifications/cancelled').body;
  return others;
}

describe.each(Object.entries(rows))('POST /mcp, %s', (era, cases) => {
  let bearer = '';
  // A user may send a limited number of messages.
  beforeAll(async () => {
    bearer = await token({ sub: `mcp-responses-${era}` });
  });
  it.each(Object.entries(cases))('responds to %s', async (_what, [sent, over, status, code]) => {
    const received = await exchange(bearer, sent, over);
    expect(verdict(received)).toEqual([status, code]);
    if (status === 405) expect(received.headers.allow).toBe('POST');
    if (status === 202) expect(received.text).toBe('');
  });
});
