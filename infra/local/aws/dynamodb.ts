import type { RequestListener } from 'node:http';
import dynalite from 'dynalite';
import { callerOf } from '../faults/call-point.ts';
import type { Table } from '../template/table.ts';
import type { CallLog } from './call-log.ts';

/** DynamoDB in memory. Requests reach dynalite as they are; only their operations are counted. */
export function createDynamoDb(log: CallLog): RequestListener {
  const database = dynalite({ createTableMs: 0, deleteTableMs: 0 });
  return (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    response.once('finish', () => {
      const outcome = response.statusCode === 200 ? 'ok' : String(response.statusCode);
      const { functionName } = callerOf(request.headers.authorization);
      log.add('dynamodb', operation, '', outcome, functionName);
    });
    database.emit('request', request, response);
  };
}

/** Creates a table of the template. @throws Error with dynalite's answer when it refuses */
export async function createTable(dynamodbUrl: string, table: Table): Promise<void> {
  await request(dynamodbUrl, 'CreateTable', {
    TableName: table.tableName,
    KeySchema: table.keySchema,
    AttributeDefinitions: table.attributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
  });
  while (!(await isActive(dynamodbUrl, table.tableName)))
    await new Promise((resolve) => setTimeout(resolve, 5));
}

async function isActive(dynamodbUrl: string, tableName: string): Promise<boolean> {
  return (await request(dynamodbUrl, 'DescribeTable', { TableName: tableName })).includes('"ACTIVE"');
}

async function request(dynamodbUrl: string, operation: string, input: unknown): Promise<string> {
  const response = await fetch(dynamodbUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      // dynalite wants the form of a signature and checks none.
      authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local',
      'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d{3}/g, ''),
    },
    body: JSON.stringify(input),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`dynalite refused ${operation}: ${body}`);
  return body;
}
