import { ConditionalCheckFailedException, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { localTable } from '../../../../infra/local/aws/dynamodb/table-client.ts';
import { useFixtureStack } from '../../fixture/stack.ts';

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
describe('the table', () => {
  const stack = useFixtureStack();
  let client: DynamoDBDocumentClient;
  beforeAll(() => {
    client = localTable(stack()).client;
  });
  const at = (pk: string) => ({ TableName: stack().tableName, Key: { pk, sk: '-' } });
  const put = (pk: string, item: object = {}, condition: object = {}) =>
    client.send(
      new PutCommand({ TableName: stack().tableName, Item: { pk, sk: '-', ...item }, ...condition }),
    );
  const get = async (pk: string) =>
    (await client.send(new GetCommand({ ...at(pk), ConsistentRead: true }))).Item;

  it("has the template's name and keys, and its calls are logged", async () => {
    await fetch(`${stack().awsUrl}/_local/calls`, { method: 'DELETE' });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: stack().tableName }));
    expect(Table).toMatchObject({
      TableName: 'fixture-local-Table',
      TableStatus: 'ACTIVE',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
    await put('counted');
    await put('counted', {}, { ConditionExpression: 'attribute_not_exists(pk)' }).catch(() => undefined);
    const calls = await (await fetch(`${stack().awsUrl}/_local/calls`)).json();
    expect(calls).toMatchObject({
      counts: { 'dynamodb.DescribeTable': 1, 'dynamodb.PutItem': 2 },
      calls: [{ outcome: 'ok' }, { outcome: 'ok' }, { outcome: '400' }],
    });
  });

  it('creates an item once when it must not exist yet', async () => {
    const once = { ConditionExpression: 'attribute_not_exists(pk)' };
    const puts = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => put('once', { n }, once)));
    expect(puts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [refused] = puts.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toBeInstanceOf(ConditionalCheckFailedException);
    expect(refused).toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
  });

  it('lets only the owner, or any caller after its expiry, replace an item', async () => {
    await put('lease', { owner: 'ada', until: 100 });
    const take = (owner: string, now: number) =>
      client.send(
        new UpdateCommand({
          ...at('lease'),
          UpdateExpression: 'SET #owner = :owner, #until = :until',
          ConditionExpression: 'attribute_not_exists(pk) OR #owner = :owner OR #until < :now',
          ExpressionAttributeNames: { '#owner': 'owner', '#until': 'until' },
          ExpressionAttributeValues: { ':owner': owner, ':now': now, ':until': now + 100 },
        }),
      );
    await expect(take('bob', 100)).rejects.toThrow(ConditionalCheckFailedException);
    await take('ada', 100);
    await take('bob', 201);
    expect(await get('lease')).toMatchObject({ owner: 'bob', until: 301 });
  });

  it('fails a comparison with an absent attribute', async () => {
    await put('bare');
    const remove = (ConditionExpression: string) =>
      client.send(
        new DeleteCommand({ ...at('bare'), ConditionExpression, ExpressionAttributeValues: { ':now': 1 } }),
      );
    await expect(remove('expiresAt < :now')).rejects.toThrow(ConditionalCheckFailedException);
    await expect(remove('expiresAt = :now')).rejects.toThrow(ConditionalCheckFailedException);
    await remove('expiresAt <> :now');
    expect(await get('bare')).toBeUndefined();
  });

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
  it('refuses an item over 400 KB', async () => {
    const big = put('big', { text: 'x'.repeat(400 * 1024) });
    await expect(big).rejects.toThrow('Item size has exceeded the maximum allowed size');
  });

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html
  describe('past the time-to-live of an item', () => {
    const seconds = () => Math.floor(Date.now() / 1000);
    const expire = async () =>
      (await fetch(`${stack().awsUrl}/_local/dynamodb/expire`, { method: 'POST' })).json();

    it('returns it until it is deleted, which the control API does immediately', async () => {
      await put('past', { expiresAt: seconds() - 10 });
      await put('future', { expiresAt: seconds() + 600 });
      expect(await get('past')).toMatchObject({ pk: 'past' });
      const fresh = put('past', {}, { ConditionExpression: 'attribute_not_exists(pk)' });
      await expect(fresh).rejects.toThrow(ConditionalCheckFailedException);
      expect(await expire()).toEqual({ deleted: 1 });
      expect(await get('past')).toBeUndefined();
      expect(await get('future')).toMatchObject({ pk: 'future' });
      expect(await expire()).toEqual({ deleted: 0 });
    });

    it('deletes it also while faults are armed for the functions', async () => {
      await put('expired-under-faults', { expiresAt: seconds() - 10 });
      const fault = JSON.stringify({ at: 'dynamodb.*', do: 'reset', share: 1 });
      await fetch(`${stack().awsUrl}/_local/faults`, { method: 'POST', body: fault });
      expect(await expire()).toEqual({ deleted: 1 });
      await fetch(`${stack().awsUrl}/_local/faults`, { method: 'DELETE' });
    });

    it('keeps items without a number there, and items more than five years past', async () => {
      await put('text', { expiresAt: String(seconds() - 10) });
      await put('milliseconds', { expiresAt: Date.now() - 10_000 });
      await put('ancient', { expiresAt: seconds() - 6 * 365 * 24 * 3600 });
      expect(await expire()).toEqual({ deleted: 0 });
      for (const pk of ['text', 'milliseconds', 'ancient']) expect(await get(pk)).toMatchObject({ pk });
    });
  });
});
