import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Execution } from '../../../shared/state/executions/executions.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { stack } from './product.ts';

/** The records of a user's writes that have the status. */
export async function queryWrites(
  client: DynamoDBDocumentClient,
  { TableName, identifier, status }: { TableName: string; identifier: string; status: Execution['status'] },
) {
  const query = new QueryCommand({
    TableName,
    KeyConditionExpression: 'pk = :user AND begins_with(sk, :keys)',
    FilterExpression: '#status = :status',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':user': userKey({ issuer: stack.issuerUrl, identifier }),
      ':keys': 'KEY#',
      ':status': status,
    },
    ConsistentRead: true,
  });
  const { Items = [] } = await client.send(query);
  return Items;
}
