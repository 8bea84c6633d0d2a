import { readFileSync } from 'node:fs';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { localTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { simulator, stack } from './product.ts';

type Item = Record<string, unknown>;

async function scanTable(): Promise<Item[]> {
  const { client, name: TableName } = localTable(stack);
  const found: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }));
    found.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  client.destroy();
  return found;
}

const queued = z.object({ Messages: z.array(z.object({ Body: z.string() })).default([]) });

/** The messages of the dead-letter queue that are visible; they stay so. */
async function peekQueue(): Promise<string[]> {
  const response = await fetch(stack.awsUrl, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
    body: JSON.stringify({
      QueueUrl: stack.outputs.DeadLetterQueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
    }),
  });
  return queued.parse(JSON.parse((await response.text()) || '{}')).Messages.map(({ Body }) => Body);
}

const listed = z.object({ Schedules: z.array(z.object({ Name: z.string(), GroupName: z.string() })) });

async function readSchedules(): Promise<string[]> {
  const { Schedules } = listed.parse(await (await fetch(`${stack.awsUrl}/schedules`)).json());
  return Promise.all(
    Schedules.map(async ({ Name, GroupName }) =>
      (await fetch(`${stack.awsUrl}/schedules/${Name}?groupName=${GroupName}`)).text(),
    ),
  );
}

function toText(value: unknown): string {
  return JSON.stringify(value, (_name, each) => {
    if (each instanceof Set) return [...each];
    return typeof each === 'bigint' ? String(each) : each;
  });
}

/** The user's accounts at Scalekit, by its identifier. */
export async function accountsOf(identifier: string): Promise<{ id: string; connection: string }[]> {
  const found = await simulator.get(`accounts?identifier=${encodeURIComponent(identifier)}`);
  return (found as unknown as { accounts: { id: string; connection: string }[] }).accounts;
}

/** Everything that the stack keeps, by its place, as texts. */
export async function dumpStack(identifiers: readonly string[]): Promise<Record<string, string[]>> {
  const accounts = identifiers.map(async (identifier) => toText(await accountsOf(identifier)));
  const logs = Object.values(stack.functions).map(({ logFile }) => readFileSync(logFile, 'utf8'));
  return {
    table: (await scanTable()).map(toText),
    queue: await peekQueue(),
    schedules: await readSchedules(),
    accounts: await Promise.all(accounts),
    logs,
  };
}
