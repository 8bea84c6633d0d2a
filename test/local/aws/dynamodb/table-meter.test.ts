import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallLog } from '../../../../infra/local/aws/control/call-log.ts';
import { createDynamoDb, createTable } from '../../../../infra/local/aws/dynamodb/api.ts';
import type { TableMeter } from '../../../../infra/local/aws/dynamodb/table-meter.ts';
import { StackEvents } from '../../../../infra/local/events/stack-events.ts';

type Request = Parameters<TableMeter>[0];

const requests: Request[] = [];
const server = createServer(
  createDynamoDb({ log: new CallLog(new StackEvents()), meter: (request) => requests.push(request) }),
);
const key = { pk: { S: 'USER#ada' }, sk: { S: 'KEY#1' } };

async function call(operation: string, input: object): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=local.mail-digest.1/x, SignedHeaders=host, Signature=local',
      'x-amz-date': '20261122T080000Z',
    },
    body: JSON.stringify({ TableName: 'state', ...input }),
  });
  return response.text();
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await createTable(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    tableName: 'state',
    keySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    attributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    indexes: [],
    ttlAttribute: undefined,
  });
  requests.length = 0;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('the meter of the table', () => {
  it('counts a write per KB and a read per 4 KB, half for an eventually consistent one', async () => {
    await call('PutItem', { Item: { ...key, text: { S: 'x'.repeat(8_500) } } });
    expect(JSON.parse(await call('GetItem', { Key: key, ConsistentRead: true })).Item.sk.S).toBe('KEY#1');
    await call('GetItem', { Key: key });
    const where = {
      keys: { partition: 'USER#…', sort: 'KEY#…' },
      partition: 'USER#ada',
      function: 'mail-digest',
    };
    expect(requests.splice(0)).toEqual([
      { ...where, operation: 'PutItem', read: 0, write: 9 },
      { ...where, operation: 'GetItem', read: 3, write: 0 },
      { ...where, operation: 'GetItem', read: 1.5, write: 0 },
    ]);
  });

  it('counts a write whose condition does not hold, and a change of the pending index', async () => {
    await call('PutItem', { Item: key, ConditionExpression: 'attribute_not_exists(pk)' });
    const values = { ':work': { S: 'SCHEDULE' } };
    const mark = { UpdateExpression: 'SET pendingWork = :work', ExpressionAttributeValues: values };
    await call('UpdateItem', { Key: { ...key, sk: { S: 'DIGEST' } }, ...mark });
    expect(requests.splice(0).map(({ operation, write }) => [operation, write])).toEqual([
      ['PutItem', 1],
      ['UpdateItem', 2],
    ]);
  });
});
