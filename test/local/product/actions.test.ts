import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { connections } from '../../../shared/connections/connections.ts';
import { link, linkGmail, signedIn, simulator, stack } from '../../support/stack/product.ts';

const mail = { connection: 'gmail', input: { to: 'bob@example.com', subject: 'Hi', body: 'there' } };

describe('running an action', () => {
  it('reads for the user', async () => {
    await linkGmail('act-reader');
    const ada = await signedIn('act-reader', { scope: 'onbehalf/read' });
    const { status, json } = await ada('POST /actions/gmail_get_profile', { connection: 'gmail' });
    expect({ status, address: json.data.emailAddress }).toEqual({
      status: 200,
      address: 'act-reader@example.com',
    });
  });

  it('sends a mail once for one key, and it arrives', async () => {
    await linkGmail('act-writer');
    const ada = await signedIn('act-writer');
    const key = { 'idempotency-key': randomUUID() };
    const input = { ...mail.input, to: 'act-writer@example.com', subject: 'To myself' };
    const responses = [];
    for (let n = 0; n < 3; n += 1)
      responses.push(await ada('POST /actions/gmail_send_message', { ...mail, input }, key));
    expect(responses.map(({ status, headers }) => [status, headers['idempotent-replayed']])).toEqual([
      [200, undefined],
      [200, 'true'],
      [200, 'true'],
    ]);
    expect(new Set(responses.map(({ text }) => text)).size).toBe(1);
    const { entries } = await simulator.get('ledger?identifier=act-writer');
    expect(entries.filter(({ kind }) => kind === 'mail-sent')).toHaveLength(1);
    const query = { connection: 'gmail', input: { query: 'is:unread subject:"To myself"' } };
    expect((await ada('POST /actions/gmail_fetch_mails', query)).json.data.messages).toHaveLength(1);
  });

  it('groups the calls of an agent’s run at Scalekit; the run is no part of the write', async () => {
    await linkGmail('act-agent');
    const ada = await signedIn('act-agent');
    const key = { 'idempotency-key': randomUUID() };
    const send = (run: string) =>
      ada('POST /actions/gmail_send_message', mail, { ...key, 'agent-run-id': run });
    const profile = { connection: 'gmail' };
    await ada('POST /actions/gmail_get_profile', profile, { 'agent-run-id': 'run-1' });
    await send('run-1');
    expect((await send('run-2')).headers['idempotent-replayed']).toBe('true');
    const { entries } = await simulator.get('rpcs?identifier=act-agent');
    const runs = entries.filter(({ method }) => method === 'executeTool').map(({ agentRunId }) => agentRunId);
    expect(runs).toEqual(['run-1', 'run-1']);
  });

  it('returns the execution of a write, to its own user only', async () => {
    await linkGmail('act-asker');
    const key = randomUUID();
    await (await signedIn('act-asker'))('POST /actions/gmail_send_message', mail, { 'idempotency-key': key });
    const mine = await (await signedIn('act-asker'))(`GET /executions/${key}`);
    expect(mine).toMatchObject({ status: 200, json: { status: 'DONE', tool: 'gmail_send_message' } });
    expect((await (await signedIn('act-other'))(`GET /executions/${key}`)).json).toMatchObject({
      code: 'not-found',
    });
  });

  it("keeps a service's key apart from the user's own, and from the same key for another user", async () => {
    await linkGmail('act-keys');
    await linkGmail('act-keys-other');
    const key = randomUUID();
    const ada = await signedIn('act-keys');
    const service = await signedIn('jobs', { client_id: stack.serviceClientId, scope: 'onbehalf/act-as' });
    const actsFor = (name: string) => ({ 'on-behalf-of': name });
    const asService = (name: string) => service(`GET /executions/${key}`, undefined, actsFor(name));
    const send = async (call: typeof ada, headers = {}) => {
      const route = 'POST /actions/gmail_send_message';
      const { status, headers: received } = await call(route, mail, { 'idempotency-key': key, ...headers });
      return [status, received['idempotent-replayed']];
    };
    expect(await send(ada)).toEqual([200, undefined]);
    expect((await asService('act-keys')).json.code).toBe('not-found');
    expect(await send(service, actsFor('act-keys'))).toEqual([200, undefined]);
    expect(await send(service, actsFor('act-keys-other'))).toEqual([200, undefined]);
    expect(await send(service, actsFor('act-keys'))).toEqual([200, 'true']);
    expect(await send(ada)).toEqual([200, 'true']);
    const { entries } = await simulator.get('ledger?identifier=act-keys');
    expect(entries.filter(({ kind }) => kind === 'mail-sent')).toHaveLength(2);
    expect((await ada(`GET /executions/${key}`)).json).not.toEqual((await asService('act-keys')).json);
  });

  it('runs for the user that a listed service names, and is refused without a name', async () => {
    await linkGmail('act-served');
    const service = await signedIn('jobs', { client_id: stack.serviceClientId, scope: 'onbehalf/act-as' });
    const body = { connection: 'gmail' };
    const response = await service('POST /actions/gmail_get_profile', body, { 'on-behalf-of': 'act-served' });
    expect(response.json.data.emailAddress).toBe('act-served@example.com');
    expect((await service('POST /actions/gmail_get_profile', body)).json).toMatchObject({
      code: 'invalid-request',
    });
    const user = await signedIn('act-nosy');
    const refused = await user('POST /actions/gmail_get_profile', body, { 'on-behalf-of': 'act-served' });
    expect(refused).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });
});

