import { describe, expect, it } from 'vitest';
import { openService } from '../../../shared/aws/aws-service.ts';
import { documentTable } from '../../../shared/aws/document-table.ts';
import { queryPages } from '../../../shared/state/table.ts';
import { awsServer, responses } from '../../support/aws/aws-server.ts';

async function tableOf(...bodies: object[]) {
  const { environment, requests } = await awsServer(...bodies.map((body) => responses.success(body)));
  const table = documentTable(
    'state',
    openService({ service: 'dynamodb', attempts: 1, attemptMs: 30_000, environment }),
  );
  return { table, requests, inputs: () => requests.map(({ body }) => JSON.parse(body)) };
}

const values = {
  text: 'ü',
  number: 1.5,
  true: true,
  null: null,
  list: ['a', 1, { B: 'no bytes' }],
  map: { B: 'no bytes', BS: ['a'], nested: { S: 's' } },
  set: new Set(['a', 'b']),
  bytes: new Uint8Array([0, 128, 255]),
  byteSet: new Set([new Uint8Array([1])]),
};
const attributes = {
  text: { S: 'ü' },
  number: { N: '1.5' },
  true: { BOOL: true },
  null: { NULL: true },
  list: { L: [{ S: 'a' }, { N: '1' }, { M: { B: { S: 'no bytes' } } }] },
  map: { M: { B: { S: 'no bytes' }, BS: { L: [{ S: 'a' }] }, nested: { M: { S: { S: 's' } } } } },
  set: { SS: ['a', 'b'] },
  bytes: { B: 'AID/' },
  byteSet: { BS: ['AQ=='] },
};

describe('documentTable', () => {
  it('writes values of every kind as attributes, and leaves undefined ones out', async () => {
    const { table, inputs, requests } = await tableOf({});
    await table.put({
      Item: { ...values, absent: undefined, map: { ...values.map, absent: undefined } },
      ConditionExpression: '#n = :n',
      ExpressionAttributeNames: { '#n': 'number' },
      ExpressionAttributeValues: { ':n': 1, ':absent': undefined },
    });
    expect(inputs()).toEqual([
      {
        TableName: 'state',
        Item: attributes,
        ConditionExpression: '#n = :n',
        ExpressionAttributeNames: { '#n': 'number' },
        ExpressionAttributeValues: { ':n': { N: '1' } },
      },
    ]);
    expect(requests[0]?.headers['x-amz-target']).toBe('DynamoDB_20120810.PutItem');
  });

  it('reads attributes of every kind as values', async () => {
    const { table } = await tableOf({ Item: attributes });
    expect((await table.get({ Key: { pk: 'a' } })).Item).toEqual(values);
  });

  it('reads a member that is null as absent, as the clients of AWS do', async () => {
    const { table } = await tableOf({ Item: null }, { Items: null, LastEvaluatedKey: null }, {});
    expect((await table.get({ Key: { pk: 'a' } })).Item).toBeUndefined();
    const pages: object[][] = [];
    for await (const page of queryPages(table, { KeyConditionExpression: 'pk = :pk' })) {
      pages.push(page);
      if (pages.length > 1) break;
    }
    expect(pages).toEqual([[]]);
  });

  it.each([
    ['9007199254740993', 9_007_199_254_740_993n],
    ['-9223372036854775808', -9_223_372_036_854_775_808n],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('reads the number %s without a loss', async (N, value) => {
    const { table } = await tableOf({ Attributes: { number: { N } } });
    expect((await table.update({ Key: { pk: 'a' } })).Attributes).toEqual({ number: value });
  });

  it('writes a bigint without a loss, and refuses a number that has lost digits', async () => {
    const { table, inputs } = await tableOf({});
    await table.put({ Item: { number: 9_007_199_254_740_993n } });
    expect(inputs()).toMatchObject([{ Item: { number: { N: '9007199254740993' } } }]);
    await expect(table.put({ Item: { number: 2 ** 53 } })).rejects.toThrow();
    expect(inputs()).toHaveLength(1);
  });

  it('reads a query to its last page', async () => {
    const { table, inputs } = await tableOf(
      { Items: [{ n: { N: '1' } }], LastEvaluatedKey: { pk: { S: 'a' } } },
      { Items: [], LastEvaluatedKey: { pk: { S: 'b' } } },
      { Items: [{ n: { N: '2' } }] },
    );
    const pages: object[][] = [];
    for await (const page of queryPages(table, { KeyConditionExpression: 'pk = :pk' })) pages.push(page);
    expect(pages).toEqual([[{ n: 1 }], [], [{ n: 2 }]]);
    expect(inputs().map(({ ExclusiveStartKey }) => ExclusiveStartKey)).toEqual([
      undefined,
      { pk: { S: 'a' } },
      { pk: { S: 'b' } },
    ]);
  });
});
