import { setTimeout as sleep } from 'node:timers/promises';
import type { RestResult } from '../scalekit/rest-client.ts';

/** How often a request is sent before its result counts as unknown. */
export const ATTEMPTS = 6;

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Waits between requests. A rate limit of Scalekit stops every worker. */
export class Pace {
  readonly #sleep: (ms: number) => Promise<unknown>;
  readonly #now: () => number;
  #resumeAt = 0;

  constructor(wait: (ms: number) => Promise<unknown> = sleep, now: () => number = Date.now) {
    this.#sleep = wait;
    this.#now = now;
  }

  /** Waits while Scalekit's rate limit lasts. */
  async whenAllowed(): Promise<void> {
    for (let rest = this.#resumeAt - this.#now(); rest > 0; rest = this.#resumeAt - this.#now()) {
      await this.#sleep(rest);
    }
  }

  /** Waits as a result demands that is no success; after a 409 and after the last attempt, nothing. */
  async afterResult(result: RestResult, attempt: number): Promise<void> {
    if (result.status === 429) this.#limit(result.retryAfter, attempt);
    else if (result.status !== 409 && attempt < ATTEMPTS) await this.#sleep(pauseAfter(attempt));
  }

  /** Stops every worker for the `Retry-After` of a 429, else for the pause of this attempt. */
  #limit(retryAfterSeconds: number | undefined, attempt: number): void {
    const pause = retryAfterSeconds === undefined ? pauseAfter(attempt) : retryAfterSeconds * 1000;
    this.#resumeAt = Math.max(this.#resumeAt, this.#now() + pause);
  }
}

/** 0.5 s, then twice as long each time. */
function pauseAfter(attempt: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
}
