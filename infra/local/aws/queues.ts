import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from './aws-error.ts';
import { type JsonService, jsonCall } from './json-protocol.ts';
import { parseInput, type StandIn } from './stand-in.ts';

type Message = {
  id: string;
  body: string;
  visibleAt: number;
  receipt: string;
  received: number;
  sent: number;
  attributes: Record<string, string>;
};

const queueInput = z.object({ QueueUrl: z.string() });
const sendInput = queueInput.extend({ MessageBody: z.string() });
const receiveInput = queueInput.extend({
  MaxNumberOfMessages: z.number().default(1),
  VisibilityTimeout: z.number().default(30),
  MessageAttributeNames: z.array(z.string()).default([]),
});
const deleteInput = queueInput.extend({ ReceiptHandle: z.string() });

/** The template's queues, as far as a dead-letter queue needs them: written by Lambda, read by people and tests. */
export class Queues {
  private readonly queues: { arn: string; url: string; messages: Message[] }[];

  constructor(queues: readonly { arn: string; url: string }[]) {
    this.queues = queues.map((queue) => ({ ...queue, messages: [] }));
  }

  readonly standIn: StandIn = (request) => jsonCall(this.protocol, request);

  /** @throws Error when the template has no such queue. */
  send(queueArn: string, body: string, attributes: Record<string, string> = {}): void {
    const queue = this.queues.find(({ arn }) => arn === queueArn);
    if (!queue) throw new Error(`The template has no queue ${queueArn}`);
    queue.messages.push({ ...newMessage(body), attributes });
  }

  private readonly protocol: JsonService = {
    service: 'sqs',
    targetPrefix: 'AmazonSQS',
    contentType: 'application/x-amz-json-1.0',
    resourceMember: 'QueueUrl',
    operations: {
      SendMessage: (body) => {
        const { QueueUrl, MessageBody } = parseInput(sendInput, body, 'InvalidParameterValue');
        const message = newMessage(MessageBody);
        this.messages(QueueUrl).push(message);
        return { MessageId: message.id, MD5OfMessageBody: md5(MessageBody) };
      },
      ReceiveMessage: (body) => this.receive(parseInput(receiveInput, body, 'InvalidParameterValue')),
      DeleteMessage: (body) => {
        const { QueueUrl, ReceiptHandle } = parseInput(deleteInput, body, 'InvalidParameterValue');
        const messages = this.messages(QueueUrl);
        const index = messages.findIndex(({ receipt }) => receipt === ReceiptHandle);
        if (index >= 0) messages.splice(index, 1);
      },
      GetQueueAttributes: (body) => {
        const { QueueUrl } = parseInput(queueInput, body, 'InvalidParameterValue');
        const messages = this.messages(QueueUrl);
        const visible = messages.filter(({ visibleAt }) => visibleAt <= Date.now()).length;
        const Attributes = {
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(messages.length - visible),
        };
        return { Attributes };
      },
    },
  };

  private receive({
    QueueUrl,
    MaxNumberOfMessages,
    VisibilityTimeout,
    MessageAttributeNames,
  }: z.output<typeof receiveInput>) {
    const wanted = (name: string) => MessageAttributeNames.some((asked) => asked === 'All' || asked === name);
    const visible = this.messages(QueueUrl).filter(({ visibleAt }) => visibleAt <= Date.now());
    const Messages = visible.slice(0, MaxNumberOfMessages).map((message) => {
      message.visibleAt = Date.now() + VisibilityTimeout * 1000;
      message.receipt = randomUUID();
      message.received += 1;
      const attributes = Object.entries(message.attributes).filter(([name]) => wanted(name));
      const described = attributes.map(([name, StringValue]) => [name, { StringValue, DataType: 'String' }]);
      return {
        MessageId: message.id,
        ReceiptHandle: message.receipt,
        Body: message.body,
        MD5OfBody: md5(message.body),
        Attributes: {
          SentTimestamp: String(message.sent),
          ApproximateReceiveCount: String(message.received),
        },
        ...(described.length > 0 && { MessageAttributes: Object.fromEntries(described) }),
      };
    });
    return { Messages };
  }

  private messages(queueUrl: string): Message[] {
    const queue = this.queues.find(({ url }) => url === queueUrl);
    if (!queue) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue.messages;
  }
}

function newMessage(body: string): Message {
  return {
    id: randomUUID(),
    body,
    visibleAt: 0,
    receipt: randomUUID(),
    received: 0,
    sent: Date.now(),
    attributes: {},
  };
}

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html: clients check it.
function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
