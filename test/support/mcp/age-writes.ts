import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { localTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { stack } from '../stack/product.ts';
import { queryWrites } from '../stack/user-writes.ts';

/** Lets a user's finished writes have started so many seconds ago. @returns how many there were */
export async function ageWrites(identifier: string, seconds: number): Promise<number> {
  const { client, name: TableName } = localTable(stack);
  const writes = await queryWrites(client, { TableName, identifier, status: 'DONE' });
  for (const { pk, sk } of writes) {
    const update = new UpdateCommand({
      TableName,
      Key: { pk, sk },
      UpdateExpression: 'SET startedAt = :past',
      ExpressionAttributeValues: { ':past': Date.now() - seconds * 1_000 },
    });
    await client.send(update);
  }
  client.destroy();
  return writes.length;
}
