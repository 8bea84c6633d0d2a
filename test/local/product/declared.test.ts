import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newActor, verdict } from '../../support/actions/actions.ts';
import { consent, signedIn, simulator } from '../../support/stack/product.ts';

const ticket = {
  email: 'charles@example.com',
  subject: 'No steam',
  description: '<p>None.</p>',
  priority: 2,
  status: 2,
};
const withKey = (key: string = randomUUID()) => ({ 'idempotency-key': key });

describe('an action of a GraphQL API that the configuration declares', () => {
  it('is listed with its schema and effect, beside no tool of Scalekit’s', async () => {
    const { identifier } = await newActor('declared', 'linear');
    const call = await signedIn(identifier);
    const { tools } = (await call('GET /tools?connection=linear')).json;
    expect(tools.map(({ name, effect }: { name: string; effect: string }) => `${effect} ${name}`)).toEqual([
      'read linear_list_my_issues',
      'read linear_search_issues',
      'write linear_create_issue',
      'write linear_create_comment',
    ]);
    expect(tools[2]).toMatchObject({ connection: 'linear', inputSchema: { required: ['team_id', 'title'] } });
    const { entries } = await simulator.get(`rpcs?identifier=${identifier}`);
    expect(entries.map(({ method }) => method)).toEqual(['listConnectedAccounts']);
  });

  it('reads, writes once per key, and returns the declared part of the response', async () => {
    const ada = await newActor('declared', 'linear');
    const mine = (await ada.run('linear_list_my_issues')).json.data;
    expect(mine.assignedIssues.nodes).toMatchObject([{ identifier: 'ENG-1', state: { name: 'Todo' } }]);
    const [team] = mine.teams.nodes;
    const [key, input] = [randomUUID(), { team_id: team.id, title: 'Ünïcode "quotes" {title}' }];
    const first = await ada.run('linear_create_issue', input, key);
    expect(verdict(first)).toBe('200');
    expect(first.json.data).toMatchObject({ identifier: 'ENG-3', title: input.title });
    expect(first.json.executionId).toMatch(/^own_[\w-]{36}$/);
    const again = await ada.run('linear_create_issue', input, key);
    expect([verdict(again), again.json]).toEqual(['200 replayed', first.json]);
    const found = await ada.run('linear_search_issues', { term: 'ünïcode', first: 1 });
    expect(found.json.data).toMatchObject({ nodes: [{ id: first.json.data.id }] });
    const comment = { issue_id: 'ENG-3', body: 'Two\nlines' };
    expect(verdict(await ada.run('linear_create_comment', comment, randomUUID()))).toBe('200');
    expect(await ada.effects()).toEqual(['issue-created', 'comment-created']);
  });

  it('checks the input, the scope and the key as a tool’s are', async () => {
    const ada = await newActor('declared', 'linear');
    const input = { team_id: 'team-engines', title: 'x' };
    const bad = await ada.run('linear_create_issue', { ...input, extra: 1 }, randomUUID());
    expect([verdict(bad), bad.json.errors[0].path]).toEqual(['400 invalid-request', 'body.input.extra']);
    const lines = await ada.run('linear_create_issue', { ...input, title: 'a\nb' }, randomUUID());
    expect(lines.json.errors).toEqual([{ path: 'body.input.title', message: 'must be a single line' }]);
    expect(verdict(await ada.run('linear_create_issue', input))).toBe('400 idempotency-key-required');
    expect(verdict(await ada.run('linear_graphql_query', { query: 'x' }))).toBe('403 tool-not-allowed');
    expect(await ada.attempts()).toEqual([]);
  });

  it('fails by the code of an error in a 200', async () => {
    const ada = await newActor('declared', 'linear');
    const [key, input] = [randomUUID(), { issue_id: 'ENG-99', body: 'x' }];
    const missing = await ada.run('linear_create_comment', input, key);
    expect([verdict(missing), missing.json.reason]).toEqual(['502 provider-error', 'not-found']);
    expect(verdict(await ada.execution(key))).toBe('404 not-found');
    const wrong = await ada.run('linear_create_issue', { team_id: 'nope', title: 'x' }, randomUUID());
    expect([verdict(wrong), wrong.json.reason]).toEqual(['502 provider-error', 'invalid-input']);
    expect(await ada.effects()).toEqual([]);
  });
});

describe('a connection whose users have an API key', () => {
  it('is linked on Scalekit’s page, acts with the key, and needs a new link when the key is revoked', async () => {
    const identifier = 'declared-key';
    const ada = await signedIn(identifier);
    const link = async (apiKey: string, route = 'POST /connections/freshdesk/authorize') => {
      const { json: flow } = await ada(route);
      const { redirectTo } = await simulator.post('consents', {
        link: flow.authorizationUrl,
        decision: 'approve',
        apiKey,
      });
      const authRequestId = new URL(redirectTo).searchParams.get('auth_request_id');
      return ada('POST /connections/verify', { authRequestId, state: flow.state });
    };
    expect((await link('first-canary-api-key')).json).toMatchObject({ status: 'ACTIVE' });
    const run = (tool: string, input: object, key?: string) =>
      ada(`POST /actions/${tool}`, { connection: 'freshdesk', input }, key ? withKey(key) : {});
    const list = await run('freshdesk_list_tickets', { per_page: 5 });
    expect(list.json.data).toMatchObject([{ subject: 'The engine does not start' }]);
    const created = await run('freshdesk_create_ticket', ticket, randomUUID());
    expect(created.json.data).toMatchObject({ subject: 'No steam', source: 2 });
    const note = { ticket_id: created.json.data.id, body: '<b>Seen</b>' };
    expect(verdict(await run('freshdesk_add_note', note, randomUUID()))).toBe('200');
    const read = await run('freshdesk_get_ticket', { ticket_id: note.ticket_id });
    expect(read.json.data.conversations).toMatchObject([{ body: '<b>Seen</b>', private: true }]);

    await simulator.post('accounts/keys/revoke', { identifier });
    expect((await ada('GET /connections/freshdesk')).json.status).toBe('ACTIVE');
    const key = randomUUID();
    const refused = await run('freshdesk_create_ticket', ticket, key);
    for (const each of [await run('freshdesk_list_tickets', {}), refused]) {
      expect(verdict(each)).toBe('409 reconnect-required');
      expect(each.json.reconnect).toBe('POST /connections/freshdesk/authorize?force=true');
    }
    expect((await link('second-canary-api-key', refused.json.reconnect)).json).toMatchObject({
      status: 'ACTIVE',
    });
    expect(verdict(await run('freshdesk_create_ticket', ticket, key))).toBe('200');
    const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
    expect(entries.filter(({ kind }) => kind === 'ticket-created')).toHaveLength(2);
  });

  it('says on the page what the user must enter', async () => {
    const { json } = await (await signedIn('declared-page'))('POST /connections/freshdesk/authorize');
    expect(await (await fetch(json.authorizationUrl)).text()).toContain('name="api_key"');
    expect((await consent(json.authorizationUrl, 'refuse')).get('error')).toBe('access_denied');
  });
});
