import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { afterAll, beforeAll, vi } from 'vitest';
import { openService } from '../../../shared/aws/aws-service.ts';
import { documentTable } from '../../../shared/aws/document-table.ts';
import { PENDING_INDEX } from '../../../shared/state/alignment/pending-index.ts';
import type { Table } from '../../../shared/state/table.ts';
import { localEnvironment } from '../aws/local-environment.ts';

/** An empty table with the stack's keys in dynalite, which evaluates conditions; `close` ends the server. */
async function dynaliteTable(): Promise<{ table: Table; close: () => Promise<void> }> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const name = 'state';
  const keys = ['pk', 'sk'] as const;
  const { partitionKey, sortKey } = PENDING_INDEX;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        ...[...keys, partitionKey].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
        { AttributeName: sortKey, AttributeType: 'N' as const },
      ],
      KeySchema: keySchema(...keys),
      GlobalSecondaryIndexes: [
        {
          IndexName: PENDING_INDEX.name,
          KeySchema: keySchema(partitionKey, sortKey),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...PENDING_INDEX.attributes] },
        },
      ],
    }),
  );
  // dynalite creates a table after its response: until then the table is not found.
  while (!(await isActive(client, name))) await new Promise((resolve) => setTimeout(resolve, 2));
  client.destroy();
  const environment = localEnvironment(endpoint);
  // A busy machine may need longer than the product waits for DynamoDB.
  const service = openService({ service: 'dynamodb', attempts: 3, attemptMs: 30_000, environment });
  const table = documentTable(name, service);
  const close = async () => {
    table.close();
    await new Promise((resolve) => server.close(resolve));
  };
  return { table, close };
}

function keySchema(partition: string, sort: string) {
  return [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
}

async function isActive(client: DynamoDBClient, TableName: string): Promise<boolean> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  return Table?.TableStatus === 'ACTIVE';
}

/** One table for all tests of a file. */
export function useTable(): () => Table {
  let opened: Awaited<ReturnType<typeof dynaliteTable>> | undefined;
  beforeAll(async () => {
    opened = await dynaliteTable();
  });
  afterAll(() => opened?.close());
  return () => {
    if (opened === undefined) throw new Error('The table is open during tests only.');
    return opened.table;
  };
}

/** Records the inputs of the table's operations until `stop`. */
export function recordInputs(table: Table) {
  const inputs: object[] = [];
  const record = (name: 'get' | 'put' | 'update' | 'delete' | 'query') => {
    const operation: (input: never) => Promise<object> = table[name];
    return vi.spyOn(table, name).mockImplementation(async (input: object) => {
      inputs.push(input);
      return operation(input as never);
    });
  };
  const spies = (['get', 'put', 'update', 'delete', 'query'] as const).map(record);
  return { inputs, stop: () => spies.forEach((spy) => void spy.mockRestore()) };
}
