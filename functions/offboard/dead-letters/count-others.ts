import {
  OFFBOARD_POLL_MS,
  QUEUE_COUNT_HOLDS_SECONDS,
  QUEUE_COUNT_LATE_SECONDS,
} from '../../../shared/config/job-limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HeldOffboarding } from '../../../shared/state/offboarding/offboarding-runs.ts';
import type { QueuePast } from '../../../shared/state/offboarding/queue-turns.ts';
import type { OffboardDeps } from '../offboard-deps.ts';

/**
 * Counts the messages that are hidden by a reader other than an offboarding. SQS counts late: until the messages of the
 * last turn are out of the count, a count of another turn holds, or the count waits. Meanwhile it is this run's turn, so
 * that no other one hides messages, and the runs that wait for the queue then need no count of their own.
 * @throws AppError of SQS and the table; `deadline-exceeded` when the run would end first
 */
export async function countOthers(
  begun: HeldOffboarding,
  past: QueuePast,
  deadline: number,
  { queue, runs, now, sleep }: Pick<OffboardDeps, 'queue' | 'runs' | 'now' | 'sleep'>,
): Promise<{ held: HeldOffboarding; past: QueuePast }> {
  const exactFrom = past.shownAt + QUEUE_COUNT_LATE_SECONDS * 1_000;
  let held = begun;
  for (;;) {
    const countedAt = now();
    const hidden = await queue.countHidden();
    if (hidden === 0 || countedAt >= exactFrom)
      return { held, past: { ...past, countedAt, wereHidden: hidden > 0 } };
    if (countedAt - past.countedAt <= QUEUE_COUNT_HOLDS_SECONDS * 1_000) return { held, past };
    if (exactFrom + OFFBOARD_POLL_MS > deadline) throw new AppError('deadline-exceeded');
    for (let left = exactFrom - now(); left > 0; left = exactFrom - now()) {
      await sleep(Math.min(left, OFFBOARD_POLL_MS));
      held = await runs.record(held);
    }
  }
}
