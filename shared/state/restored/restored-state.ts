import { CLIENT_CLOCK_MS, IDEMPOTENCY_TTL_SECONDS, WRITE_WINDOW_SECONDS } from '../../config/limits.ts';
import { readKeyTime } from './key-time.ts';

/**
 * The table was restored: what functions wrote in the gap, from the restore point until they resumed, is lost.
 * `resumedAt`: epoch milliseconds; `untimedKeys`: what becomes of keys without a time within a day of it.
 */
export type RestoredState = { resumedAt: number; untimedKeys: 'refuse' | 'send' };

/** The state that a function's environment describes. */
export function restoredStateOf(env: {
  RESUMED_AT?: number | undefined;
  UNTIMED_KEYS?: RestoredState['untimedKeys'] | undefined;
}): RestoredState | undefined {
  const { RESUMED_AT: resumedAt, UNTIMED_KEYS: untimedKeys = 'refuse' } = env;
  return resumedAt === undefined ? undefined : { resumedAt, untimedKeys };
}

/**
 * Whether a key without a record may have been used in the gap. A key made after it was not. Equal writes without a key
 * share one: such a write is a new one only when its key was made longer after the gap than equal writes are one write.
 */
export function isKeyOfGap(key: string, restored: RestoredState | undefined, now: number): boolean {
  if (restored === undefined) return false;
  const { resumedAt, untimedKeys } = restored;
  // The last record that the gap can have had has expired.
  if (now >= resumedAt + IDEMPOTENCY_TTL_SECONDS * 1_000) return false;
  const time = readKeyTime(key);
  // A time far ahead is none: the key only looks like one that has a time.
  if (time === undefined || time.madeAt > now + CLIENT_CLOCK_MS) return untimedKeys === 'refuse';
  return time.madeAt < resumedAt + (time.isShared ? WRITE_WINDOW_SECONDS * 1_000 : 0);
}

/** Whether a slot without an outcome may have been delivered in the gap. Its time is that of its firing. */
export function isSlotOfGap(scheduledTime: string, restored: RestoredState | undefined): boolean {
  return restored !== undefined && Date.parse(scheduledTime) < restored.resumedAt;
}
