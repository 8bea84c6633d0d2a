import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { openService } from '../../../../shared/aws/aws-service.ts';
import { type DocumentTable, documentTable } from '../../../../shared/aws/document-table.ts';
import { REGION } from '../template/account.ts';

type Address = { dynamodbUrl: string; tableName: string };

/** Creates AWS's own client of the local stack's state table, for what functions do not do: scans, changes of time. */
export function localTable(
  { dynamodbUrl, tableName }: Address,
  accessKeyId = 'local',
): { name: string; client: DynamoDBDocumentClient } {
  const client = new DynamoDBClient({
    endpoint: dynamodbUrl,
    region: REGION,
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });
  return {
    name: tableName,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  };
}

/** Opens the local stack's state table for the product's own code, to read what functions stored. */
export function openLocalTable({ dynamodbUrl, tableName }: Address): DocumentTable {
  const environment = {
    AWS_REGION: REGION,
    AWS_ENDPOINT_URL: dynamodbUrl,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  // A busy machine may need longer than functions wait for DynamoDB.
  const service = openService({ service: 'dynamodb', attempts: 3, attemptMs: 30_000, environment });
  return documentTable(tableName, service);
}
