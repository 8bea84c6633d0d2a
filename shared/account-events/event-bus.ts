import * as z from 'zod/mini';
import { openService } from '../aws/aws-service.ts';
import type { AwsEnvironment } from '../aws/endpoint.ts';
import { PUBLISH_ATTEMPTS, PUBLISH_CALL_MS } from '../config/limits.ts';
import { AppError } from '../errors/app-error.ts';
import { fromAwsError } from '../errors/from-aws-error.ts';
import { EVENT_DETAIL_TYPE, EVENT_SOURCE, type StatusChanged } from './status-changed.ts';

/** The bus on which the product publishes changes of accounts. */
export type EventBus = {
  /** Publishes at least once. @throws AppError `upstream-unavailable`, `internal`: the event may not be published */
  publish(change: StatusChanged): Promise<void>;
};

const responseSchema = z.object({
  FailedEntryCount: z._default(z.number(), 0),
  Entries: z._default(z.array(z.object({ ErrorCode: z.optional(z.string()) })), []),
});

/**
 * The bus of EventBridge. It reports an entry that it did not accept in a response of status 200.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function eventBridgeBus(name: string, environment?: AwsEnvironment): EventBus {
  const service = openService({
    service: 'events',
    attempts: PUBLISH_ATTEMPTS,
    attemptMs: PUBLISH_CALL_MS,
    environment,
  });
  async function putEvents(entry: object): Promise<unknown> {
    try {
      return await service.call({
        method: 'POST',
        path: '/',
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
        body: JSON.stringify({ Entries: [entry] }),
      });
    } catch (cause) {
      throw fromAwsError(cause);
    }
  }
  return {
    async publish(change) {
      const response = await putEvents({
        EventBusName: name,
        Source: EVENT_SOURCE,
        DetailType: EVENT_DETAIL_TYPE,
        Time: Date.parse(change.occurredAt) / 1_000,
        Detail: JSON.stringify(change),
      });
      const { FailedEntryCount, Entries } = responseSchema.parse(response);
      if (FailedEntryCount === 0) return;
      const cause = new Error(`EventBridge did not accept the event: ${Entries[0]?.ErrorCode}`);
      throw new AppError('upstream-unavailable', { cause });
    },
  };
}
