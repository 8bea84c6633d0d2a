import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { TABLE_ATTEMPTS, TABLE_CALL_MS } from '../config/limits.ts';
import { fromAwsError } from '../errors/from-aws-error.ts';

/** The one table: `pk` + `sk`, TTL `expiresAt` in epoch seconds. */
export type Table = { client: DynamoDBDocumentClient; name: string };

export function openTable(name: string): Table {
  const client = new DynamoDBClient({
    maxAttempts: TABLE_ATTEMPTS,
    requestHandler: {
      connectionTimeout: TABLE_CALL_MS,
      requestTimeout: TABLE_CALL_MS,
      throwOnRequestTimeout: true,
    },
  });
  return {
    name,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  };
}

/**
 * Sends one request to the table.
 * @throws AppError `upstream-unavailable` when the table does not respond, `internal` when it refuses the request
 */
export async function sendRequest<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (cause) {
    throw fromAwsError(cause);
  }
}

/** Sends one conditional request; undefined when its condition does not hold. @throws as `sendRequest` */
export async function sendConditional<T>(send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send();
  } catch (cause) {
    if (cause instanceof ConditionalCheckFailedException) return undefined;
    throw fromAwsError(cause);
  }
}

/** A query's items, page by page; DynamoDB ends a page after 1 MB of whole items, also for a projection. @throws as `sendRequest` */
export async function* queryPages(
  { client, name }: Table,
  query: Omit<QueryCommandInput, 'TableName'>,
): AsyncGenerator<Record<string, unknown>[]> {
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey'];
  do {
    const command = new QueryCommand({ TableName: name, ...query, ExclusiveStartKey });
    const { Items = [], LastEvaluatedKey } = await sendRequest(() => client.send(command));
    yield Items;
    ExclusiveStartKey = LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

/** Epoch seconds, as conditions and TTL count. */
export function epochSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000);
}
