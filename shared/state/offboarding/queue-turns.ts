import * as z from 'zod/mini';
import { QUEUE_COUNT_LATE_SECONDS, QUEUE_TURN_SECONDS } from '../../config/job-limits.ts';
import { epochSeconds, sendConditional, type Table } from '../table.ts';

/** What earlier turns left for the next one. Times in milliseconds since the epoch, 0 for none. */
export type QueuePast = {
  /** When messages that an offboarding hid were last visible again. */
  shownAt: number;
  /** When hidden messages were last counted without those of an offboarding, and whether there were any. */
  countedAt: number;
  wereHidden: boolean;
};

/**
 * Whose turn it is to read the dead-letter queue. A reader hides the messages of others: an offboarding that read the queue
 * meanwhile would not find its own. @param run names the reader
 */
export type QueueTurns = {
  /**
   * Begins a turn, or renews it. Idempotent. @throws as `sendConditional`
   * @returns what the turns before left; undefined while it is another run's turn
   */
  take(run: string): Promise<QueuePast | undefined>;
  end(run: string, past: QueuePast): Promise<void>;
};

const time = z._default(z.number(), 0);
const itemSchema = z.object({
  leaseUntil: time,
  shownAt: time,
  countedAt: time,
  wereHidden: z._default(z.boolean(), false),
});

/** The turn in the table, as the one item of `OFFBOARDINGS`. */
export function queueTurnsIn(table: Table, now: () => number = Date.now): QueueTurns {
  const at = { Key: { pk: 'OFFBOARDINGS', sk: 'DEAD-LETTERS' } };
  return {
    async take(run) {
      const leaseUntil = now() + QUEUE_TURN_SECONDS * 1_000;
      const take = {
        ...at,
        UpdateExpression: 'SET #run = :run, leaseUntil = :until, expiresAt = :expiresAt',
        ConditionExpression: 'attribute_not_exists(pk) OR leaseUntil < :now OR #run = :run',
        ExpressionAttributeNames: { '#run': 'run' },
        ExpressionAttributeValues: {
          ':run': run,
          ':until': leaseUntil,
          ':now': now(),
          ':expiresAt': epochSeconds(leaseUntil) + QUEUE_COUNT_LATE_SECONDS + 1,
        },
        ReturnValues: 'ALL_OLD' as const,
      };
      const taken = await sendConditional(() => table.update(take));
      if (taken === undefined) return undefined;
      const { leaseUntil: before, ...past } = itemSchema.parse(taken.Attributes ?? {});
      // A turn that was not ended may have left messages hidden until it lapsed.
      return { ...past, shownAt: Math.max(past.shownAt, Math.min(before, now())) };
    },
    async end(run, { shownAt, countedAt, wereHidden }) {
      const end = {
        ...at,
        UpdateExpression:
          'SET leaseUntil = :ended, shownAt = :shownAt, countedAt = :countedAt, wereHidden = :wereHidden',
        ConditionExpression: '#run = :run',
        ExpressionAttributeNames: { '#run': 'run' },
        ExpressionAttributeValues: {
          ':ended': 0,
          ':run': run,
          ':shownAt': shownAt,
          ':countedAt': countedAt,
          ':wereHidden': wereHidden,
        },
      };
      await sendConditional(() => table.update(end));
    },
  };
}
