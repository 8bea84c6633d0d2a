import * as z from 'zod/mini';
import { EVENT_LEASE_SECONDS, EVENT_TTL_SECONDS } from '../config/limits.ts';
import { epochSeconds, sendConditional, sendRequest, type Table } from '../state/table.ts';

const progress = z.enum(['RECEIVED', 'APPLIED', 'PUBLISHED']);
const eventSchema = z.object({ progress, first: z.optional(z.string()) });

/** How far the work on an event has come. After `PUBLISHED` nothing is left to do. */
export type EventProgress = z.infer<typeof progress>;

/** The events that Scalekit has delivered, by their `webhook-id`: a redelivery resumes the work where it stopped. */
export type ReceivedEvents = {
  /**
   * Leases an event to one delivery. @returns how far an earlier delivery came, `RESUMED` if it may have begun to apply the
   * event; `LEASED` while another one is at work, whose success is not certain
   */
  claim(id: string, delivery: string, now: number): Promise<EventProgress | 'RESUMED' | 'LEASED'>;
  /** Records progress. @returns false when the lease has gone to another delivery */
  advance(id: string, delivery: string, progress: EventProgress): Promise<boolean>;
  /** Ends the lease, so that the next delivery can resume. */
  release(id: string, delivery: string): Promise<void>;
};

/** The partition key of an event's item. */
export function eventPartition(id: string): string {
  return `EVENT#${id}`;
}

/** Events in the table, as `EVENT#<webhook-id>`. Every write is idempotent, as it is retried after a lost response. */
export function receivedEventsIn(table: Table): ReceivedEvents {
  const at = (id: string) => ({ Key: { pk: eventPartition(id), sk: 'EVENT' } });
  return {
    async claim(id, delivery, now) {
      const claimed = await sendConditional(() => table.update({ ...at(id), ...claimUpdate(delivery, now) }));
      if (claimed !== undefined) {
        const { progress: found, first } = eventSchema.parse(claimed.Attributes);
        return found === 'RECEIVED' && first !== delivery ? 'RESUMED' : found;
      }
      const { Item } = await sendRequest(() => table.get({ ...at(id), ConsistentRead: true }));
      const { data: found } = eventSchema.safeParse(Item);
      return found?.progress === 'PUBLISHED' ? 'PUBLISHED' : 'LEASED';
    },
    async advance(id, delivery, progress) {
      const update = {
        ...at(id),
        UpdateExpression: 'SET progress = :progress',
        ConditionExpression: 'delivery = :delivery',
        ExpressionAttributeValues: { ':progress': progress, ':delivery': delivery },
      };
      return (await sendConditional(() => table.update(update))) !== undefined;
    },
    async release(id, delivery) {
      const update = {
        ...at(id),
        UpdateExpression: 'SET leaseUntil = :ended',
        ConditionExpression: 'delivery = :delivery',
        ExpressionAttributeValues: { ':ended': 0, ':delivery': delivery },
      };
      await sendConditional(() => table.update(update));
    },
  };
}

function claimUpdate(delivery: string, now: number) {
  const seconds = epochSeconds(now);
  return {
    UpdateExpression:
      'SET progress = if_not_exists(progress, :received), #first = if_not_exists(#first, :delivery), delivery = :delivery, leaseUntil = :until, expiresAt = :expiresAt',
    ConditionExpression:
      'attribute_not_exists(pk) OR (progress <> :published AND (leaseUntil < :seconds OR delivery = :delivery))',
    ExpressionAttributeNames: { '#first': 'first' },
    ExpressionAttributeValues: {
      ':received': 'RECEIVED',
      ':published': 'PUBLISHED',
      ':delivery': delivery,
      ':seconds': seconds,
      ':until': seconds + EVENT_LEASE_SECONDS,
      ':expiresAt': seconds + EVENT_TTL_SECONDS,
    },
    ReturnValues: 'ALL_NEW' as const,
  };
}
