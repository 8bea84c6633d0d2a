import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { type Failure, KnownFailure } from '../../../../shared/scalekit/failure/failure.ts';
import { isWithoutEffect } from '../../../../shared/scalekit/failure/without-effect.ts';
import { withRetries } from '../../../../shared/scalekit/retry.ts';

const refused: Failure = { kind: 'refused', code: 'permission-denied' };

describe('whether a failed call certainly had no effect', () => {
  it.each<[boolean, Failure[]]>([
    [true, [{ kind: 'not-sent' }]],
    [true, [{ kind: 'rate-limited' }]],
    [true, [refused]],
    [true, [{ kind: 'refused', code: 'unauthenticated' }, refused]],
    [false, [{ kind: 'too-large' }]],
    [false, [{ kind: 'provider', status: 'failed' }]],
    [false, [{ kind: 'broken' }, refused]],
    [false, [{ kind: 'broken' }, { kind: 'not-sent' }]],
    [false, [{ kind: 'deadline' }, { kind: 'refused', code: 'unauthenticated' }, refused]],
  ])('is %s after the attempts %j', async (expected, failures) => {
    const left = failures.map((failure) => new KnownFailure(failure));
    const call = withRetries({ repetition: 'idempotent', deadline: Date.now() + 20_000 }, async () => {
      throw left.shift() ?? new Error('One attempt too many.');
    });
    const thrown: unknown = await call.catch((error: unknown) => error);
    expect(left).toEqual([]);
    expect(isWithoutEffect(thrown)).toBe(expected);
    expect(isWithoutEffect(new AppError('upstream-unavailable', { cause: thrown }))).toBe(expected);
  });

  it('is false of an error that no call has thrown', () => {
    expect(isWithoutEffect(new AppError('upstream-unavailable'))).toBe(false);
    expect(isWithoutEffect(undefined)).toBe(false);
  });
});
