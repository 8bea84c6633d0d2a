import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { done, endedRun, send, setUp, start, user } from './actions.ts';

const stored = JSON.stringify({ result: { data: { id: 'm1' }, executionId: 'ex1' } });

describe('a write with a key', () => {
  it('is sent once and replayed after', async () => {
    const { call, sent } = setUp([done]);
    const first = await call();
    expect(await call()).toEqual({ ...first, replayed: true, startedAt: expect.any(Number) });
    expect(sent).toHaveLength(1);
  });

  it('is the same write when its fields come in another order', async () => {
    const { call, sent } = setUp([done]);
    await call();
    const input = { body: 'x', subject: 'Hi', to: 'b@example.com' };
    expect((await call({ call: { ...send, input } })).replayed).toBe(true);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['another input', { ...send, input: { ...send.input, subject: 'Other' } }],
    ['another tool', { ...send, tool: 'gmail_create_draft' }],
  ])('refuses %s under its key', async (_what, other) => {
    const { call, sent } = setUp([done]);
    await call();
    expect((await rejectionOf(call({ call: other }))).code).toBe('idempotency-key-reused');
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['another user', { user: { ...user, identifier: 'bob' } }],
    ['a service that acts for the user', { service: 'jobs' }],
  ])('is separate from the same key of %s', async (_case, acting) => {
    const { call, sent } = setUp([done, done]);
    await call();
    expect((await call({}, acting)).replayed).toBe(false);
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['upstream-unavailable', endedRun('not-run', 'upstream-unavailable')],
    ['reconnect-required', endedRun('not-run', 'reconnect-required')],
    ['provider-rate-limited', endedRun('not-run', 'provider-rate-limited')],
  ] as const)('releases its key when it certainly did not happen: %s', async (code, run) => {
    const { call, sent } = setUp([run, done]);
    expect((await rejectionOf(call())).code).toBe(code);
    expect((await call()).replayed).toBe(false);
    expect(sent).toHaveLength(2);
  });

  it('stores and replays a final error of the provider, with its reason', async () => {
    const { call, sent } = setUp([endedRun('failed', 'provider-error', { reason: 'conflict' })]);
    const first = await rejectionOf(call());
    const replay = await rejectionOf(call());
    expect(first).toMatchObject({ code: 'provider-error', replayed: false });
    expect(replay).toMatchObject({ code: 'provider-error', replayed: true });
    expect(replay.facts).toEqual({ connection: 'gmail', executionId: 'ex1', reason: 'conflict' });
    expect(first.facts).toEqual(replay.facts);
    expect(sent).toHaveLength(1);
  });

  it('replays a final error that an earlier version stored without a reason as other', async () => {
    const { call, held } = setUp([endedRun('failed', 'provider-error')]);
    await rejectionOf(call());
    const failure = { code: 'provider-error', connection: 'gmail', executionId: 'ex1' };
    for (const [id, record] of held) held.set(id, { ...record, answer: JSON.stringify({ failure }) });
    expect(await rejectionOf(call())).toMatchObject({ code: 'provider-error', facts: { reason: 'other' } });
  });

  it('names no reason when its final error could not be stored', async () => {
    const { call, down } = setUp([endedRun('failed', 'provider-error', { reason: 'conflict' })]);
    down.add('finish');
    const { code, facts } = await rejectionOf(call());
    expect({ code, facts }).toEqual({
      code: 'outcome-unknown',
      facts: { connection: 'gmail', executionId: 'ex1' },
    });
  });

  it('is in progress until its lease ends, to the millisecond, and unknown from then on', async () => {
    const { call, clock, deps } = setUp([]);
    deps.scalekit.tools.write = () => new Promise(() => undefined);
    void call();
    await new Promise(setImmediate);
    clock.now = start + 59_999;
    expect((await rejectionOf(call())).code).toBe('request-in-progress');
    clock.now = start + 60_000;
    expect((await rejectionOf(call())).code).toBe('outcome-unknown');
  });

  it('keeps its response when the release of its key fails by a bug, which is logged', async () => {
    const { call, deps, logged } = setUp([endedRun('not-run', 'provider-forbidden')]);
    deps.executions.release = () => Promise.reject(new TypeError('canary'));
    expect((await rejectionOf(call())).code).toBe('provider-forbidden');
    expect(logged).toMatchObject([['key not closed', { code: 'internal', trace: { name: 'TypeError' } }]]);
  });

  it.each(['release', 'giveUp'] as const)(
    'keeps its response, and logs the error, when the table refuses the %s of its key',
    async (step) => {
      const code = step === 'release' ? 'provider-forbidden' : 'outcome-unknown';
      const { call, deps, logged } = setUp([endedRun(step === 'release' ? 'not-run' : 'unknown', code)]);
      const cause = Object.assign(new Error('canary'), { name: 'AccessDeniedException' });
      deps.executions[step] = () => Promise.reject(new AppError('internal', { cause }));
      expect((await rejectionOf(call())).code).toBe(code);
      expect(logged).toMatchObject([['key not closed', { code: 'internal', trace: { name: cause.name } }]]);
      expect(JSON.stringify(logged)).not.toContain('canary');
    },
  );

  it.each(['internal', 'upstream-unavailable'] as const)(
    'is not sent when the claim of its key is %s, and is outcome-unknown when the storing is',
    async (code) => {
      const before = setUp([]);
      before.deps.executions.claim = () => Promise.reject(new AppError(code));
      expect((await rejectionOf(before.call())).code).toBe(code);
      expect(before.sent).toEqual([]);
      const after = setUp([done]);
      after.deps.executions.finish = () => Promise.reject(new AppError(code));
      expect((await rejectionOf(after.call())).code).toBe('outcome-unknown');
    },
  );

  it('is never sent again once its outcome is unknown', async () => {
    const { call, sent, clock } = setUp([endedRun('unknown', 'outcome-unknown')]);
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

  it('releases its key when the claim failed after storing its record', async () => {
    const { call, deps, sent } = setUp([done]);
    const { claim } = deps.executions;
    deps.executions.claim = async (...args) => {
      deps.executions.claim = claim;
      await claim(...args);
      throw new AppError('upstream-unavailable');
    };
    expect((await rejectionOf(call())).code).toBe('upstream-unavailable');
    expect((await call()).replayed).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it('is not sent when its key could not be claimed', async () => {
    const { call, sent, down } = setUp([done]);
    down.add('claim');
    expect((await rejectionOf(call())).code).toBe('upstream-unavailable');
    expect(sent).toEqual([]);
  });

  it('is replayed even while Scalekit cannot be reached', async () => {
    const { call, deps } = setUp([done]);
    await call();
    deps.scalekit.tools.prepare = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await call()).replayed).toBe(true);
  });

  it('claims no key when Scalekit is unreachable', async () => {
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
    expect(waiting).toMatchObject({ code: 'request-in-progress', facts: { retryAfter: 28 } });
    for (const [seconds, retryAfter] of [
      [27.5, 1],
      [28, 32],
      [59.9, 1],
    ] as const) {
      clock.now = start + seconds * 1_000;
      expect((await rejectionOf(call())).facts).toMatchObject({ retryAfter });
    }
    clock.now = start + 61_000;
    expect((await rejectionOf(call())).code).toBe('outcome-unknown');
  });

  it('is replayed when its response was stored while another request gave it up', async () => {
    const { call, clock, deps, held } = setUp([]);
    deps.scalekit.tools.write = () => new Promise(() => undefined);
    void call();
    await new Promise(setImmediate);
    clock.now = start + 61_000;
    const { giveUp } = deps.executions;
    deps.executions.giveUp = async (...given) => {
      for (const [id, record] of held) held.set(id, { ...record, status: 'DONE', answer: stored });
      return giveUp(...given);
    };
    expect(await call()).toMatchObject({ response: { data: { id: 'm1' } }, replayed: true });
  });

  it.each([
    ['three bytes', '\u{4e2d}', 101 * 1024],
    ['two bytes', '\u00e9', 151 * 1024],
    ['four bytes', '\u{1f600}', 76 * 1024],
    ['two bytes because they are escaped', '"', 151 * 1024],
  ])('measures what it stores in bytes: characters of %s', async (_size, character, count) => {
    const data = { text: character.repeat(count) };
    const { call, held } = setUp([{ ...done, data }]);
    expect((await call()).response.data).toEqual(data);
    const bytes = Buffer.byteLength(JSON.stringify(data));
    expect(bytes).toBeGreaterThan(300 * 1024);
    expect((await call()).response).toMatchObject({ data: null, dataOmitted: { bytes } });
    const records = [...held.values()].map((record) => Buffer.byteLength(record.answer ?? ''));
    expect(Math.max(...records)).toBeLessThan(1_000);
  });

  it('stores a result of 300 KB whole', async () => {
    const data = { text: '\u{4e2d}'.repeat(100 * 1024 - 10) };
    const { call } = setUp([{ ...done, data }]);
    await call();
    expect(await call()).toMatchObject({ replayed: true, response: { data } });
  });

  it('stores size and hash of a result over 300 KB, and returns the whole result the first time', async () => {
    const data = { text: 'x'.repeat(301 * 1024) };
    const { call } = setUp([{ ...done, data }]);
    expect((await call()).response.data).toEqual(data);
    const { response } = await call();
    expect(response).toMatchObject({
      data: null,
      dataOmitted: { bytes: Buffer.byteLength(JSON.stringify(data)) },
    });
  });
});
