import {
  type DynamoDBDocumentClient,
  paginateScan,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { localTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { stack } from './product.ts';
import { queryWrites } from './user-writes.ts';

/** Ends the leases of a user's running writes, as after a minute. Returns how many there were. */
export function endLeases(identifier: string): Promise<number> {
  return expireLeases((client, TableName) =>
    queryWrites(client, { TableName, identifier, status: 'IN_PROGRESS' }),
  );
}

/** Ends the leases of a user's flows in verification, as after half a minute. Returns how many there were. */
export function endFlowLeases(identifier: string): Promise<number> {
  return expireLeases((client, TableName) =>
    scanFlows(client, { TableName, identifier, status: 'VERIFYING' }),
  );
}

/** Ends the time in which a user's open flows can be finished, as after ten minutes. Returns how many there were. */
export function endFlows(identifier: string): Promise<number> {
  return expire((client, TableName) => scanFlows(client, { TableName, identifier, status: 'PENDING' }), {
    attribute: 'endsAt',
    seconds: 120,
  });
}

/** Ends the leases of a user's digest runs, as after two minutes. Returns how many there were. */
export function endSlotLeases(identifier: string): Promise<number> {
  return expireLeases((client, TableName) => queryLeased(client, { TableName, identifier, kind: 'SLOT#' }));
}

/** Ends the leases of a user's disconnections, as after a minute. Returns how many there were. */
export function endActLeases(identifier: string): Promise<number> {
  return expireLeases((client, TableName) => queryLeased(client, { TableName, identifier, kind: 'ACT#' }));
}

type Found = Record<string, unknown>[];
type Find = (client: DynamoDBDocumentClient, table: string) => Promise<Found>;

async function scanFlows(
  client: DynamoDBDocumentClient,
  { TableName, identifier, status }: { TableName: string; identifier: string; status: string },
): Promise<Found> {
  const scan = {
    TableName,
    FilterExpression: 'identifier = :identifier AND #status = :status',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':identifier': identifier, ':status': status },
    ConsistentRead: true,
  };
  const found: Found = [];
  // The table of a whole run has more than the megabyte of a page.
  for await (const { Items = [] } of paginateScan({ client }, scan)) found.push(...Items);
  return found;
}

async function queryLeased(
  client: DynamoDBDocumentClient,
  { TableName, identifier, kind }: { TableName: string; identifier: string; kind: string },
): Promise<Found> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :user AND begins_with(sk, :kind)',
      FilterExpression: 'attribute_exists(leaseUntil)',
      ExpressionAttributeValues: { ':user': userKey({ issuer: stack.issuerUrl, identifier }), ':kind': kind },
      ConsistentRead: true,
    }),
  );
  return Items;
}

function expireLeases(find: Find): Promise<number> {
  return expire(find, { attribute: 'leaseUntil', seconds: 1 });
}

/** Sets a time of each item to so many seconds ago. */
async function expire(
  find: Find,
  { attribute, seconds }: { attribute: string; seconds: number },
): Promise<number> {
  const { client, name: TableName } = localTable(stack);
  const items = await find(client, TableName);
  for (const { pk, sk } of items) {
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk, sk },
        UpdateExpression: 'SET #time = :past',
        ConditionExpression: 'attribute_exists(#time)',
        ExpressionAttributeNames: { '#time': attribute },
        ExpressionAttributeValues: { ':past': Math.floor(Date.now() / 1_000) - seconds },
      }),
    );
  }
  client.destroy();
  return items.length;
}
