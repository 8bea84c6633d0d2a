import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { localTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { stack } from '../stack/product.ts';

/** Lets a user's finished writes have started so many seconds ago. @returns how many there were */
export async function ageWrites(identifier: string, seconds: number): Promise<number> {
  const { client, name: TableName } = localTable(stack);
  const query = new QueryCommand({
    TableName,
    KeyConditionExpression: 'pk = :user AND begins_with(sk, :keys)',
    FilterExpression: '#status = :done',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':user': userKey({ issuer: stack.issuerUrl, identifier }),
      ':keys': 'KEY#',
      ':done': 'DONE',
    },
    ConsistentRead: true,
  });
  const { Items = [] } = await client.send(query);
  for (const { pk, sk } of Items) {
    const update = new UpdateCommand({
      TableName,
      Key: { pk, sk },
      UpdateExpression: 'SET startedAt = :past',
      ExpressionAttributeValues: { ':past': Date.now() - seconds * 1_000 },
    });
    await client.send(update);
  }
  client.destroy();
  return Items.length;
}
