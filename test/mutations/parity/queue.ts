import type { ParityMutation } from '../mutation.ts';

const sqs = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest';
const queue = {
  source: `${sqs}/SQSDeveloperGuide/sqs-visibility-timeout.html`,
  file: 'infra/local/aws/sqs/queue.ts',
  test: 'test/local/aws/sqs/queue.test.ts',
};
const operations = {
  source: `${sqs}/APIReference/API_ReceiveMessage.html`,
  file: 'infra/local/aws/sqs/api.ts',
  test: 'test/local/aws/sqs/queue-operations.test.ts',
};

export const queues: readonly ParityMutation[] = [
  {
    ...queue,
    behaviour: 'A received message is hidden until its visibility timeout has passed',
    find: 'message.visibleAt = now + visibilitySeconds * 1000;',
    replace: '',
    name: 'hides a received message',
  },
  {
    ...queue,
    behaviour: 'ChangeMessageVisibility changes how long a message in flight stays hidden',
    find: 'found.visibleAt = now + seconds * 1000;',
    replace: '',
    name: 'hides it for the requested time',
  },
  {
    ...queue,
    behaviour: 'ChangeMessageVisibility of a message not in flight is MessageNotInflight',
    source: `${sqs}/APIReference/API_ChangeMessageVisibility.html`,
    find: 'if (!found || found.visibleAt <= now) {',
    replace: 'if (!found) {',
    name: 'refuses to change the visibility',
  },
  {
    ...queue,
    behaviour: 'DeleteMessage with the handle of an earlier receive succeeds and deletes nothing',
    source: `${sqs}/APIReference/API_DeleteMessage.html`,
    find: 'message.id === id && message.received === Number(received)',
    replace: 'message.id === id',
    name: 'deletes only by the newest receipt handle',
  },
  {
    ...queue,
    behaviour: 'A receipt handle of the wrong form is ReceiptHandleIsInvalid',
    source: `${sqs}/APIReference/API_DeleteMessage.html`,
    find: "if (!id) throw new AwsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');",
    replace: '',
    name: 'deletes only by the newest receipt handle',
  },
  {
    ...queue,
    behaviour: 'A message is kept for the retention period, four days by default',
    source: `${sqs}/SQSDeveloperGuide/quotas-messages.html`,
    find: 'this.kept = this.kept.filter(({ sent }) => sent > oldest);',
    replace: '',
    name: 'drops a message after the retention period',
  },
  {
    ...queue,
    behaviour: 'A delayed message is not received before its delay has passed',
    source: `${sqs}/SQSDeveloperGuide/sqs-delay-queues.html`,
    find: 'const visibleAt = sent + delaySeconds * 1000;',
    replace: 'const visibleAt = sent;',
    name: 'hides a message for its own delay',
  },
  {
    ...queue,
    behaviour: 'A message received maxReceiveCount times goes to the dead-letter queue',
    source: `${sqs}/SQSDeveloperGuide/sqs-dead-letter-queues.html`,
    find: 'message.received < redrive.maxReceiveCount',
    replace: 'message.received <= redrive.maxReceiveCount',
    name: 'moves a message that was received too often',
  },
  {
    ...queue,
    behaviour: 'A message has at most 1 MiB',
    source:
      'https://aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb',
    find: 'if (Buffer.byteLength(body) > limit) {',
    replace: 'if (Buffer.byteLength(body) >= limit) {',
    name: 'accepts a message of 1 MiB',
  },
  {
    ...queue,
    behaviour: 'A message with characters that XML does not have is InvalidMessageContents',
    source: `${sqs}/APIReference/API_SendMessage.html`,
    find: '\\u{e000}-\\u{fffd}',
    replace: '\\u{e000}-\\u{ffff}',
    name: 'refuses characters that XML does not have',
  },
  {
    ...operations,
    behaviour: 'Attributes of a queue or message are returned only on request',
    find: 'return Object.fromEntries(requested.map((name) =>',
    replace:
      'if (requested.length === 0) return attributes;\n  return Object.fromEntries(requested.map((name) =>',
    name: "return a message's attributes only on request",
  },
  {
    ...operations,
    behaviour: 'An unknown attribute is InvalidAttributeName',
    source: `${sqs}/APIReference/API_GetQueueAttributes.html`,
    find: 'if (unknown) throw',
    replace: 'if (unknown === attributes) throw',
    name: 'return the requested attributes',
  },
  {
    ...operations,
    behaviour: 'ReceiveMessage waits for a message for up to WaitTimeSeconds',
    source: `${sqs}/SQSDeveloperGuide/sqs-short-and-long-polling.html`,
    find: 'while (messages.length === 0 && Date.now() < until) {',
    replace: 'while (false) {',
    name: 'wait for a message up to WaitTimeSeconds',
  },
  {
    ...operations,
    behaviour: 'ReceiveMessage returns one message by default, and at most ten',
    find: '.max(10)',
    replace: '.max(100)',
    name: 'refuse eleven messages',
  },
  {
    ...operations,
    behaviour: 'PurgeQueue deletes every message',
    source: `${sqs}/APIReference/API_PurgeQueue.html`,
    find: 'PurgeQueue: operation(queueInput, (queue) => queue.purge()),',
    replace: 'PurgeQueue: operation(queueInput, () => ({})),',
    name: 'purge a queue',
  },
  {
    ...operations,
    behaviour: 'A queue has the attributes that the template sets, and SQS’s defaults for the rest',
    source: `${sqs}/APIReference/API_SetQueueAttributes.html`,
    file: 'infra/local/aws/template/queues.ts',
    find: 'retentionSeconds: read.MessageRetentionPeriod,',
    replace: 'retentionSeconds: 60,',
    name: 'return the requested attributes',
  },
];
