import { QUEUE_TURN_SECONDS } from '../../config/job-limits.ts';
import { epochSeconds, sendConditional, type Table } from '../table.ts';

/**
 * Whose turn it is to read the dead-letter queue. A reader hides the messages of others: an offboarding that read the queue
 * meanwhile would not find its own. @param run names the reader
 */
export type QueueTurns = {
  /** Begins a turn, or renews it; false while it is another run's. Idempotent. @throws as `sendConditional` */
  take(run: string): Promise<boolean>;
  end(run: string): Promise<void>;
};

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
          ':expiresAt': epochSeconds(leaseUntil) + 1,
        },
      };
      return (await sendConditional(() => table.update(take))) !== undefined;
    },
    async end(run) {
      const end = {
        ...at,
        UpdateExpression: 'SET leaseUntil = :ended',
        ConditionExpression: '#run = :run',
        ExpressionAttributeNames: { '#run': 'run' },
        ExpressionAttributeValues: { ':ended': 0, ':run': run },
      };
      await sendConditional(() => table.update(end));
    },
  };
}
