import { isAwsError } from '../aws/aws-error.ts';
import { openService } from '../aws/aws-service.ts';
import { type DocumentTable, documentTable } from '../aws/document-table.ts';
import type { AwsEnvironment } from '../aws/endpoint.ts';
import { TABLE_ATTEMPTS, TABLE_CALL_MS } from '../config/limits.ts';
import { fromAwsError } from '../errors/from-aws-error.ts';

/** The one table: `pk` + `sk`, TTL `expiresAt` in epoch seconds. */
export type Table = DocumentTable;

/** AWS's clients pause half as long for DynamoDB as for other services, since it responds within milliseconds. */
const PAUSE_MS = 25;

/** Opens the table, and a connection for its first request. @throws Error when the environment has no region */
export function openTable(name: string, environment?: AwsEnvironment): Table {
  const service = openService({
    service: 'dynamodb',
    attempts: TABLE_ATTEMPTS,
    attemptMs: TABLE_CALL_MS,
    pauseMs: PAUSE_MS,
    environment,
  });
  service.connect();
  return documentTable(name, service);
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
    if (isAwsError(cause, 'ConditionalCheckFailedException')) return undefined;
    throw fromAwsError(cause);
  }
}

/** A query's items, page by page; DynamoDB ends a page after 1 MB of whole items, also for a projection. @throws as `sendRequest` */
export async function* queryPages(
  table: Table,
  query: Parameters<Table['query']>[0],
): AsyncGenerator<Record<string, unknown>[]> {
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await sendRequest(() =>
      table.query({ ...query, ExclusiveStartKey }),
    );
    yield Items;
    ExclusiveStartKey = LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

/** Epoch seconds, as conditions and TTL count. */
export function epochSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000);
}
