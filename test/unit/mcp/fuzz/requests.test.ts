import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTool } from '../../../../functions/mcp/tools/catalogue.ts';
import type { HttpResponse } from '../../../../shared/http/response.ts';
import { message } from '../../../support/mcp/messages.ts';
import { depth } from '../../../support/runs.ts';
import { type Fate, post } from './endpoint.ts';
import { posts } from './requests.ts';

const RUNS = depth(500, 10_000);
const FATES: Fate[] = [
  ...(['done', 'reconnect-required', 'provider-error', 'outcome-unknown', 'internal'] as const),
  ...(['upstream-unavailable', 'deadline-exceeded', 'provider-rate-limited'] as const),
];
/** Removed from the protocol, or another's. */
const NEVER = [-32_042, -32_002];

type Message = { jsonrpc?: unknown; result?: unknown; error?: { code: number; message: string } };

/** The messages of a response. @throws Error for one that is neither JSON-RPC nor an accepted notification */
function messagesOf({ statusCode, headers, body = '' }: HttpResponse): Message[] {
  if (statusCode >= 500) throw new Error(`${statusCode} ${body}`);
  if (statusCode === 202) {
    expect(body).toBe('');
    return [];
  }
  const texts = headers?.['content-type'] === 'text/event-stream' ? [...body.matchAll(/^data: (.*)$/gm)] : [];
  const bodies = texts.length > 0 ? texts.map(([, data = '']) => data) : [body];
  const messages: Message[] = bodies.flatMap((each) => JSON.parse(each));
  if (messages.length === 0) throw new Error('A response without a message.');
  for (const { jsonrpc, error } of messages) {
    expect(jsonrpc).toBe('2.0');
    if (error === undefined) continue;
    expect([typeof error.code, typeof error.message]).toEqual(['number', 'string']);
    expect(NEVER).not.toContain(error.code);
  }
  return messages;
}

describe('POST /mcp with arbitrary messages', { timeout: 600_000 }, () => {
  it(`responds to each of ${RUNS} with JSON-RPC, and runs nothing that token and address do not allow`, async () => {
    const seen = { results: 0, errors: 0, ran: 0 };
    const property = fc.asyncProperty(posts, fc.constantFrom(...FATES), async (sent, fate) => {
      const { response, ran } = await post(sent, fate);
      for (const { error } of messagesOf(response)) seen[error === undefined ? 'results' : 'errors'] += 1;
      const mayWrite = sent.scope.includes('write');
      for (const { tool, effect, identifier, input } of ran) {
        expect(identifier).toBe('ada');
        expect(findTool(tool, { mayWrite })?.effect).toBe(effect);
        if (!mayWrite || sent.query.effect === 'read') expect(effect).toBe('read');
        expect(Object.keys(input)).not.toContain('idempotency_key');
        expect(Object.keys(input)).not.toContain('result_offset');
      }
      seen.ran += ran.length;
    });
    await fc.assert(property, { numRuns: RUNS });
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });

  it.each(['modern', 'legacy'] as const)('ends a batch with one id twice: %s', async (era) => {
    const { body, headers } = message(era, 'tools/call', { name: 'gmail_get_profile', arguments: {} });
    const sent = { headers, query: {}, scope: 'onbehalf/read', body: JSON.stringify([body, body]) };
    expect(messagesOf((await post(sent, 'done')).response).length).toBeGreaterThan(0);
  });

  it('reads a call whose headers have characters that no Request may hold', async () => {
    const { body, headers } = message('modern', 'tools/call', { name: 'gmail_get_profile', arguments: {} });
    const sent = { query: {}, scope: 'onbehalf/read', body: JSON.stringify(body) };
    const { response, ran } = await post({ ...sent, headers: { ...headers, 'x-client': '日本' } }, 'done');
    expect([response.statusCode, ran.length]).toEqual([200, 1]);
    const renamed = await post({ ...sent, headers: { ...headers, 'mcp-name': '日本' } }, 'done');
    expect(messagesOf(renamed.response)).toMatchObject([{ error: { code: -32_020 } }]);
  });
});
