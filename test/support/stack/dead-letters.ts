import { z } from 'zod';
import { stack } from './product.ts';

const received = z.object({
  Messages: z.array(z.object({ Body: z.string(), ReceiptHandle: z.string() })).default([]),
});

async function call(operation: string, input: object = {}): Promise<unknown> {
  const response = await fetch(stack.awsUrl, {
    method: 'POST',
    headers: { 'x-amz-target': `AmazonSQS.${operation}`, 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({ QueueUrl: stack.outputs.DeadLetterQueueUrl, ...input }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${operation}: ${response.status} ${text}`);
  return text === '' ? {} : JSON.parse(text);
}

/** Sends a message to the dead-letter queue, as Scheduler and Lambda do. */
export const sendDeadLetter = (body: object) => call('SendMessage', { MessageBody: JSON.stringify(body) });

/** The visible messages of the dead-letter queue, which stay visible. */
export async function readDeadLetters(): Promise<unknown[]> {
  const { Messages } = received.parse(
    await call('ReceiveMessage', { MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
  );
  return Messages.map(({ Body }) => JSON.parse(Body));
}

/** Hides up to ten messages for an hour, as an operator who reads them. @returns what shows them again */
export async function hideDeadLetters(): Promise<() => Promise<void>> {
  const { Messages } = received.parse(
    await call('ReceiveMessage', { MaxNumberOfMessages: 10, VisibilityTimeout: 3_600 }),
  );
  return async () => {
    for (const { ReceiptHandle } of Messages)
      await call('ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout: 0 });
  };
}

export const purgeDeadLetters = () => call('PurgeQueue');
