import { OFFBOARD_PARALLEL, QUEUE_MESSAGES } from '../../../shared/config/job-limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { runInParallel } from '../../../shared/lambda/run-in-parallel.ts';
import type { HeldOffboarding } from '../../../shared/state/offboarding/offboarding-runs.ts';
import type { OffboardDeps } from '../offboard-deps.ts';
import { namesUser } from './names-user.ts';
import type { QueueMessage } from './queue-api.ts';

/**
 * Deletes the user's messages from the dead-letter queue. The others are hidden meanwhile, and visible again at the end, or
 * when their time has passed after a run that died.
 */
export async function clearDeadLetters(
  held: HeldOffboarding,
  { queue, runs }: Pick<OffboardDeps, 'queue' | 'runs'>,
): Promise<HeldOffboarding> {
  const others = new Map<string, QueueMessage>();
  let now = held;
  try {
    for (let read = 0; ; ) {
      const messages = await queue.receive();
      if (messages.length === 0 || messages.every(({ id }) => others.has(id))) return now;
      read += messages.length;
      if (read > QUEUE_MESSAGES) throw new AppError('upstream-unavailable');
      const own = messages.filter(({ body }) => namesUser(body, held.user));
      for (const message of messages) if (!own.includes(message)) others.set(message.id, message);
      now = await runs.record(now, { add: { deadLetters: own.map(({ id }) => id) } });
      await runInParallel(own, OFFBOARD_PARALLEL, ({ receipt }) => queue.remove(receipt));
    }
  } finally {
    await runInParallel([...others.values()], OFFBOARD_PARALLEL, ({ receipt }) =>
      queue.show(receipt).catch(() => undefined),
    );
  }
}
