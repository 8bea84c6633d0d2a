import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { CONTROL_ACCESS_KEY } from '../../faults/call-point.ts';
import type { Clock } from '../clock/clock.ts';
import type { Table } from '../template/table.ts';
import { localTable } from './table-client.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html */
const OLDEST_SECONDS = 5 * 365 * 24 * 60 * 60;

/**
 * Deletes the items past their time-to-live, as DynamoDB does within a few days. Until then they can be read.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 * Returns the number of items.
 */
export async function deleteExpired(
  dynamodbUrl: string,
  tables: readonly Table[],
  clock: Clock,
): Promise<number> {
  const now = Math.floor(clock.now() / 1000);
  const deleted = await Promise.all(tables.map((table) => deleteFrom(dynamodbUrl, table, now)));
  return deleted.reduce((sum, count) => sum + count, 0);
}

async function deleteFrom(dynamodbUrl: string, table: Table, now: number): Promise<number> {
  const { tableName, keySchema, ttlAttribute } = table;
  if (ttlAttribute === undefined) return 0;
  const { client } = localTable({ dynamodbUrl, tableName }, CONTROL_ACCESS_KEY);
  // The comparison is false for items without a number in the attribute.
  const expired = '#ttl < :now AND #ttl > :oldest';
  const inTime = {
    TableName: tableName,
    ExpressionAttributeNames: { '#ttl': ttlAttribute },
    ExpressionAttributeValues: { ':now': now, ':oldest': now - OLDEST_SECONDS },
  };
  let deleted = 0;
  for await (const { Items = [] } of paginateScan({ client }, { ...inTime, FilterExpression: expired })) {
    for (const item of Items) {
      const Key = Object.fromEntries(keySchema.map(({ AttributeName: name }) => [name, item[name]]));
      const command = new DeleteCommand({ ...inTime, Key, ConditionExpression: expired });
      deleted += await client.send(command).then(() => 1, ifRenewed);
    }
  }
  return deleted;
}

/** The condition fails if the item has been written since the scan. */
function ifRenewed(error: unknown): 0 {
  if (error instanceof ConditionalCheckFailedException) return 0;
  throw error;
}
