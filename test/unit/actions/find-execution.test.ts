import { describe, expect, it } from 'vitest';
import { findExecution } from '../../../shared/actions/find-execution.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { done, endedRun, key, setUp, user } from './actions.ts';

describe('findExecution', () => {
  it('returns the result of a write that is done', async () => {
    const { call, deps } = setUp([done]);
    await call();
    expect(await findExecution(key, { user }, deps)).toEqual({
      status: 'DONE',
      tool: 'gmail_send_message',
      connection: 'gmail',
      startedAt: '2026-11-22T08:00:00.000Z',
      result: { data: { id: 'm1' }, executionId: 'ex1' },
    });
  });

  it.each([
    ['a final error', endedRun('failed', 'provider-error'), { status: 'DONE', code: 'provider-error' }],
    [
      'an unknown outcome',
      endedRun('unknown', 'outcome-unknown'),
      { status: 'UNKNOWN', code: 'outcome-unknown' },
    ],
  ] as const)('returns %s', async (_case, run, expected) => {
    const { call, deps } = setUp([run]);
    await rejectionOf(call());
    expect(await findExecution(key, { user }, deps)).toMatchObject(expected);
  });

  it('returns the running write to its own caller only: the service’s is not the user’s', async () => {
    const { call, deps } = setUp([]);
    deps.scalekit.tools.write = () => new Promise(() => undefined);
    void call({}, { service: 'jobs' });
    await new Promise(setImmediate);
    expect(await findExecution(key, { user, service: 'jobs' }, deps)).toEqual({
      status: 'IN_PROGRESS',
      tool: 'gmail_send_message',
      connection: 'gmail',
      startedAt: '2026-11-22T08:00:00.000Z',
    });
    for (const service of [undefined, 'other']) {
      expect((await rejectionOf(findExecution(key, { user, service }, deps))).code).toBe('not-found');
    }
  });

  it('returns outcome-unknown for a key whose record a restore may have lost', async () => {
    const { deps, lost } = setUp([]);
    lost.add(key);
    expect((await rejectionOf(findExecution(key, { user }, deps))).code).toBe('outcome-unknown');
  });

  it.each([
    ['was never used', 'an-unused-key-123456', user],
    ['another user used', key, { ...user, identifier: 'bob' }],
  ])('returns not-found for a key that %s', async (_case, requested, caller) => {
    const { call, deps } = setUp([done]);
    await call();
    expect((await rejectionOf(findExecution(requested, { user: caller }, deps))).code).toBe('not-found');
  });
});
