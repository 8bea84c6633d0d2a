import { openLocalTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { digestSlotsIn } from '../../../shared/state/digest-slots.ts';
import type { SlotState } from '../../../shared/state/slot-items.ts';
import { simulator, stack } from '../stack/product.ts';
import { ownerOf } from './digest-control.ts';

type Entry = { kind: string; identifier: string };
type QueuedMessage = { ReceiptHandle: string; Body: string };

/** Each user's newest slot in the table; undefined when there is none. */
export async function slotsOf(users: readonly string[]): Promise<Map<string, SlotState | undefined>> {
  const table = openLocalTable(stack);
  try {
    const slots = digestSlotsIn(table);
    const newest = users.map(async (user) => [user, (await slots.findNewest(ownerOf(user), 1))[0]] as const);
    return new Map(await Promise.all(newest));
  } finally {
    table.close();
  }
}

/** The number of digests sent to each user, from the simulator's ledger. */
export async function messagesTo(users: readonly string[]): Promise<Map<string, number>> {
  const { entries } = (await simulator.get('ledger')) as unknown as { entries: Entry[] };
  const sent = entries.filter(({ kind }) => kind === 'mail-sent' || kind === 'message-posted');
  return new Map(users.map((user) => [user, sent.filter(({ identifier }) => identifier === user).length]));
}

/** Receives and deletes the users' events in the dead-letter queue; those of other users stay. */
type Event = { identifier?: string };

export async function takeFromDeadLetterQueue(users: readonly string[]): Promise<string[]> {
  const QueueUrl = stack.outputs.DeadLetterQueueUrl;
  const found: string[] = [];
  for (;;) {
    const { Messages = [] } = await callQueue<{ Messages?: QueuedMessage[] }>('ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 5,
    });
    if (Messages.length === 0) return found;
    for (const { Body, ReceiptHandle } of Messages) {
      // Lambda's record holds the event, a message of Scheduler is the event.
      const record = JSON.parse(Body) as Event & { requestPayload?: Event };
      const { identifier = '' } = record.requestPayload ?? record;
      if (!users.includes(identifier)) continue;
      found.push(identifier);
      await callQueue('DeleteMessage', { QueueUrl, ReceiptHandle });
    }
  }
}

async function callQueue<Result>(operation: string, input: object): Promise<Result> {
  const response = await fetch(stack.awsUrl, {
    method: 'POST',
    headers: { 'x-amz-target': `AmazonSQS.${operation}` },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${operation}: ${response.status}`);
  return JSON.parse((await response.text()) || '{}') as Result;
}
