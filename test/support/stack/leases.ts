import { type DynamoDBDocumentClient, QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { localTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { stack } from './product.ts';
import { queryWrites } from './user-writes.ts';

/** Ends the leases of a user's running writes, as after a minute. Returns how many there were. */
export function endLeases(identifier: string): Promise<number> {
  return expireLeases((client, TableName) =>
    queryWrites(client, { TableName, identifier, status: 'IN_PROGRESS' }),
  );
}

/** Ends the leases of a user's flows in verification, as after half a minute. Returns how many there were. */
export function endFlowLeases(identifier: string): Promise<number> {
  return expireLeases(async (client, TableName) => {
    const { Items = [] } = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: 'identifier = :identifier AND #status = :verifying',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':identifier': identifier, ':verifying': 'VERIFYING' },
        ConsistentRead: true,
      }),
    );
    return Items;
  });
}

/** Ends the leases of a user's digest runs, as after two minutes. Returns how many there were. */
export function endSlotLeases(identifier: string): Promise<number> {
  return expireLeases(async (client, TableName) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :user AND begins_with(sk, :slots)',
        FilterExpression: 'attribute_exists(leaseUntil)',
        ExpressionAttributeValues: {
          ':user': userKey({ issuer: stack.issuerUrl, identifier }),
          ':slots': 'SLOT#',
        },
        ConsistentRead: true,
      }),
    );
    return Items;
  });
}

type Find = (client: DynamoDBDocumentClient, table: string) => Promise<Record<string, unknown>[]>;

async function expireLeases(find: Find): Promise<number> {
  const { client, name: TableName } = localTable(stack);
  const items = await find(client, TableName);
  for (const { pk, sk } of items) {
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk, sk },
        UpdateExpression: 'SET leaseUntil = :past',
        ConditionExpression: 'attribute_exists(leaseUntil)',
        ExpressionAttributeValues: { ':past': Math.floor(Date.now() / 1_000) - 1 },
      }),
    );
  }
  client.destroy();
  return items.length;
}
