import { afterEach, describe, expect, it, vi } from 'vitest';
import { anonymousScope, jobScope } from '../../../shared/lambda/request-scope.ts';
import { lambdaContext } from '../../support/http-event.ts';

afterEach(() => vi.useRealTimers());

describe('the deadline of a request', () => {
  it.each([
    [28_000, 25_000],
    [26_500, 25_000],
    [26_499, 24_999],
    [10_000, 8_500],
    [1_500, 0],
  ])('with %i ms left is %i ms ahead, so that a response can still be sent', (left, ahead) => {
    vi.useFakeTimers({ now: 1_800_000_000_000 });
    expect(anonymousScope(lambdaContext(left))).toEqual({
      requestId: 'request-1',
      deadline: 1_800_000_000_000 + ahead,
    });
  });
});

describe('the deadline of a job', () => {
  it.each([
    [120_000, 117_000],
    [28_000, 25_000],
    [3_000, 0],
  ])('with %i ms left is %i ms ahead, so that its outcome can still be stored', (left, ahead) => {
    vi.useFakeTimers({ now: 1_800_000_000_000 });
    expect(jobScope(lambdaContext(left)).deadline).toBe(1_800_000_000_000 + ahead);
  });
});
