import { OFFBOARD_PARALLEL, OFFBOARD_POLL_MS, QUEUE_MESSAGES } from '../../../shared/config/job-limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { RequestScope } from '../../../shared/lambda/request-scope.ts';
import { runInParallel } from '../../../shared/lambda/run-in-parallel.ts';
import type { HeldOffboarding } from '../../../shared/state/offboarding/offboarding-runs.ts';
import type { QueuePast } from '../../../shared/state/offboarding/queue-turns.ts';
import type { OffboardDeps } from '../offboard-deps.ts';
import { countOthers } from './count-others.ts';
import { namesUser } from './names-user.ts';
import type { QueueMessage } from './queue-api.ts';

type ClearDeps = Pick<OffboardDeps, 'queue' | 'runs' | 'turns' | 'now' | 'sleep'>;

/**
 * Deletes the user's messages from the dead-letter queue. The others are hidden meanwhile, and visible again at the end, or
 * when their time has passed after a run that died. One run reads the queue at a time, as it hides messages of others.
 * While a reader that is no offboarding hides messages, one of the user can be among them: the look counts as one that has
 * found something.
 * @throws AppError of SQS and the table; `deadline-exceeded` while the queue is another run's, or the count is not exact
 */
export async function clearDeadLetters(
  held: HeldOffboarding,
  { deadline }: Pick<RequestScope, 'deadline'>,
  deps: ClearDeps,
): Promise<HeldOffboarding> {
  const { queue, runs, turns } = deps;
  const others = new Map<string, QueueMessage>();
  let read = 0;
  let { held: now, past } = await waitForTurn(held, deadline, deps);
  try {
    // Before its own messages are hidden, which the count would have or not. The first look is never the last one.
    if (held.state.looks > 0) {
      ({ held: now, past } = await countOthers(now, past, deadline, deps));
      if (past.wereHidden) now = await runs.record(now, { set: { hasFound: true } });
    }
    for (;;) {
      if (!(await turns.take(held.run))) throw new AppError('request-in-progress');
      const messages = await queue.receive();
      if (messages.length === 0 || messages.every(({ id }) => others.has(id))) return now;
      read += messages.length;
      if (read > QUEUE_MESSAGES) throw new AppError('upstream-unavailable');
      const own = messages.filter(({ body }) => namesUser(body, held.user));
      for (const message of messages) if (!own.includes(message)) others.set(message.id, message);
      const found = own.length > 0 ? { set: { hasFound: true } } : {};
      now = await runs.record(now, { ...found, add: { deadLetters: own.map(({ id }) => id) } });
      await runInParallel(own, OFFBOARD_PARALLEL, ({ receipt }) => queue.remove(receipt));
    }
  } finally {
    const shown = await runInParallel([...others.values()], OFFBOARD_PARALLEL, ({ receipt }) =>
      queue.show(receipt).then(
        () => true,
        () => false,
      ),
    );
    // What is still hidden, the next reader would miss: then the turn lapses with the time of the messages.
    const shownAt = read > 0 ? deps.now() : past.shownAt;
    if (shown.every(Boolean)) await turns.end(held.run, { ...past, shownAt }).catch(() => undefined);
  }
}

/** Waits while another run reads the queue, and keeps the lease of the offboarding. */
async function waitForTurn(
  begun: HeldOffboarding,
  deadline: number,
  { runs, turns, now, sleep }: ClearDeps,
): Promise<{ held: HeldOffboarding; past: QueuePast }> {
  let held = begun;
  for (;;) {
    const past = await turns.take(held.run);
    if (past !== undefined) return { held, past };
    if (now() + OFFBOARD_POLL_MS > deadline) throw new AppError('deadline-exceeded');
    await sleep(OFFBOARD_POLL_MS);
    held = await runs.record(held);
  }
}
