import { createServer } from 'node:net';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { LocalStack } from '../../../infra/local/run/stack-description.ts';
import { startLocalStack } from '../../../infra/local/stack.ts';

type Items = NonNullable<Awaited<ReturnType<typeof readItems>>>;

const RESTORED = 'onbehalf-restored';

/** The ports of the stack's parts are 10,000 apart where these are free, so two starts have one issuer. */
export async function findPort(): Promise<number> {
  for (let port = 12_000 + (process.pid % 10_000); ; port += 1) {
    if ((await isFree(port)) && (await isFree(port + 10_000))) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const isListening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (isListening) await new Promise((resolve) => server.close(resolve));
  return isListening;
}

/** A copy of the table, as a restore to this time finds it. */
export async function readItems(stack: LocalStack) {
  const client = clientOf(stack);
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName: stack.tableName, ConsistentRead: true }),
  );
  client.destroy();
  return Items;
}

/** Starts the stack as after a deployment with the parameter `restored`, on a table with these items. */
export async function startRestored(
  options: Parameters<typeof startLocalStack>[0],
  items: Items,
  resumedAt: string,
): Promise<LocalStack> {
  const restored = { tableName: RESTORED, resumedAt, untimedKeys: 'refuse' } as const;
  const stack = await startLocalStack({ ...options, parameters: { ...options?.parameters, restored } });
  const client = clientOf(stack);
  const own = await client.send(new DescribeTableCommand({ TableName: stack.tableName }));
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes = [] } = own.Table ?? {};
  await client.send(
    new CreateTableCommand({
      TableName: RESTORED,
      KeySchema,
      AttributeDefinitions,
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({
        IndexName: index.IndexName,
        KeySchema: index.KeySchema,
        Projection: index.Projection,
      })),
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  const isActive = async () =>
    (await client.send(new DescribeTableCommand({ TableName: RESTORED }))).Table?.TableStatus === 'ACTIVE';
  while (!(await isActive())) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const Item of items) await client.send(new PutItemCommand({ TableName: RESTORED, Item }));
  client.destroy();
  return stack;
}

function clientOf({ dynamodbUrl }: LocalStack): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint: dynamodbUrl, region: 'us-east-1', credentials });
}
