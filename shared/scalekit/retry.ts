import { setTimeout as sleep } from 'node:timers/promises';
import {
  CALL_ATTEMPTS,
  CALL_BACKOFF_MS,
  DEFAULT_RETRY_AFTER_SECONDS,
  WORTHWHILE_ATTEMPT_MS,
} from '../config/limits.ts';
import { classify, type Failure } from './failure.ts';

/** `once`: any failure is final. `idempotent`: repeated. `read`: repeated, also after a rate limit has passed. */
export type Repetition = 'read' | 'idempotent' | 'once';

/**
 * Makes a call, and repeats it while its failures are transient and another attempt can end by the deadline.
 * @param deadline epoch milliseconds
 * @throws the last attempt's error
 */
export async function withRetries<T>(
  { repetition, deadline }: { repetition: Repetition; deadline: number },
  attempt: () => Promise<T>,
): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pause = pauseAfter(classify(error), attempts, repetition);
      if (pause === undefined || Date.now() + pause + WORTHWHILE_ATTEMPT_MS > deadline) throw error;
      await sleep(pause);
    }
  }
}

/** Milliseconds until another attempt makes sense; undefined when none does. */
function pauseAfter(failure: Failure, attempts: number, repetition: Repetition): number | undefined {
  if (repetition === 'once' || attempts >= CALL_ATTEMPTS) return undefined;
  const jitter = 0.5 + Math.random();
  if (isTransient(failure)) return CALL_BACKOFF_MS * attempts * jitter;
  if (repetition !== 'read' || !isRateLimit(failure)) return undefined;
  const { retryAfter } = failure;
  return retryAfter === undefined ? DEFAULT_RETRY_AFTER_SECONDS * 1_000 * jitter : retryAfter * 1_000;
}

/** After `unauthenticated` the next attempt has a new token. */
function isTransient(failure: Failure): boolean {
  if (failure.kind === 'refused') return failure.code === 'unauthenticated';
  return failure.kind === 'broken' || (failure.kind === 'deadline' && !failure.isFinal);
}

function isRateLimit(failure: Failure): failure is Extract<Failure, { kind: 'rate-limited' | 'provider' }> {
  return failure.kind === 'rate-limited' || (failure.kind === 'provider' && failure.status === 429);
}
