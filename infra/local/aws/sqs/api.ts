import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { AwsError } from '../protocol/aws-error.ts';
import { parseInput } from '../protocol/emulator.ts';
import type { JsonService } from '../protocol/json-protocol.ts';
import { type Message, type Queue, receiptHandleOf } from './queue.ts';

const LONGEST_VISIBILITY_SECONDS = 12 * 60 * 60;
const POLL_MS = 25;

const seconds = (most: number) => z.number().int().min(0).max(most);
const names = z.array(z.string()).default([]);
const queueInput = z.object({ QueueUrl: z.string() });
const sendInput = queueInput.extend({
  MessageBody: z.string().min(1),
  DelaySeconds: seconds(900).optional(),
});
const receiveInput = queueInput.extend({
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  VisibilityTimeout: seconds(LONGEST_VISIBILITY_SECONDS).optional(),
  WaitTimeSeconds: seconds(20).optional(),
  AttributeNames: names,
  MessageSystemAttributeNames: names,
  MessageAttributeNames: names,
});
const handleInput = queueInput.extend({ ReceiptHandle: z.string() });
const visibilityInput = handleInput.extend({ VisibilityTimeout: seconds(LONGEST_VISIBILITY_SECONDS) });
const attributesInput = queueInput.extend({ AttributeNames: names });

/**
 * Emulates the part of SQS's JSON protocol that a dead-letter queue needs.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
 */
export function queueProtocol(find: (queueUrl: string) => Queue): JsonService {
  const operation =
    <Schema extends typeof queueInput>(
      schema: Schema,
      run: (queue: Queue, input: z.output<Schema>) => unknown,
    ) =>
    (body: string) => {
      const input = parseInput(schema, body, 'InvalidParameterValue');
      return run(find(input.QueueUrl), input);
    };
  return {
    service: 'sqs',
    targetPrefix: 'AmazonSQS',
    contentType: 'application/x-amz-json-1.0',
    resourceMember: 'QueueUrl',
    operations: {
      SendMessage: operation(sendInput, (queue, { MessageBody, DelaySeconds }) => {
        const { id } = queue.send(MessageBody, { delaySeconds: DelaySeconds });
        return { MessageId: id, MD5OfMessageBody: md5(MessageBody) };
      }),
      ReceiveMessage: operation(receiveInput, receive),
      DeleteMessage: operation(handleInput, (queue, { ReceiptHandle }) => queue.remove(ReceiptHandle)),
      ChangeMessageVisibility: operation(visibilityInput, (queue, input) =>
        queue.changeVisibility(input.ReceiptHandle, input.VisibilityTimeout),
      ),
      PurgeQueue: operation(queueInput, (queue) => queue.purge()),
      GetQueueAttributes: operation(attributesInput, (queue, { AttributeNames }) => {
        const Attributes = pick(queueAttributesOf(queue), AttributeNames);
        return Object.keys(Attributes).length > 0 ? { Attributes } : {};
      }),
    },
  };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
async function receive(queue: Queue, input: z.output<typeof receiveInput>) {
  const until = Date.now() + (input.WaitTimeSeconds ?? queue.settings.receiveWaitSeconds) * 1000;
  let messages = queue.receive(input.MaxNumberOfMessages, input.VisibilityTimeout);
  while (messages.length === 0 && Date.now() < until) {
    await wait(POLL_MS, undefined, { ref: false });
    messages = queue.receive(input.MaxNumberOfMessages, input.VisibilityTimeout);
  }
  const requested = [...input.AttributeNames, ...input.MessageSystemAttributeNames];
  const Messages = messages.map((message) => {
    const Attributes = pick(systemAttributesOf(message), requested);
    const MessageAttributes = senderAttributesOf(message, input.MessageAttributeNames);
    return {
      MessageId: message.id,
      ReceiptHandle: receiptHandleOf(message),
      Body: message.body,
      MD5OfBody: md5(message.body),
      ...(Object.keys(Attributes).length > 0 && { Attributes }),
      ...(Object.keys(MessageAttributes).length > 0 && { MessageAttributes }),
    };
  });
  return Messages.length > 0 ? { Messages } : {};
}

/** Returns the requested attributes that the sender set. A name that the sender did not set is no error. */
function senderAttributesOf({ attributes }: Message, requested: string[]) {
  const entries = Object.entries(attributes).filter(
    ([name]) => requested.includes('All') || requested.includes(name),
  );
  return Object.fromEntries(
    entries.map(([name, value]) => [name, { StringValue: value, DataType: 'String' }]),
  );
}

function systemAttributesOf({ sent, received, firstReceived }: Message): Record<string, string> {
  return {
    SentTimestamp: String(sent),
    ApproximateReceiveCount: String(received),
    ApproximateFirstReceiveTimestamp: String(firstReceived),
  };
}

function queueAttributesOf(queue: Queue): Record<string, string> {
  const { settings, created } = queue;
  const { visible, delayed, inFlight } = queue.count();
  return {
    QueueArn: settings.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    CreatedTimestamp: String(Math.floor(created / 1000)),
    VisibilityTimeout: String(settings.visibilityTimeoutSeconds),
    MessageRetentionPeriod: String(settings.retentionSeconds),
    DelaySeconds: String(settings.delaySeconds),
    ReceiveMessageWaitTimeSeconds: String(settings.receiveWaitSeconds),
    MaximumMessageSize: String(settings.maximumMessageBytes),
    ...(settings.redrive && { RedrivePolicy: JSON.stringify(settings.redrive) }),
  };
}

/** Returns the requested attributes. @throws AwsError for an unknown attribute */
function pick(attributes: Record<string, string>, requested: string[]): Record<string, string> {
  if (requested.includes('All')) return attributes;
  const unknown = requested.find((name) => !Object.hasOwn(attributes, name));
  if (unknown) throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  return Object.fromEntries(requested.map((name) => [name, attributes[name] ?? '']));
}

/** SDKs check the digest of a message. */
function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
