import { beforeAll, describe, expect, it } from 'vitest';
import { MCP_BURST } from '../../../../shared/config/limits.ts';
import { NEWEST } from '../../../support/mcp/clients.ts';
import { exchange } from '../../../support/mcp/exchange.ts';
import { message } from '../../../support/mcp/messages.ts';
import { send, token } from '../../../support/stack/product.ts';

const list = { modern: message('modern', 'tools/list'), legacy: message('legacy', 'tools/list') };

describe('POST /mcp', () => {
  let bearer = '';
  beforeAll(async () => {
    bearer = await token({ sub: 'mcp-eras' });
  });

  it('responds to a batch of an older version with an array', async () => {
    const { status, json } = await exchange(bearer, list.legacy, {
      body: [list.legacy.body, { ...list.legacy.body, id: 2 }],
    });
    expect(status).toBe(200);
    expect(json.map(({ id }: { id: number }) => id)).toEqual([1, 2]);
  });

  it('refuses more messages than a user may send at once, with the time to wait', async () => {
    const bearer = await token({ sub: 'mcp-loop' });
    const ping = message('legacy', 'ping');
    const body = Array.from({ length: MCP_BURST + 1 }, (_, id) => ({ ...ping.body, id }));
    const { status, headers, json } = await exchange(bearer, ping, { body });
    expect([status, headers['retry-after']]).toEqual([429, '1']);
    expect(json).toMatchObject({
      jsonrpc: '2.0',
      id: null,
      error: { code: 429, data: { code: 'rate-limited', retryable: true, retryAfter: 1 } },
    });
  });

  it('ends a stream of changes immediately, as the list of tools does not change', async () => {
    const listen = message('modern', 'subscriptions/listen', { notifications: { toolsListChanged: true } });
    const { status, text } = await exchange(bearer, listen);
    expect(status).toBe(200);
    expect(text).toContain('"resultType":"complete"');
  });

  it('names its versions, capabilities and how long a client may keep what it was sent', async () => {
    const discovered = await exchange(bearer, message('modern', 'server/discover'));
    expect(discovered.json.result).toMatchObject({
      supportedVersions: [NEWEST],
      capabilities: { tools: {} },
      instructions: expect.stringContaining('onbehalf_execution'),
      resultType: 'complete',
      cacheScope: 'public',
      ttlMs: 3_600_000,
    });
    expect(discovered.json.result.capabilities.tools).toEqual({});
    const listed = await exchange(bearer, list.modern);
    expect(listed.json.result).toMatchObject({
      resultType: 'complete',
      cacheScope: 'private',
      ttlMs: 300_000,
    });
    expect(listed.json.result._meta['io.modelcontextprotocol/serverInfo']).toMatchObject({
      name: 'onbehalf',
    });
  });

  it.each(['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'])(
    'agrees to %s',
    async (protocolVersion) => {
      const params = { protocolVersion, capabilities: {}, clientInfo: { name: 'test', version: '1' } };
      const { json } = await exchange(bearer, message('legacy', 'initialize', params));
      expect(json.result).toMatchObject({ protocolVersion, serverInfo: { name: 'onbehalf' } });
    },
  );

  it('offers its newest older version to a client that asks for an unknown one', async () => {
    const params = {
      protocolVersion: '1999-01-01',
      capabilities: {},
      clientInfo: { name: 'test', version: '1' },
    };
    const { json } = await exchange(bearer, message('legacy', 'initialize', params));
    expect(json.result.protocolVersion).toBe('2025-11-25');
  });

  it('names the parameter that a page of another origin lacks', async () => {
    const bearer = await token({ sub: 'mcp-page' });
    const { json } = await exchange(bearer, list.modern, { headers: { origin: 'https://evil.example' } });
    expect(json.error.message).toContain('allowedOrigins');
  });

  it('lets a page of an allowed origin send every header of the protocol', async () => {
    const asked =
      'mcp-protocol-version,mcp-method,mcp-name,mcp-session-id,last-event-id,authorization,content-type';
    const { status, headers } = await send('OPTIONS /mcp', {
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'POST',
        'access-control-request-headers': asked,
      },
    });
    expect([status, headers['access-control-allow-origin']]).toEqual([204, 'http://localhost:5173']);
    expect(String(headers['access-control-allow-headers']).split(',')).toEqual(
      expect.arrayContaining(asked.split(',')),
    );
  });

  // API Gateway's own: the route does not exist.
  it.each(['PUT', 'PATCH', 'OPTIONS'])('does not exist for %s', async (method) => {
    const received = await exchange(bearer, list.modern, { method });
    expect([received.status, received.json]).toEqual([404, { message: 'Not Found' }]);
  });
});
