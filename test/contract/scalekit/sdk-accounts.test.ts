import { create } from '@bufbuild/protobuf';
import {
  ScalekitBadRequestException,
  ScalekitConflictException,
  ScalekitNotFoundException,
} from '@scalekit-sdk/node';
import {
  AuthorizationDetailsSchema,
  ConnectorStatus,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONNECTION, SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

const connections = Array.from({ length: 13 }, (_, index) => (index === 0 ? CONNECTION : `gmail-${index}`));

let scalekit: SimulatedScalekit;
let actions: ReturnType<SimulatedScalekit['client']>['actions'];
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start({}, connections);
  actions = scalekit.client().actions;
});
afterAll(() => scalekit.stop());

describe('a connected account in the SDK', () => {
  it.each([
    ['ACTIVE', 1],
    ['EXPIRED', 2],
    ['PENDING_AUTH', 3],
    ['PENDING_VERIFICATION', 4],
    ['DISCONNECTED', 5],
  ] as const)('has the number of %s as its status', async (name, number) => {
    await scalekit.connect(`status-${name}`, name);
    const { connectedAccounts } = await actions.listConnectedAccounts({ identifier: `status-${name}` });
    expect(connectedAccounts[0]?.status).toBe(number);
    expect(ConnectorStatus[name]).toBe(number);
  });

  it('has the user’s tokens in getConnectedAccount and getOrCreateConnectedAccount', async () => {
    await scalekit.connect('holder');
    const key = { connectionName: CONNECTION, identifier: 'holder' };
    for (const { connectedAccount } of [
      await actions.getConnectedAccount(key),
      await actions.getOrCreateConnectedAccount(key),
    ]) {
      const details = connectedAccount?.authorizationDetails?.details;
      expect(details?.case === 'oauthToken' && details.value.accessToken).toMatch(/^ya29\./);
    }
    const calls = (await scalekit.calls('holder')).filter(({ outcome }) => outcome === 'OK');
    expect(calls.map(({ method }) => method)).toEqual(['getConnectedAccountAuth', 'getConnectedAccountAuth']);
  });

  it('has no tokens in listConnectedAccounts', async () => {
    await scalekit.connect('listed');
    const { connectedAccounts } = await actions.listConnectedAccounts({ identifier: 'listed' });
    expect(JSON.stringify(connectedAccounts, (_, value) => String(value))).not.toContain('ya29');
    expect(connectedAccounts[0]).not.toHaveProperty('authorizationDetails');
  });

  it('is created pending, once', async () => {
    const details = { case: 'oauthToken' as const, value: {} };
    const authorizationDetails = create(AuthorizationDetailsSchema, { details });
    const request = { connectionName: CONNECTION, identifier: 'created', authorizationDetails };
    await actions.createConnectedAccount(request);
    const { connectedAccounts } = await actions.listConnectedAccounts({ identifier: 'created' });
    expect(connectedAccounts[0]?.status).toBe(ConnectorStatus.PENDING_AUTH);
    const error = await thrownBy(actions.createConnectedAccount(request));
    expect(error).toBeInstanceOf(ScalekitConflictException);
  });

  it('is deleted once', async () => {
    await scalekit.connect('deleted');
    const key = { connectionName: CONNECTION, identifier: 'deleted' };
    await actions.deleteConnectedAccount(key);
    expect(await thrownBy(actions.deleteConnectedAccount(key))).toBeInstanceOf(ScalekitNotFoundException);
    const kinds = (await scalekit.sideEffects('deleted')).map(({ kind }) => kind);
    expect(kinds).toEqual(['account-status-set', 'account-deleted']);
  });

  it('cannot be refreshed: refreshConnectedAccount does not exist', () => {
    expect(actions).not.toHaveProperty('refreshConnectedAccount');
    expect(scalekit.client().connectedAccounts).not.toHaveProperty('refreshConnectedAccount');
  });
});

describe('listConnectedAccounts', () => {
  beforeAll(async () => {
    for (const connection of connections) await scalekit.connect('paged', 'ACTIVE', connection);
  });

  it('returns ten accounts without a page size, and the rest by the page token', async () => {
    const first = await actions.listConnectedAccounts({ identifier: 'paged' });
    expect(first).toMatchObject({ totalSize: 13, connectedAccounts: { length: 10 } });
    const pageToken = first.nextPageToken;
    const rest = await actions.listConnectedAccounts({ identifier: 'paged', pageToken });
    expect(rest).toMatchObject({ nextPageToken: '', connectedAccounts: { length: 3 } });
  });

  it('returns up to a hundred in one page', async () => {
    const all = await actions.listConnectedAccounts({ identifier: 'paged', pageSize: 100 });
    expect(all.connectedAccounts.map(({ connector }) => connector)).toEqual(connections);
  });

  it.each([
    ['a page of 101', { pageSize: 101 }],
    ['21 connection names', { connectionNames: Array.from({ length: 21 }, (_, index) => `name-${index}`) }],
    ['connection names beside a connection name', { connectionName: CONNECTION, connectionNames: ['x'] }],
    ['an identifier of 101 characters', { identifier: 'x'.repeat(101) }],
    ['a page token of its own', { pageToken: 'second' }],
  ])('refuses %s', async (_, request) => {
    const error = await thrownBy(actions.listConnectedAccounts(request));
    expect(error).toBeInstanceOf(ScalekitBadRequestException);
  });

  it('filters by connections, under any of their names', async () => {
    const connectionNames = ['gmail-3', 'gmail-5', 'unknown'];
    const found = await actions.listConnectedAccounts({ identifier: 'paged', connectionNames });
    expect(found.connectedAccounts.map(({ connector }) => connector)).toEqual(['gmail-3', 'gmail-5']);
  });
});

describe('listConnections', () => {
  it('returns each connection’s name as the operator chose it', async () => {
    const { connections: listed, totalSize } = await actions.listConnections({ pageSize: 1 });
    expect(listed[0]).toMatchObject({ connectionName: CONNECTION, provider: 'GMAIL', status: 'COMPLETED' });
    expect(totalSize).toBe(connections.length);
  });

  it('refuses a page of 31', async () => {
    const error = await thrownBy(actions.listConnections({ pageSize: 31 }));
    expect(error).toBeInstanceOf(ScalekitBadRequestException);
  });
});
