import { expect, it } from 'vitest';
import { message } from '../../support/mcp/messages.ts';
import { post } from './fuzz/endpoint.ts';

const CAPABILITIES = { 'io.modelcontextprotocol/clientCapabilities': { elicitation: { url: {} } } };

it.each([
  [
    'an older version the address as text',
    'legacy',
    { content: [{ text: expect.stringContaining('?connection=gmail') }] },
  ],
  ['2026-07-28 a question', 'modern', { resultType: 'input_required' }],
] as const)(
  'sends a client of %s, which declares in `_meta` that it opens pages',
  async (_what, era, result) => {
    const params = { name: 'gmail_get_profile', arguments: {}, _meta: CAPABILITIES };
    const { body, headers } = message(era, 'tools/call', params);
    const sent = { query: {}, scope: 'onbehalf/read', headers, body: JSON.stringify(body) };
    const { response } = await post(sent, 'reconnect-required');
    expect(JSON.parse(response.body ?? '').result).toMatchObject(result);
  },
);
