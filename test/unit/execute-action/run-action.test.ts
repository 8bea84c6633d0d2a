import { describe, expect, it } from 'vitest';
import type { ActionRequest } from '../../../functions/execute-action/action.ts';
import { findExecution } from '../../../functions/execute-action/execution.ts';
import { runAction } from '../../../functions/execute-action/run-action.ts';
import { AppError, type ErrorCode } from '../../../shared/errors/app-error.ts';
import type { ToolRun, Tools } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { fakeExecutions } from '../../support/fake-executions.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const user = { issuer: 'https://issuer', identifier: 'ada' };
const key = 'key-1234567890abcdef';
const send = {
  connection: 'gmail',
  tool: 'gmail_send_message',
  input: { to: 'b@example.com', subject: 'Hi', body: 'x' },
};
const profile = { connection: 'gmail', tool: 'gmail_get_profile', input: {} };
const done: ToolRun = { outcome: 'done', data: { id: 'm1' }, executionId: 'ex1' };

function ended(outcome: 'not-run' | 'failed' | 'unknown', code: ErrorCode): ToolRun {
  return { outcome, error: new AppError(code, { connection: 'gmail', executionId: 'ex1' }) };
}

function setUp(runs: ToolRun[], prepare: () => Promise<void> = async () => undefined) {
  const sent: string[] = [];
  const clock = { now: start };
  const { executions, held, down } = fakeExecutions(() => clock.now);
  const run = async () => runs.shift() ?? done;
  const tools: Tools = {
    definitions: async () => [],
    prepare,
    read: (call) => {
      sent.push(`read ${call.tool}`);
      return run();
    },
    write: (call) => {
      sent.push(`write ${call.tool}`);
      return run();
    },
  };
  const deps = { scalekit: { tools }, executions, now: () => clock.now };
  let invocation = 0;
  const call = (over: Partial<ActionRequest> = {}) => {
    invocation += 1;
    const base = { user, mayWrite: true, call: send, idempotencyKey: key, invocation: `inv-${invocation}` };
    return runAction({ ...base, deadline: clock.now + 25_000, ...over }, deps);
  };
  return { call, sent, held, down, clock, deps };
}

const call100k = (input: Record<string, unknown>) =>
  setUp([]).call({ call: { connection: 'gmail', tool: 'gmail_fetch_mails', input } });

describe('runAction', () => {
  it('runs a read without a key', async () => {
    const { call, sent } = setUp([]);
    const outcome = await call({ call: profile, idempotencyKey: undefined, mayWrite: false });
    expect(outcome).toEqual({ answer: { data: { id: 'm1' }, executionId: 'ex1' }, replayed: false });
    expect(sent).toEqual(['read gmail_get_profile']);
  });

  it.each([
    ['connection-unknown', { call: { ...send, connection: 'nope' } }],
    ['tool-not-allowed', { call: { ...send, tool: 'gmail_delete_message' } }],
    ['forbidden', { mayWrite: false }],
    ['idempotency-key-required', { idempotencyKey: undefined }],
    ['invalid-request', { call: { ...send, input: { to: 'b@example.com' } } }],
    ['invalid-request', { call: { ...send, input: { ...send.input, extra: 1 } } }],
  ] as const)('answers %s and sends nothing', async (code, over) => {
    const { call, sent, held } = setUp([]);
    expect((await rejectionOf(call(over))).code).toBe(code);
    expect(sent).toEqual([]);
    expect(held.size).toBe(0);
  });

  it('names the field that the tool refuses', async () => {
    const { call } = setUp([]);
    const error = await rejectionOf(call({ call: { ...send, input: { ...send.input, to: 5 } } }));
    expect(error.facts.errors?.map(({ path }) => path)).toEqual(['body.input.to']);
  });

  it('refuses an input with more errors than the validator can list', async () => {
    const input = { label_ids: Array(100_000).fill(1) };
    const error = await rejectionOf(call100k(input));
    expect(error.code).toBe('invalid-request');
  });

  it('refuses a read whose result is past 5 MB', async () => {
    const { call } = setUp([{ ...done, data: 'x'.repeat(5 * 1024 * 1024) }]);
    expect((await rejectionOf(call({ call: profile }))).code).toBe('result-too-large');
  });
});

