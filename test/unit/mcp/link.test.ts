import { describe, expect, it } from 'vitest';
import { endedRun, send } from '../actions/actions.ts';
import { setUp } from './calls.ts';

const unlinked = () => endedRun('not-run', 'reconnect-required');
const refused = () => endedRun('not-run', 'reconnect-required', { isRefusedCredential: true });
const URL = 'https://app.test/connect?connection=gmail';
const AGAIN_URL = `${URL}&reconnect=true`;
const asking = (answer?: 'accept' | 'decline' | 'cancel') => ({ link: { canAsk: true, answer } });

describe('a call on an account that is not linked', () => {
  it('names the page to a client that cannot open one', async () => {
    const { call } = setUp([unlinked()]);
    const { isError, content, _meta } = await call();
    expect(isError).toBe(true);
    expect([content[0].text.includes(URL), content[0].text.includes(AGAIN_URL)]).toEqual([true, false]);
    expect(_meta['dev.onbehalf/problem']).toMatchObject({ code: 'reconnect-required', connectUrl: URL });
  });

  it('names the page that links an account again whose credential the provider has refused', async () => {
    const { call } = setUp([refused(), refused()]);
    const { content, _meta } = await call();
    expect([content[0].text.includes(AGAIN_URL), _meta['dev.onbehalf/problem'].connectUrl]).toEqual([
      true,
      AGAIN_URL,
    ]);
    expect((await call(asking())).inputRequests.link.params.url).toBe(AGAIN_URL);
  });

  it('asks a client that can', async () => {
    const { call, clock, logged } = setUp([unlinked()]);
    const before = clock.now;
    const result = await call(asking());
    expect(logged).toEqual([{ tool: send.tool, connection: 'gmail', outcome: 'link-asked' }]);
    expect(result).toMatchObject({
      resultType: 'input_required',
      inputRequests: { link: { method: 'elicitation/create', params: { mode: 'url', url: URL } } },
    });
    expect(clock.now).toBe(before);
  });

  it('waits for the link of a user who went there, then runs the call once', async () => {
    const { call, sent } = setUp([unlinked()], ['PENDING_AUTH', 'PENDING_VERIFICATION', 'ACTIVE']);
    const { content, isError } = await call(asking('accept'));
    expect(isError).toBeUndefined();
    expect(content[0].text).toContain('m1');
    expect(sent).toHaveLength(2);
  });

  it('does not ask twice, and does not wait beyond 15 seconds', async () => {
    const { call, clock, sent } = setUp([unlinked()], Array(100).fill('PENDING_AUTH'));
    const before = clock.now;
    const { isError, content } = await call(asking('accept'));
    expect(isError).toBe(true);
    expect(content[0].text).toContain(URL);
    expect(sent).toHaveLength(1);
    expect(clock.now - before).toBeGreaterThan(14_000);
    expect(clock.now - before).toBeLessThanOrEqual(15_000);
  });

  it('waits for a change of an account that is ACTIVE with the refused credential', async () => {
    const { call, sent, changeAt } = setUp([refused(), refused()]);
    changeAt(4);
    const { content } = await call(asking('accept'));
    expect([content[0].text.includes('m1'), sent.length]).toEqual([true, 3]);
  });

  it('sends a call that stays refused once more, not with every look', async () => {
    const { call, clock, sent } = setUp([refused(), refused(), refused()]);
    const before = clock.now;
    const { isError, content } = await call(asking('accept'));
    expect([isError, content[0].text.includes(AGAIN_URL), sent.length]).toEqual([true, true, 2]);
    expect(clock.now - before).toBeGreaterThan(14_000);
  });

  it('leaves the call enough time before the deadline', async () => {
    const { call, clock } = setUp([unlinked()], Array(100).fill('PENDING_AUTH'));
    const before = clock.now;
    await call(asking('accept'), { scope: { deadline: before + 8_000 } });
    expect(clock.now - before).toBeLessThanOrEqual(3_000);
  });

  it.each(['decline', 'cancel'] as const)('ends when the user chooses to %s', async (answer) => {
    const { call, sent, logged } = setUp([unlinked()]);
    const { isError, content } = await call(asking(answer));
    expect([isError, sent.length]).toEqual([true, 1]);
    expect(logged).toEqual([{ tool: send.tool, connection: 'gmail', outcome: 'link-declined' }]);
    expect(content[0].text).toContain('chose not to connect Gmail');
  });
});

