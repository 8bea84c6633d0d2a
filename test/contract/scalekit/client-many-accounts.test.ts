import { describe, expect, it } from 'vitest';
import { readStatuses } from '../../../functions/callback-status/status.ts';
import { scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';

const names = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => (index === 0 ? 'gmail' : `app-${index}`)).map((name) => [
    name,
    `${name}-x7`,
  ]),
);
const { client, control } = useSimulatedClient(names);

type Given = { connection: string; status?: string; organizationId?: string; userId?: string };

const give = (identifier: string, { connection, ...rest }: Given) =>
  control().post('accounts', { identifier, connection: names[connection], ...rest });

async function listCalls(identifier: string): Promise<number> {
  const { entries } = await control().get(`rpcs?identifier=${identifier}`);
  return entries.filter(({ method }) => method === 'listConnectedAccounts').length;
}

/** Ensures that a later change has a later time. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a user with 45 accounts on 30 connections', () => {
  it('is listed by one RPC, with the best account of each connection', async () => {
    const connections = Object.keys(names);
    for (const connection of connections) await give('many', { connection, status: 'EXPIRED' });
    // The first 15 have a second account each: newer and ACTIVE; ACTIVE but changed earlier; or newer and not ACTIVE.
    for (const [index, connection] of connections.slice(0, 15).entries()) {
      const status = index < 10 ? 'ACTIVE' : 'DISCONNECTED';
      await give('many', { connection, status, organizationId: `org_${index}` });
    }
    for (const connection of connections.slice(5, 10)) {
      await control().post('accounts/status', {
        identifier: 'many',
        connection: names[connection],
        status: 'PENDING_AUTH',
      });
    }
    const found = await client().accounts.list(scope('many'));
    const expected = connections.map((_, index) =>
      index < 10 ? 'ACTIVE' : index < 15 ? 'DISCONNECTED' : 'EXPIRED',
    );
    const statusOf = new Map(found.map(({ connection, status }) => [connection, status]));
    expect(connections.map((connection) => statusOf.get(connection))).toEqual(expected);
    expect(found).toHaveLength(30);
    expect(await listCalls('many')).toBe(1);
  });
});

describe('a user with 150 accounts', () => {
  it('is listed by two RPCs, with the best account of each connection on either page', async () => {
    for (let userId = 1; userId <= 5; userId += 1) {
      for (const [index, connection] of Object.keys(names).entries()) {
        const status = userId === (index % 5) + 1 ? 'ACTIVE' : 'EXPIRED';
        await give('legion', { connection, status, userId: `usr_${userId}` });
      }
    }
    const found = await client().accounts.list(scope('legion'));
    expect(found).toHaveLength(30);
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['ACTIVE']));
    expect(await listCalls('legion')).toBe(2);
  });
});

describe('a user with several accounts on one connection', () => {
  it('has the one that changed last when none is ACTIVE', async () => {
    await give('some', { connection: 'gmail', status: 'EXPIRED', userId: 'usr_1' });
    await aMoment();
    await give('some', { connection: 'gmail', status: 'DISCONNECTED', userId: 'usr_2' });
    expect(await client().accounts.find({ connection: 'gmail' }, scope('some'))).toMatchObject({
      status: 'DISCONNECTED',
    });
    const changed = {
      identifier: 'some',
      connection: names.gmail,
      status: 'PENDING_VERIFICATION',
      userId: 'usr_1',
    };
    await aMoment();
    await control().post('accounts/status', changed);
    expect(await client().accounts.find({ connection: 'gmail' }, scope('some'))).toMatchObject({
      status: 'PENDING_VERIFICATION',
    });
  });

  it('gets the status of each connection of the product by one RPC', async () => {
    await give('page', { connection: 'gmail', status: 'ACTIVE', userId: 'usr_1' });
    await give('page', { connection: 'gmail', status: 'EXPIRED', userId: 'usr_2' });
    const statuses = await readStatuses(scope('page'), {
      accounts: client().accounts,
      labels: { list: async () => [] },
    });
    expect(statuses.find(({ connection }) => connection === 'gmail')).toMatchObject({ status: 'ACTIVE' });
    expect(await listCalls('page')).toBe(1);
  });
});
