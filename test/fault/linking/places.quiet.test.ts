import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { localTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { statusAndCode } from '../../support/stack/linking.ts';
import { signedIn, simulator, stack } from '../../support/stack/product.ts';
import { armFault, healStack } from '../../support/stack/stack-control.ts';

const route = 'POST /connections/gmail/authorize';
const user = 'places-ada';
const { client, name: TableName } = localTable(stack);
const Key = { pk: userKey({ issuer: stack.issuerUrl, identifier: user }), sk: 'FLOWS' };

afterEach(healStack);

describe('the places of live flows', () => {
  it('that crashed requests hold become free when the flows of those requests would have expired', async () => {
    const ada = await signedIn(user);
    for (let crash = 0; crash < 5; crash += 1) {
      await armFault({ at: 'dynamodb.PutItem', do: 'kill', function: 'connect' });
      expect((await ada(route)).status).toBe(500);
    }
    const refused = await ada(route);
    expect(statusAndCode(refused)).toBe('429 rate-limited');
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(600);
    const { Item = {} } = await client.send(new GetCommand({ TableName, Key }));
    const held = Object.keys(Item).filter((attribute) => attribute.startsWith('flow'));
    expect(held).toHaveLength(5);
    for (const place of held) {
      expect(Item[place].expiresAt).toBeLessThanOrEqual(Date.now() / 1_000 + 600);
    }
    // As if ten minutes had passed for one of them.
    const names = { '#place': String(held[0]) };
    const later = { ':end': Math.floor(Date.now() / 1_000) };
    await client.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: 'SET #place.expiresAt = :end',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: later,
      }),
    );
    expect((await ada(route)).status).toBe(201);
    expect(statusAndCode(await ada(route))).toBe('429 rate-limited');
  });

  it('are released by links that could not be created', async () => {
    const ada = await signedIn('places-down');
    const fault = {
      at: 'scalekit.getMagicLinkForConnectedAccount',
      do: 'error',
      code: 'Internal',
      times: 50,
    };
    await simulator.post('faults', { ...fault, identifier: 'places-down' });
    const refusals = [];
    for (let attempt = 0; attempt < 6; attempt += 1) refusals.push((await ada(route)).status);
    expect(refusals).toEqual(Array(6).fill(503));
    await simulator.remove('faults?identifier=places-down');
    expect((await ada(route)).status).toBe(201);
  });

  it('are never more than five, also in a race', async () => {
    const ada = await signedIn('places-racer');
    // Every request reads free places before the first one claims one.
    await armFault({ at: 'dynamodb.UpdateItem', do: 'delay', ms: 500, share: 1 });
    const responses = await Promise.all(
      Array.from({ length: 12 }, () => ada('POST /connections/gmail/authorize')),
    );
    const statuses = responses.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([...Array(5).fill(201), ...Array(7).fill(429)]);
  });
});
