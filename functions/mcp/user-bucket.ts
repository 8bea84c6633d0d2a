import { MCP_BURST, MCP_PER_SECOND } from '../../shared/config/limits.ts';
import { AppError } from '../../shared/errors/app-error.ts';

/** Users that one process remembers; the one that called first is forgotten first. */
const USERS = 10_000;

type Bucket = { tokens: number; at: number };

/**
 * A bucket of messages per user, in this process only: an agent in a loop is stopped before it takes the others'
 * places, and the limit over all processes is a multiple of this one.
 */
export function createUserBuckets(now: () => number) {
  const buckets = new Map<string, Bucket>();

  /** Takes the messages of a request. @throws AppError `rate-limited` when the bucket has too few */
  return function take(user: string, messages: number): void {
    const at = now();
    const known = buckets.get(user) ?? { tokens: MCP_BURST, at };
    const tokens = Math.min(MCP_BURST, known.tokens + ((at - known.at) / 1_000) * MCP_PER_SECOND);
    buckets.delete(user);
    const left = tokens - messages;
    buckets.set(user, { tokens: left < 0 ? tokens : left, at });
    const [oldest] = buckets.keys();
    if (buckets.size > USERS && oldest !== undefined) buckets.delete(oldest);
    if (left < 0) throw new AppError('rate-limited', { retryAfter: Math.ceil(-left / MCP_PER_SECOND) });
  };
}
