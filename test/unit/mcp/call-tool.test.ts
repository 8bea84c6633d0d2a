import { describe, expect, it } from 'vitest';
import { WRITE_WINDOW_SECONDS } from '../../../shared/config/limits.ts';
import { endedRun, key } from '../actions/actions.ts';
import { setUp } from './calls.ts';

const KEY = /`(mcp\.[A-Za-z0-9_-]{12,})`/;
const other = 'other-key-1234567890';

describe('a write by MCP', () => {
  it('without a key is sent once, and its repeat reads "Already done"', async () => {
    const { call, textOf, sent } = setUp();
    const first = await textOf();
    const repeated = await call();
    expect(sent).toHaveLength(1);
    expect(repeated._meta).toEqual({ 'dev.onbehalf/replayed': true });
    expect(repeated.content[0].text).toContain('Already done');
    expect(repeated.content[0].text).toContain(KEY.exec(first)?.[1]);
  });

  it('is the same one in whichever order its input comes', async () => {
    const { call, sent } = setUp();
    await call({ arguments: { to: 'b@example.com', subject: 'Hi', body: 'x' } });
    await call({ arguments: { body: 'x', subject: 'Hi', to: 'b@example.com' } });
    expect(sent).toHaveLength(1);
  });

  it('is another one with another input, for another user, for a service, and ten minutes later', async () => {
    const { call, sent, clock } = setUp();
    await call();
    await call({ arguments: { to: 'b@example.com', subject: 'Hi', body: 'y' } });
    await call({}, { scope: { user: { issuer: 'https://issuer', identifier: 'eve' } } });
    await call({}, { scope: { service: 'crm-sync' } });
    expect(sent).toHaveLength(4);
    clock.now += WRITE_WINDOW_SECONDS * 1_000;
    await call();
    expect(sent).toHaveLength(5);
  });

  it('is done once more with the key that the replay names', async () => {
    const { call, textOf, sent } = setUp();
    await call();
    const again = /`idempotency_key`: `([^`]+)`/.exec(await textOf())?.[1];
    await call({ arguments: { ...sent[0]?.input, idempotency_key: again } });
    expect(sent.map(({ input }) => input)).toEqual([sent[0]?.input, sent[0]?.input]);
  });

  it.each([
    ["the client's own key", { key }],
    [
      "the model's key",
      { arguments: { to: 'b@example.com', subject: 'Hi', body: 'x', idempotency_key: key } },
    ],
  ])('with %s is that of the key', async (_whose, over) => {
    const { call, sent } = setUp();
    await call();
    expect((await call(over)).content[0].text).toContain(key);
    await call(over);
    expect(sent).toHaveLength(2);
  });

  it("has the client's key where the model sends another", async () => {
    const { textOf } = setUp();
    const input = { to: 'b@example.com', subject: 'Hi', body: 'x', idempotency_key: other };
    expect(await textOf({ key, arguments: input })).toContain(key);
  });

  it.each(['short', 'with a blank in it', 7, null])(
    'with the key %j is refused, and nothing is sent',
    async (bad) => {
      const { call, sent } = setUp();
      const { isError, content } = await call({
        arguments: { to: 'b@example.com', subject: 'Hi', body: 'x', idempotency_key: bad },
      });
      expect([isError, sent]).toEqual([true, []]);
      expect(content[0].text).toContain('idempotency_key');
    },
  );

  it('is refused to a token that may only read', async () => {
    const { call, sent, held } = setUp();
    const { isError, _meta } = await call({}, { mayWrite: false });
    expect([isError, _meta['dev.onbehalf/problem'].code]).toEqual([true, 'forbidden']);
    expect([sent, held.size]).toEqual([[], 0]);
  });

  it('with an unknown outcome is not sent again, also hours later, and says where to look', async () => {
    const { call, sent, clock } = setUp([endedRun('unknown', 'outcome-unknown')]);
    const first = await call();
    clock.now += 6 * 3_600_000;
    const later = await call();
    expect(sent).toHaveLength(1);
    for (const { isError, content, _meta } of [first, later]) {
      expect([isError, _meta['dev.onbehalf/problem'].code]).toEqual([true, 'outcome-unknown']);
      expect(content[0].text).toContain('Gmail');
    }
  });

  it('that is running is waited for until its outcome is there', async () => {
    const { call, held, pauses, clock } = setUp();
    await call();
    const [[at, record] = []] = held;
    if (at === undefined || record === undefined) throw new Error('no record');
    held.set(at, { ...record, status: 'IN_PROGRESS', leaseUntil: clock.now / 1_000 + 60 });
    pauses.push(
      () => undefined,
      () => held.set(at, record),
    );
    expect((await call())._meta).toEqual({ 'dev.onbehalf/replayed': true });
    expect(pauses).toEqual([]);
  });

  it('with too little time left to learn its outcome is not sent, but replayed if it was', async () => {
    const { call, sent, clock } = setUp();
    const late = { scope: { deadline: clock.now + 4_000 } };
    const { content, _meta } = await call({}, late);
    expect([_meta['dev.onbehalf/problem'].code, sent]).toEqual(['upstream-unavailable', []]);
    expect(content[0].text).toContain('not sent');
    await call();
    expect((await call({}, late))._meta).toEqual({ 'dev.onbehalf/replayed': true });
  });

  it('that runs beyond the deadline is not sent again', async () => {
    const { call, clock, held, sent } = setUp();
    await call();
    const [[at, record] = []] = held;
    if (at === undefined || record === undefined) throw new Error('no record');
    held.set(at, { ...record, status: 'IN_PROGRESS', leaseUntil: clock.now / 1_000 + 60 });
    const { _meta } = await call();
    expect(_meta['dev.onbehalf/problem'].code).toBe('request-in-progress');
    expect(sent).toHaveLength(1);
    expect(clock.now - record.startedAt).toBeGreaterThan(20_000);
  });
});

describe('a call by MCP', () => {
  it('of a tool that does not exist, or is not selected, is an error of the protocol', async () => {
    const { call } = setUp();
    await expect(call({ name: 'gmail_delete_everything' })).rejects.toMatchObject({ code: -32602 });
    await expect(call({ name: 'slack_list_channels' }, { connections: ['gmail'] })).rejects.toMatchObject({
      code: -32602,
    });
    await expect(call({}, { effect: 'read' })).rejects.toMatchObject({ code: -32602 });
    await expect(call({ name: 'constructor' })).rejects.toMatchObject({ code: -32602 });
  });

  it('with a wrong input names the fields, and sends nothing', async () => {
    const { call, sent } = setUp();
    const { isError, content } = await call({ arguments: { to: 7 } });
    expect([isError, sent]).toEqual([true, []]);
    expect(content[0].text).toContain('to');
  });

  it.each([-1, 1.5, '3', null])('reads from no offset such as %j', async (result_offset) => {
    const { call, sent } = setUp();
    const { isError } = await call({ name: 'gmail_get_profile', arguments: { result_offset } });
    expect([isError, sent]).toEqual([true, []]);
  });

  it("carries the agent's run to Scalekit, that of the call before that of the request", async () => {
    const { call, sent } = setUp();
    const read = { name: 'gmail_get_profile', arguments: {} };
    await call(read, { scope: { agentRunId: 'run-1' } });
    await call({ ...read, agentRunId: 'run-2' }, { scope: { agentRunId: 'run-1' } });
    expect(sent.map(({ agentRunId }) => agentRunId)).toEqual(['run-1', 'run-2']);
  });

  it('has one line in the log, with the tool and the outcome and nothing of the mail', async () => {
    const { call, logged } = setUp([endedRun('failed', 'provider-error')]);
    await call();
    await call({ arguments: { to: 'b@example.com', subject: 'Hi', body: 'y' } });
    expect(logged).toEqual([
      expect.objectContaining({ tool: 'gmail_send_message', connection: 'gmail', outcome: 'provider-error' }),
      { tool: 'gmail_send_message', connection: 'gmail', outcome: 'done' },
    ]);
    expect(JSON.stringify(logged)).not.toContain('example.com');
  });
});