describe('a call on a linked account', () => {
  it.each([undefined, 'accept', 'decline'] as const)(
    'runs with any answer of the client: %s',
    async (answer) => {
      const { call, sent } = setUp();
      expect((await call(asking(answer))).isError).toBeUndefined();
      expect(sent).toHaveLength(1);
    },
  );

  it('that lacks a permission names the page that links it again', async () => {
    const { textOf } = setUp([endedRun('not-run', 'provider-forbidden')]);
    expect(await textOf()).toContain(AGAIN_URL);
  });

  it('whose provider is in trouble asks for no link', async () => {
    const { textOf } = setUp([endedRun('not-run', 'upstream-unavailable')]);
    expect(await textOf(asking())).not.toContain(URL);
  });
});

describe("the product's own tools", () => {
  it('return the status of each account, and where to link one that is not linked', async () => {
    const { textOf } = setUp([], ['ACTIVE', 'EXPIRED']);
    const { connections } = JSON.parse(await textOf({ name: 'onbehalf_connections', arguments: {} }));
    expect(connections).toEqual([
      { connection: 'gmail', name: 'Gmail', status: 'ACTIVE' },
      expect.objectContaining({ status: 'EXPIRED', connectUrl: 'https://app.test/connect?connection=slack' }),
      expect.objectContaining({ connection: 'notion', status: 'NOT_CONNECTED' }),
      ...['googlecalendar', 'linear', 'freshdesk'].map((connection) =>
        expect.objectContaining({ connection, status: 'NOT_CONNECTED' }),
      ),
    ]);
  });

  it('return the selected connections alone', async () => {
    const { textOf } = setUp();
    const text = await textOf({ name: 'onbehalf_connections', arguments: {} }, { connections: ['slack'] });
    expect(JSON.parse(text).connections).toHaveLength(1);
  });

  it('return the state of a write by the key that it named', async () => {
    const { textOf } = setUp([endedRun('unknown', 'outcome-unknown')]);
    const key = /`(mcp\.[^`]+)`/.exec(await textOf())?.[1];
    const found = await textOf({ name: 'onbehalf_execution', arguments: { idempotency_key: key } });
    expect(JSON.parse(found)).toMatchObject({
      status: 'UNKNOWN',
      tool: 'gmail_send_message',
      meaning: expect.stringContaining('Do not repeat it'),
    });
  });

  it.each([
    [{}, 'invalid-request'],
    [{ idempotency_key: 'short' }, 'invalid-request'],
    [{ idempotency_key: 'unknown-key-1234567890' }, 'not-found'],
  ])('refuse %j with %s', async (input, code) => {
    const { call } = setUp();
    const { isError, _meta } = await call({ name: 'onbehalf_execution', arguments: input });
    expect([isError, _meta['dev.onbehalf/problem'].code]).toEqual([true, code]);
  });
});

describe('search mode', () => {
  const view = { mode: 'search' } as const;

  it('finds a tool and runs it', async () => {
    const { textOf, sent } = setUp();
    const found = JSON.parse(await textOf({ name: 'search_tools', arguments: { query: 'profile' } }, view));
    const input = { name: found.tools[0].name, arguments: {} };
    await textOf({ name: 'call_tool', arguments: input }, view);
    expect(sent.map(({ tool }) => tool)).toEqual(['gmail_get_profile']);
  });

  it('guards a write as ever', async () => {
    const { call, sent } = setUp();
    const input = {
      name: 'gmail_send_message',
      arguments: { to: 'b@example.com', subject: 'Hi', body: 'x' },
    };
    await call({ name: 'call_tool', arguments: input }, view);
    expect((await call({ name: 'call_tool', arguments: input }, view))._meta).toEqual({
      'dev.onbehalf/replayed': true,
    });
    const { _meta } = await call({ name: 'call_tool', arguments: input }, { ...view, mayWrite: false });
    expect([_meta['dev.onbehalf/problem'].code, sent.length]).toEqual(['forbidden', 1]);
  });

  it.each([
    {},
    { name: 'call_tool', arguments: { name: 'gmail_get_profile' } },
    { name: 'gmail_get_everything' },
    { name: 'gmail_get_profile', arguments: [] },
    { name: send.tool, arguments: send.input, idempotency_key: 'beside-the-arguments' },
  ])('returns what is wrong to a model that calls %j', async (input) => {
    const { call, sent } = setUp();
    const { isError, content } = await call({ name: 'call_tool', arguments: input }, view);
    expect([isError, sent]).toEqual([true, []]);
    expect(content[0].text).toContain('search_tools');
  });

  it('refuses a query that would take the function minutes', async () => {
    const { call } = setUp();
    const { _meta } = await call({ name: 'search_tools', arguments: { query: 'mail '.repeat(41) } }, view);
    expect(_meta['dev.onbehalf/problem'].code).toBe('invalid-request');
  });

  it('is off where the address does not ask for it', async () => {
    const { call } = setUp();
    await expect(call({ name: 'search_tools', arguments: { query: 'mail' } })).rejects.toMatchObject({
      code: -32602,
    });
  });
});
