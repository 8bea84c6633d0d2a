import { setTimeout as sleep } from 'node:timers/promises';
import { SEND_MS } from '../config/job-limits.ts';
import {
  CALL_ATTEMPTS,
  CALL_BACKOFF_MS,
  DEFAULT_RETRY_AFTER_SECONDS,
  WORTHWHILE_ATTEMPT_MS,
} from '../config/limits.ts';
import { classify, type Failure } from './failure/failure.ts';
import { trackDoubt } from './failure/without-effect.ts';

/**
 * `once`: any failure is final. `write`: any failure is final, except that Scalekit refused the workspace's token.
 * `idempotent`: repeated. `read`: repeated, also after a rate limit has passed.
 */
export type Repetition = 'read' | 'idempotent' | 'write' | 'once';

/** The second attempt of a write follows a token that Scalekit refused. */
const ATTEMPTS: Record<Repetition, number> = {
  read: CALL_ATTEMPTS,
  idempotent: CALL_ATTEMPTS,
  write: 2,
  once: 1,
};

/**
 * Makes a call, and repeats it while its failures are transient and another attempt can end by the deadline.
 * @param deadline epoch milliseconds
 * @param attempt gets the milliseconds that must be left before the deadline when it sends
 * @throws the last attempt's error
 */
export async function withRetries<T>(
  { repetition, deadline }: { repetition: Repetition; deadline: number },
  attempt: (reserveMs: number) => Promise<T>,
): Promise<T> {
  const reserveMs = repetition === 'write' ? SEND_MS : WORTHWHILE_ATTEMPT_MS;
  const recordDoubt = trackDoubt();
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt(repetition === 'write' && attempts > 1 ? reserveMs : 0);
    } catch (error) {
      recordDoubt(error);
      const pause = pauseAfter(classify(error), attempts, repetition);
      if (pause === undefined || Date.now() + pause + reserveMs > deadline) throw error;
      await sleep(pause);
    }
  }
}

/** Milliseconds until another attempt makes sense; undefined when none does. */
function pauseAfter(failure: Failure, attempts: number, repetition: Repetition): number | undefined {
  if (attempts >= ATTEMPTS[repetition]) return undefined;
  if (repetition === 'write' && !isRefusedToken(failure)) return undefined;
  const jitter = 0.5 + Math.random();
  if (isTransient(failure)) return CALL_BACKOFF_MS * attempts * jitter;
  if (repetition !== 'read' || !isRateLimit(failure)) return undefined;
  const { retryAfter } = failure;
  return retryAfter === undefined ? DEFAULT_RETRY_AFTER_SECONDS * 1_000 * jitter : retryAfter * 1_000;
}

function isTransient(failure: Failure): boolean {
  if (failure.kind === 'refused') return isRefusedToken(failure);
  return failure.kind === 'broken' || (failure.kind === 'deadline' && !failure.isFinal);
}

/** Scalekit executed nothing, and the next attempt has a new token. */
function isRefusedToken(failure: Failure): boolean {
  return failure.kind === 'refused' && failure.code === 'unauthenticated';
}

function isRateLimit(failure: Failure): failure is Extract<Failure, { kind: 'rate-limited' | 'provider' }> {
  return failure.kind === 'rate-limited' || (failure.kind === 'provider' && failure.status === 429);
}
