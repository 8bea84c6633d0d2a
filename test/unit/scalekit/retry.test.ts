import { describe, expect, it } from 'vitest';
import { type Failure, KnownFailure } from '../../../shared/scalekit/failure/failure.ts';
import { type Repetition, withRetries } from '../../../shared/scalekit/retry.ts';

const rateLimited: Failure = { kind: 'rate-limited', retryAfter: 0 };
const providerLimited: Failure = { kind: 'provider', status: 429, retryAfter: 0 };

/** Makes a call that fails so each time: the number of attempts, and the milliseconds that they took. */
async function attemptsOf(failure: Failure, repetition: Repetition, ms = 20_000) {
  let attempts = 0;
  const started = Date.now();
  const run = withRetries({ repetition, deadline: started + ms }, async () => {
    attempts += 1;
    throw new KnownFailure(failure);
  });
  await expect(run).rejects.toMatchObject({ failure });
  return { attempts, ms: Date.now() - started };
}

describe('withRetries', () => {
  it.each<[Failure, Repetition, number]>([
    [{ kind: 'broken' }, 'read', 3],
    [{ kind: 'broken' }, 'idempotent', 3],
    [{ kind: 'broken' }, 'once', 1],
    [{ kind: 'deadline' }, 'read', 3],
    [{ kind: 'deadline', isFinal: true }, 'read', 1],
    [{ kind: 'refused', code: 'unauthenticated' }, 'read', 3],
    [{ kind: 'refused', code: 'not-found' }, 'read', 1],
    [{ kind: 'not-sent' }, 'read', 1],
    [{ kind: 'too-large' }, 'read', 1],
    [rateLimited, 'read', 3],
    [rateLimited, 'idempotent', 1],
    [rateLimited, 'once', 1],
    [providerLimited, 'read', 3],
    [providerLimited, 'once', 1],
    [{ kind: 'provider', status: 401 }, 'read', 1],
    [{ kind: 'provider', status: 'failed' }, 'read', 1],
    [{ kind: 'provider', status: 'unavailable' }, 'read', 1],
    [{ kind: 'refused', code: 'unauthenticated' }, 'write', 2],
    [{ kind: 'refused', code: 'unauthenticated' }, 'once', 1],
    [{ kind: 'broken' }, 'write', 1],
    [rateLimited, 'write', 1],
    [providerLimited, 'write', 1],
    [{ kind: 'provider', status: 401 }, 'write', 1],
    [{ kind: 'deadline' }, 'write', 1],
    [{ kind: 'not-sent' }, 'write', 1],
    [{ kind: 'refused', code: 'not-found' }, 'write', 1],
    [{ kind: 'refused', code: 'permission-denied' }, 'read', 1],
  ])('after %j makes a call of kind %s %i times', async (failure, repetition, attempts) => {
    expect((await attemptsOf(failure, repetition)).attempts).toBe(attempts);
  });

  it('returns the result of the attempt that succeeds', async () => {
    let attempts = 0;
    const run = withRetries({ repetition: 'read', deadline: Date.now() + 20_000 }, async () => {
      attempts += 1;
      if (attempts === 1) throw new KnownFailure(rateLimited);
      return attempts;
    });
    expect(await run).toBe(2);
  });

  it('waits as long as Retry-After names', async () => {
    const started = Date.now();
    let attempts = 0;
    await withRetries({ repetition: 'read', deadline: started + 20_000 }, async () => {
      attempts += 1;
      if (attempts === 1) throw new KnownFailure({ kind: 'rate-limited', retryAfter: 1 });
    });
    expect(Date.now() - started).toBeGreaterThanOrEqual(990);
  });

  it.each(['rate-limited', 'provider'] as const)(
    'throws immediately when a Retry-After of %s ends after the deadline',
    async (kind) => {
      const failure: Failure =
        kind === 'provider' ? { kind, status: 429, retryAfter: 3 } : { kind, retryAfter: 3 };
      const { attempts, ms } = await attemptsOf(failure, 'read', 3_000);
      expect(attempts).toBe(1);
      expect(ms).toBeLessThan(500);
    },
  );

  it('pauses before each attempt, the longer the more there were', async () => {
    const { ms } = await attemptsOf({ kind: 'broken' }, 'read');
    // Half of 150 ms, then half of 300 ms.
    expect(ms).toBeGreaterThanOrEqual(220);
  });

  it.each<Failure>([{ kind: 'rate-limited' }, { kind: 'provider', status: 429 }])(
    'waits about a second after %j without Retry-After',
    async (failure) => {
      const { attempts, ms } = await attemptsOf(failure, 'read');
      expect(attempts).toBe(3);
      // At least half a second, twice.
      expect(ms).toBeGreaterThanOrEqual(990);
    },
  );

  it('makes no second attempt of a write with too little time to send', async () => {
    const refusedToken: Failure = { kind: 'refused', code: 'unauthenticated' };
    expect((await attemptsOf(refusedToken, 'write', 4_900)).attempts).toBe(1);
    expect((await attemptsOf(refusedToken, 'read', 4_900)).attempts).toBe(3);
  });

  it('passes the second attempt of a write the time that must be left when it sends', async () => {
    const reserves: number[] = [];
    const run = withRetries({ repetition: 'write', deadline: Date.now() + 20_000 }, async (reserveMs) => {
      reserves.push(reserveMs);
      throw new KnownFailure({ kind: 'refused', code: 'unauthenticated' });
    });
    await expect(run).rejects.toThrow();
    expect(reserves).toEqual([0, 5_000]);
  });

  it('makes no attempt that could not end by the deadline', async () => {
    expect((await attemptsOf({ kind: 'broken' }, 'read', 400)).attempts).toBe(1);
  });
});
