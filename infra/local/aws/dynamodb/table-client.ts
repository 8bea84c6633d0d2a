import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../../../shared/state/table.ts';

/** Creates a client of the local stack's state table, to read what functions stored. */
export function localTable(
  { dynamodbUrl, tableName }: { dynamodbUrl: string; tableName: string },
  accessKeyId = 'local',
): Table {
  const client = new DynamoDBClient({
    endpoint: dynamodbUrl,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });
  return {
    name: tableName,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  };
}
