import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { findConnection, findToolEffect } from '../../../../shared/connections/allow-list.ts';
import { connections } from '../../../../shared/connections/connections.ts';
import { listShippedToolNames } from '../../../../shared/connections/tool-definitions.ts';
import { mailsSent } from '../../../support/agents/mails.ts';
import { keyIn, mcpUser, outcomeOf, usersCalled } from '../../../support/mcp/mcp-user.ts';
import { link, send, stack } from '../../../support/stack/product.ts';

const USERS = 'mcp-authz-';
const [ada, bob] = [`${USERS}ada`, `${USERS}bob`];
const ACTS = { sub: 'mcp-agent', client_id: stack.serviceClientId, scope: 'onbehalf/act-as' };
const mail = () => ({ to: 'carol@example.com', subject: randomUUID(), body: 'there' });
const forUser = (user: string) => ({ headers: { 'on-behalf-of': user } });

const names = Object.keys(connections);
beforeAll(async () => {
  await Promise.all([ada, bob].flatMap((user) => names.map((connection) => link(user, connection))));
});

/** The allowed tools of all connections. */
const toolsOf = (effect: 'read' | 'write') =>
  listShippedToolNames().filter((tool) =>
    names.some((name) => {
      const config = findConnection(name);
      return config !== undefined && findToolEffect(config, tool) === effect;
    }),
  );

describe('without a token', () => {
  it.each(['GET', 'POST', 'DELETE'])(
    '%s /mcp is 401, from which a client finds the issuer',
    async (method) => {
      const { status, headers } = await send(`${method} /mcp`, {
        headers: { 'content-type': 'application/json' },
        ...(method === 'POST' && { body: '{}' }),
      });
      expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer']);
    },
  );

  it.each(['', '/mcp'])('the metadata %s names the server, its issuer and scopes', async (path) => {
    const { status, headers, json } = await send(`GET /.well-known/oauth-protected-resource${path}`);
    expect([status, headers['content-type']]).toEqual([200, 'application/json']);
    expect(json).toEqual({
      resource: `${stack.apiUrl}/mcp`,
      authorization_servers: [stack.issuerUrl],
      scopes_supported: ['onbehalf/read', 'onbehalf/write'],
      bearer_methods_supported: ['header'],
      resource_name: 'Onbehalf',
    });
  });
});

describe('a token that may only read', () => {
  it('lists no write, and runs none that a client guesses', async () => {
    const reader = await mcpUser({ sub: ada, scope: 'onbehalf/read' });
    const listed = await reader.list();
    expect(listed).toEqual([...toolsOf('read'), 'onbehalf_connections', 'onbehalf_execution']);
    const { outcome, called } = await usersCalled(USERS, async () => {
      const outcomes: string[] = [];
      for (const tool of toolsOf('write')) {
        const guess = await reader.call(tool, tool === 'gmail_send_message' ? mail() : {});
        outcomes.push(outcomeOf(guess));
      }
      const searched = { path: '/mcp?mode=search' };
      const through = { name: 'gmail_send_message', arguments: mail() };
      outcomes.push(outcomeOf(await reader.call('call_tool', through, searched)));
      return outcomes;
    });
    expect(outcome.filter((code) => code !== 'forbidden' && code !== 'invalid-request')).toEqual([]);
    expect([outcome[toolsOf('write').indexOf('gmail_send_message')], outcome.at(-1)]).toEqual([
      'forbidden',
      'forbidden',
    ]);
    expect(called).toEqual([]);
  });

  it('names what the token lacks, to the model', async () => {
    const reader = await mcpUser({ sub: ada, scope: 'onbehalf/read' });
    const { content } = await reader.call('gmail_send_message', mail());
    expect(content[0]?.text).toMatch(/not allowed|may not|only read/i);
  });

  it('gets no write of the address either, whose user may write', async () => {
    const writer = await mcpUser({ sub: ada });
    const path = '/mcp?effect=read';
    expect(await writer.list({ path })).not.toContain('gmail_send_message');
    const { json } = await writer.callFor('gmail_send_message', mail(), { path });
    expect(json.error.code).toBe(-32_602);
    expect(await mailsSent(ada)).toBe(0);
  });
});

describe('a service', () => {
  it('lists, reads and writes for the user whom it names, with keys of its own', async () => {
    const service = await mcpUser(ACTS);
    const user = await mcpUser({ sub: bob });
    const acting = forUser(bob);
    expect(await service.list(acting)).toContain('gmail_send_message');
    const { outcome, called } = await usersCalled(USERS, () => service.call('gmail_get_profile', {}, acting));
    expect([outcomeOf(outcome), called]).toEqual(['done', [bob]]);

    const input = mail();
    const sent = await service.call('gmail_send_message', input, acting);
    const repeated = await service.call('gmail_send_message', input, acting);
    expect([outcomeOf(sent), repeated._meta]).toMatchObject(['done', { 'dev.onbehalf/replayed': true }]);
    expect(await mailsSent(bob)).toBe(1);
    // The user's own write, and no replay of what the service did.
    const own = await user.call('gmail_send_message', input);
    expect(own._meta ?? {}).not.toHaveProperty('dev.onbehalf/replayed');
    expect(await mailsSent(bob)).toBe(2);

    const lookUp = { idempotency_key: keyIn(sent) };
    expect(outcomeOf(await service.call('onbehalf_execution', lookUp, acting))).toBe('done');
    expect(outcomeOf(await service.call('onbehalf_execution', lookUp, forUser(ada)))).toBe('not-found');
    expect(outcomeOf(await user.call('onbehalf_execution', lookUp))).toBe('not-found');
  });

  it.each([
    ['without a user', ACTS, {}, 400, -32_602],
    ['with two users', ACTS, forUser(`${ada}, ${bob}`), 400, -32_602],
    ['that is not listed', { ...ACTS, client_id: 'unlisted' }, forUser(bob), 403, 403],
    ['without its scope', { ...ACTS, scope: 'onbehalf/read onbehalf/write' }, forUser(bob), 403, 403],
  ])('%s is refused', async (_what, claims, over, status, code) => {
    const service = await mcpUser(claims);
    for (const [method, params] of [
      ['tools/list', {}],
      ['tools/call', { name: 'gmail_get_profile', arguments: {} }],
    ] as const) {
      const { outcome, called } = await usersCalled(USERS, () => service.request(method, params, over));
      expect([outcome.status, outcome.json.error.code, called]).toEqual([status, code, []]);
    }
  });

  it('is what a user who names another does not become', async () => {
    const user = await mcpUser({ sub: ada });
    const { status, json } = await user.callFor('gmail_get_profile', {}, forUser(bob));
    expect([status, json.error.code]).toEqual([403, 403]);
  });
});