describe('listing tools', () => {
  it('returns the allowed tools of a linked account with schema and effect', async () => {
    await linkGmail('tools-ada');
    const { json } = await (await signedIn('tools-ada'))('GET /tools?connection=gmail');
    expect(json.unavailable).toEqual([]);
    const send = json.tools.find(({ name }: { name: string }) => name === 'gmail_send_message');
    expect(send).toMatchObject({ connection: 'gmail', effect: 'write', inputSchema: { type: 'object' } });
    const allowed = Object.keys(connections.gmail.tools);
    expect(json.tools.map(({ name }: { name: string }) => name).toSorted()).toEqual(allowed.toSorted());
  });

  it.each(['openai', 'anthropic', 'bedrock'])('returns them as the API of %s takes them', async (format) => {
    await linkGmail('tools-model');
    const ada = await signedIn('tools-model');
    const { tools } = (await ada('GET /tools?connection=gmail&effect=read')).json;
    const { json } = await ada(`GET /tools?connection=gmail&effect=read&format=${format}`);
    const definitions: Record<string, (tool: Record<string, unknown>) => object> = {
      openai: ({ name, description, inputSchema: parameters }) => ({
        type: 'function',
        function: { name, description, parameters },
      }),
      anthropic: ({ name, description, inputSchema }) => ({ name, description, input_schema: inputSchema }),
      bedrock: ({ name, description, inputSchema: schema }) => ({
        toolSpec: { name, description, inputSchema: { json: schema } },
      }),
    };
    expect(json).toEqual({
      format,
      tools: tools.map(definitions[format]),
      connections: Object.fromEntries(tools.map(({ name }: { name: string }) => [name, 'gmail'])),
      unavailable: [],
    });
    expect(tools.map(({ effect }: { effect: string }) => effect)).not.toContain('write');
  });

  it('reports every connection that is not linked', async () => {
    const { json } = await (await signedIn('tools-unlinked'))('GET /tools');
    const unavailable = Object.keys(connections).map((connection) => ({
      connection,
      code: 'reconnect-required',
      reconnect: `POST /connections/${connection}/authorize?force=true`,
    }));
    expect(json).toEqual({ tools: [], unavailable });
  });

  it('lists the others when one connection fails', async () => {
    const names = Object.keys(connections);
    for (const name of names) await link('tools-broken', name);
    // A refusal that is not retried: exactly one of the listings fails.
    const fault = {
      at: 'scalekit.listScopedTools',
      identifier: 'tools-broken',
      do: 'error',
      code: 'PermissionDenied',
    };
    await simulator.post('faults', fault);
    const { json } = await (await signedIn('tools-broken'))('GET /tools');
    expect(json.unavailable).toEqual([{ connection: expect.any(String), code: 'provider-error' }]);
    const listed = new Set(json.tools.map(({ connection }: { connection: string }) => connection));
    expect([...listed, json.unavailable[0].connection].toSorted()).toEqual(names.toSorted());
  });
});
