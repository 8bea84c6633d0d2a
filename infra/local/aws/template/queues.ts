import { z } from 'zod';
import type { Resources } from './resources.ts';

/** An SQS queue of the template. */
export type QueueSettings = {
  arn: string;
  url: string;
  visibilityTimeoutSeconds: number;
  retentionSeconds: number;
  delaySeconds: number;
  /** The wait of a ReceiveMessage without WaitTimeSeconds. */
  receiveWaitSeconds: number;
  maximumMessageBytes: number;
  redrive: { deadLetterTargetArn: string; maxReceiveCount: number } | undefined;
};

// Defaults: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
const queueSchema = z.object({
  FifoQueue: z.literal(false).optional(),
  VisibilityTimeout: z.number().default(30),
  MessageRetentionPeriod: z.number().default(4 * 24 * 60 * 60),
  DelaySeconds: z.number().default(0),
  ReceiveMessageWaitTimeSeconds: z.number().default(0),
  MaximumMessageSize: z.number().default(1024 * 1024),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

export function readQueues(resources: Resources): QueueSettings[] {
  return resources.ofType('AWS::SQS::Queue').map(({ logicalId, ref, properties }) => {
    const read = queueSchema.parse(properties);
    return {
      arn: resources.attribute(logicalId, 'Arn'),
      url: ref,
      visibilityTimeoutSeconds: read.VisibilityTimeout,
      retentionSeconds: read.MessageRetentionPeriod,
      delaySeconds: read.DelaySeconds,
      receiveWaitSeconds: read.ReceiveMessageWaitTimeSeconds,
      maximumMessageBytes: read.MaximumMessageSize,
      redrive: read.RedrivePolicy,
    };
  });
}
