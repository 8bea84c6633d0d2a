import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { done, endedRun, send, setUp, start, user } from './actions.ts';

const stored = JSON.stringify({ result: { data: { id: 'm1' }, executionId: 'ex1' } });

describe('a write with a key', () => {
  it('is sent once and replayed after', async () => {
    const { call, sent } = setUp([done]);
    const first = await call();
    expect(await call()).toEqual({ ...first, replayed: true });
    expect(sent).toHaveLength(1);
  });

  it('is the same write when its fields come in another order', async () => {
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

  it('stores and replays a final error of the provider', async () => {
    const { call, sent } = setUp([endedRun('failed', 'provider-error')]);
    await rejectionOf(call());
    const replay = await rejectionOf(call());
    expect(replay).toMatchObject({ code: 'provider-error', replayed: true, facts: { executionId: 'ex1' } });
    expect(sent).toHaveLength(1);
  });

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
    expect(await call()).toEqual({ response: { data: { id: 'm1' }, executionId: 'ex1' }, replayed: true });
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
