import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { localTable } from '../../infra/local/aws/dynamodb/table-client.ts';
import type { StackDescription } from '../../infra/local/run/stack-description.ts';
import { digestSortKey, userKey } from '../../shared/state/user-key.ts';
import { productAt } from '../support/stack/product-at.ts';
import { byUser, countLedger } from './count-ledger.ts';
import { armFaults, disarmFaults } from './injected-faults.ts';
import type { DrainOutcome } from './judge-load.ts';

const PARALLEL = 8;
/** From now until the digests fire: longer than their settings take, and shorter than a day of the stack's own jobs. */
const UNTIL_DUE_SECONDS = 1_800;
/** Of a hundred, the accounts that have expired. */
const EXPIRED = 5;
const KILL = { do: 'kill', function: 'mail-digest', when: 'after' };

type Slot = { pk: string; sk: string; status: string; closedAt?: number; reason?: string };
type Message = { ReceiptHandle: string; Body: string };

/** Fires the digests of so many users for one time by the clock, with crashes, and counts how they end. */
export async function drainDigests(stack: StackDescription, digests: number): Promise<DrainOutcome> {
  const users = Array.from({ length: digests }, (_, number) => `drain-${number}`);
  const due = new Date(Date.now() + UNTIL_DUE_SECONDS * 1_000).toISOString().slice(11, 16);
  await setUp(stack, users, due);
  await armFaults(stack, [
    { ...KILL, at: 'dynamodb.UpdateItem', share: 0.01 },
    { ...KILL, at: 'dynamodb.Query', share: 0.01 },
    { at: 'scalekit.executeTool', do: 'error', code: 'Unavailable', share: 0.05 },
  ]);
  const ledger = await countLedger(stack, byUser);
  await post(`${stack.awsUrl}/_local/clock`, { advanceSeconds: UNTIL_DUE_SECONDS });
  await waitUntilIdle(stack);
  await disarmFaults(stack);
  await ledger.end();
  const twice = [...ledger.counts.values()].filter((count) => count > 1).length;
  const { delivered, ...slots } = await countSlots(stack, users);
  const unsent = delivered.filter((user) => !ledger.counts.has(user)).length;
  return { ...slots, delivered: delivered.length, twice, unsent };
}

/** The delivery is Slack's, so that the ledger has an entry for each digest that was sent. */
async function setUp(stack: StackDescription, users: readonly string[], time: string): Promise<void> {
  const { simulator, signedIn } = productAt(stack);
  const left = [...users.entries()];
  const work = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [number, identifier] = next;
      const activate = (connection: string, status: string) =>
        simulator.post('accounts/status', { identifier, connection, status });
      await activate('slack-local', 'ACTIVE');
      await activate('gmail-local', 'ACTIVE');
      const browser = await signedIn(identifier);
      const settings = { time, timeZone: 'UTC', delivery: 'slack' };
      const { status } = await browser('PUT /digest', settings);
      if (status !== 200) throw new Error(`PUT /digest returned ${status}`);
      if (number % 100 < EXPIRED) await activate('gmail-local', 'EXPIRED');
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}

async function waitUntilIdle({ awsUrl }: StackDescription): Promise<void> {
  for (;;) {
    const functions = (await (await fetch(`${awsUrl}/_local/functions`)).json()) as {
      asynchronousPending: number;
    }[];
    if (functions.every(({ asynchronousPending }) => asynchronousPending === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function countSlots(
  stack: StackDescription,
  users: readonly string[],
): Promise<Omit<DrainOutcome, 'delivered' | 'twice' | 'unsent'> & { delivered: string[] }> {
  const slots = await readSlots(stack);
  const queued = await readQueue(stack);
  const ended = (status: string) => {
    return users.filter((user) => slots.get(keyOf(stack, user))?.status === status);
  };
  const open = users.filter((user) => slots.get(keyOf(stack, user))?.closedAt === undefined);
  return {
    fired: users.length,
    delivered: ended('DELIVERED'),
    skipped: ended('SKIPPED').length,
    dead: ended('DEAD').length,
    queued: open.filter((user) => queued.has(user)).length,
  };
}

const keyOf = ({ issuerUrl: issuer }: StackDescription, identifier: string) =>
  userKey({ issuer, identifier });

/** The one slot of each user. */
async function readSlots(stack: StackDescription): Promise<Map<string, Slot>> {
  const { name, client } = localTable(stack);
  const slots = new Map<string, Slot>();
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: name,
        ExclusiveStartKey,
        FilterExpression: 'begins_with(sk, :slot)',
        ExpressionAttributeValues: { ':slot': digestSortKey({ issuer: '', identifier: '' }, 'SLOT#') },
      }),
    );
    for (const slot of (page.Items ?? []) as Slot[]) slots.set(slot.pk, slot);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  client.destroy();
  return slots;
}

/** The users with an event in the dead-letter queue. */
async function readQueue({ awsUrl, outputs }: StackDescription): Promise<Set<string>> {
  const found = new Set<string>();
  for (;;) {
    const response = await fetch(awsUrl, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
      body: JSON.stringify({
        QueueUrl: outputs.DeadLetterQueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 600,
      }),
    });
    const { Messages = [] } = (await response.json()) as { Messages?: Message[] };
    if (Messages.length === 0) return found;
    for (const { Body } of Messages) {
      const record = JSON.parse(Body) as { identifier?: string; requestPayload?: { identifier?: string } };
      found.add((record.requestPayload ?? record).identifier ?? '');
    }
  }
}

async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} returned ${response.status}`);
}
