import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { localTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { locateOffboarding } from '../../../shared/state/offboarding/offboarding-item.ts';
import { type signedIn, stack } from './product.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;
type Place = ReturnType<typeof locate>;

function locate(identifier: string) {
  return { TableName: localTable(stack).name, ...locateOffboarding({ issuer: stack.issuerUrl, identifier }) };
}

async function withTable<T>(work: (client: DynamoDBDocumentClient) => Promise<T>): Promise<T> {
  const { client } = localTable(stack);
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

async function read(client: DynamoDBDocumentClient, place: Place) {
  const { Item } = await client.send(new GetCommand({ ...place, ConsistentRead: true }));
  return Item;
}

/** Forgets a user's offboarding, if there is one, when its first look has ended. The job then finds nothing to do. */
export function forgetOffboarding(identifier: string): Promise<void> {
  const place = locate(identifier);
  return withTable(async (client) => {
    for (;;) {
      const item = await read(client, place);
      if (item === undefined) return;
      if (item.looks > 0) break;
      await pause();
    }
    await client.send(new DeleteCommand(place));
  });
}

/** Waits until that many looks have ended. */
export function awaitLooks(identifier: string, looks: number): Promise<void> {
  const place = locate(identifier);
  return withTable(async (client) => {
    while (((await read(client, place))?.looks ?? 0) < looks) await pause();
  });
}

/** Ends each pause between two looks, as after its time, until the offboarding has ended. @returns `GET`'s response */
export function endOffboarding(identifier: string, browser: Browser) {
  const place = locate(identifier);
  return withTable(async (client) => {
    while ((await read(client, place))?.status === 'RUNNING') {
      await endQuiet(client, place);
      await pause();
    }
    return (await browser('GET /users/me/offboarding')).json;
  });
}

/** Waits until something has happened, and ends each pause between two looks meanwhile. */
export function awaitOffboarding(identifier: string, hasHappened: () => Promise<boolean>): Promise<void> {
  const place = locate(identifier);
  return withTable(async (client) => {
    while (!(await hasHappened())) {
      await endQuiet(client, place);
      await pause();
    }
  });
}

/** Ends the lease of a run that died, as after a minute. */
export function endOffboardingLease(identifier: string): Promise<void> {
  const place = locate(identifier);
  return withTable((client) => change(client, place, 'leaseUntil'));
}

const endQuiet = (client: DynamoDBDocumentClient, place: Place) => change(client, place, 'quietUntil');

async function change(client: DynamoDBDocumentClient, place: Place, name: string): Promise<void> {
  const update = {
    ...place,
    UpdateExpression: 'SET #name = :past',
    ConditionExpression: '#name > :past',
    ExpressionAttributeNames: { '#name': name },
    ExpressionAttributeValues: { ':past': 0 },
  };
  await client.send(new UpdateCommand(update)).catch((error: Error) => {
    if (error.name !== 'ConditionalCheckFailedException') throw error;
  });
}
