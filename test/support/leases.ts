import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { localTable } from '../../infra/local/table-client.ts';
import { userKey } from '../../shared/state/user-key.ts';
import { stack } from './product.ts';

/** Lets the leases of a user's running writes end, as a minute would; tells how many there were. */
export async function endLeases(identifier: string): Promise<number> {
  const { client, name: TableName } = localTable(stack);
  const { Items: keys = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :user AND begins_with(sk, :keys)',
      FilterExpression: '#status = :running',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':user': userKey({ issuer: stack.issuerUrl, identifier }),
        ':keys': 'KEY#',
        ':running': 'IN_PROGRESS',
      },
      ConsistentRead: true,
    }),
  );
  for (const { pk, sk } of keys) {
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk, sk },
        UpdateExpression: 'SET leaseUntil = :past',
        ConditionExpression: 'leaseUntil > :past',
        ExpressionAttributeValues: { ':past': Math.floor(Date.now() / 1_000) - 1 },
      }),
    );
  }
  client.destroy();
  return keys.length;
}