describe('a write with a key', () => {
  it('is sent once and replayed after', async () => {
    const { call, sent } = setUp([done]);
    const first = await call();
    expect(await call()).toEqual({ ...first, replayed: true });
    expect(sent).toHaveLength(1);
  });

  it('is the same write when its fields are written in another order', async () => {
    const { call, sent } = setUp([done]);
    await call();
    const input = { body: 'x', subject: 'Hi', to: 'b@example.com' };
    expect((await call({ call: { ...send, input } })).replayed).toBe(true);
    expect(sent).toHaveLength(1);
  });

  it('refuses another payload under its key', async () => {
    const { call } = setUp([done]);
    await call();
    const other = { ...send, input: { ...send.input, subject: 'Other' } };
    expect((await rejectionOf(call({ call: other }))).code).toBe('idempotency-key-reused');
  });

  it.each([
    ['another user', { user: { ...user, identifier: 'bob' } }],
    ['a service that acts for the user', { service: 'jobs' }],
  ])('does not meet the same key of %s', async (_case, over) => {
    const { call, sent } = setUp([done, done]);
    await call();
    expect((await call(over)).replayed).toBe(false);
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['upstream-unavailable', ended('not-run', 'upstream-unavailable')],
    ['reconnect-required', ended('not-run', 'reconnect-required')],
    ['provider-rate-limited', ended('not-run', 'provider-rate-limited')],
  ] as const)('frees its key when it surely did not happen: %s', async (code, run) => {
    const { call, sent } = setUp([run, done]);
    expect((await rejectionOf(call())).code).toBe(code);
    expect((await call()).replayed).toBe(false);
    expect(sent).toHaveLength(2);
  });

  it('stores and replays a final error of the provider', async () => {
    const { call, sent } = setUp([ended('failed', 'provider-error')]);
    await rejectionOf(call());
    const replay = await rejectionOf(call());
    expect(replay).toMatchObject({ code: 'provider-error', replayed: true, facts: { executionId: 'ex1' } });
    expect(sent).toHaveLength(1);
  });

  it('is never sent again once its outcome is unknown', async () => {
    const { call, sent, clock } = setUp([ended('unknown', 'outcome-unknown')]);
    for (const wait of [0, 1_000, 61_000, 3_600_000]) {
      clock.now = start + wait;
      expect((await rejectionOf(call())).code).toBe('outcome-unknown');
    }
    expect(sent).toHaveLength(1);
  });

  it('is unknown when it happened and its record could not be stored', async () => {
    const { call, sent, down, clock } = setUp([done]);
    down.add('finish');
    expect((await rejectionOf(call())).code).toBe('outcome-unknown');
    clock.now = start + 61_000;
    expect((await rejectionOf(call())).code).toBe('outcome-unknown');
    expect(sent).toHaveLength(1);
  });

  it('frees a key whose taking failed after its record was there', async () => {
    const { call, deps, sent } = setUp([done]);
    const { take } = deps.executions;
    deps.executions.take = async (...args) => {
      deps.executions.take = take;
      await take(...args);
      throw new AppError('upstream-unavailable');
    };
    expect((await rejectionOf(call())).code).toBe('upstream-unavailable');
    expect((await call()).replayed).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it('stays unsent when its key could not be taken', async () => {
    const { call, sent, down } = setUp([done]);
    down.add('take');
    await expect(call()).rejects.toThrow('take failed');
    expect(sent).toEqual([]);
  });

  it('takes no key when Scalekit cannot be reached', async () => {
    const { call, held, sent } = setUp([], async () => {
      throw new AppError('upstream-unavailable');
    });
    expect((await rejectionOf(call())).code).toBe('upstream-unavailable');
    expect({ sent, keys: held.size }).toEqual({ sent: [], keys: 0 });
  });

  it('is in progress while another invocation sends it, then unknown when that one died', async () => {
    const { call, clock, deps } = setUp([]);
    deps.scalekit.tools.write = () => new Promise(() => undefined);
    void call();
    await new Promise(setImmediate);
    const waiting = await rejectionOf(call());
    expect(waiting).toMatchObject({ code: 'request-in-progress', facts: { retryAfter: 60 } });
    clock.now = start + 61_000;
    expect((await rejectionOf(call())).code).toBe('outcome-unknown');
  });

  it('stores size and hash in place of a result past 300 KB, and answers it whole the first time', async () => {
    const data = { text: 'x'.repeat(301 * 1024) };
    const { call } = setUp([{ ...done, data }]);
    expect((await call()).answer.data).toEqual(data);
    const { answer } = await call();
    expect(answer).toMatchObject({
      data: null,
      dataOmitted: { bytes: Buffer.byteLength(JSON.stringify(data)) },
    });
  });
});

describe('findExecution', () => {
  const at = { user, key };

  it('tells the result of a write that is done', async () => {
    const { call, deps } = setUp([done]);
    await call();
    expect(await findExecution(at, deps)).toEqual({
      status: 'DONE',
      tool: 'gmail_send_message',
      connection: 'gmail',
      startedAt: '2026-11-22T08:00:00.000Z',
      result: { data: { id: 'm1' }, executionId: 'ex1' },
    });
  });

  it.each([
    ['a final error', ended('failed', 'provider-error'), { status: 'DONE', code: 'provider-error' }],
    [
      'an unknown outcome',
      ended('unknown', 'outcome-unknown'),
      { status: 'UNKNOWN', code: 'outcome-unknown' },
    ],
  ] as const)('tells %s', async (_case, run, expected) => {
    const { call, deps } = setUp([run]);
    await rejectionOf(call());
    expect(await findExecution(at, deps)).toMatchObject(expected);
  });

  it.each([
    ['nobody used', { ...at, key: 'key-of-nobody-123456' }],
    ['another user used', { ...at, user: { ...user, identifier: 'bob' } }],
  ])('finds no key that %s', async (_case, other) => {
    const { call, deps } = setUp([done]);
    await call();
    expect((await rejectionOf(findExecution(other, deps))).code).toBe('not-found');
  });
});
