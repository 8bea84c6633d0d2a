import * as z from 'zod/mini';
import { openService } from '../../../shared/aws/aws-service.ts';
import type { AwsEnvironment } from '../../../shared/aws/endpoint.ts';
import { QUEUE_ATTEMPTS, QUEUE_CALL_MS, QUEUE_HIDDEN_SECONDS } from '../../../shared/config/job-limits.ts';
import { fromAwsError } from '../../../shared/errors/from-aws-error.ts';

const messageSchema = z.object({ MessageId: z.string(), ReceiptHandle: z.string(), Body: z.string() });
const receivedSchema = z.object({ Messages: z._default(z.array(messageSchema), []) });

const HIDDEN = 'ApproximateNumberOfMessagesNotVisible';
const countedSchema = z.object({ Attributes: z.object({ [HIDDEN]: z.string() }) });

export type QueueMessage = { id: string; body: string; receipt: string };

/** The queue's messages. @throws AppError `upstream-unavailable`, `internal` */
export type QueueReader = {
  /** Up to ten messages, which are hidden from now on; none when no more is visible. */
  receive(): Promise<QueueMessage[]>;
  remove(receipt: string): Promise<void>;
  /** How many messages are hidden, by any reader. On AWS the count is that of up to a minute ago. */
  countHidden(): Promise<number>;
  /** Makes a received message visible again. */
  show(receipt: string): Promise<void>;
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html */
export function sqsReader(QueueUrl: string, environment?: AwsEnvironment): QueueReader {
  const service = openService({
    service: 'sqs',
    attempts: QUEUE_ATTEMPTS,
    attemptMs: QUEUE_CALL_MS,
    environment,
  });
  async function call(operation: string, input: object): Promise<unknown> {
    try {
      return await service.call({
        method: 'POST',
        path: '/',
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
        body: JSON.stringify({ QueueUrl, ...input }),
      });
    } catch (cause) {
      throw fromAwsError(cause);
    }
  }
  return {
    async receive() {
      // With a wait, SQS asks all of its servers: without one, it can miss messages.
      const read = { MaxNumberOfMessages: 10, VisibilityTimeout: QUEUE_HIDDEN_SECONDS, WaitTimeSeconds: 1 };
      const { Messages } = receivedSchema.parse(await call('ReceiveMessage', read));
      return Messages.map(({ MessageId: id, Body: body, ReceiptHandle: receipt }) => ({ id, body, receipt }));
    },
    async countHidden() {
      const counted = await call('GetQueueAttributes', { AttributeNames: [HIDDEN] });
      return Number(countedSchema.parse(counted).Attributes[HIDDEN]);
    },
    remove: async (receipt) => void (await call('DeleteMessage', { ReceiptHandle: receipt })),
    show: async (receipt) =>
      void (await call('ChangeMessageVisibility', { ReceiptHandle: receipt, VisibilityTimeout: 0 })),
  };
}
