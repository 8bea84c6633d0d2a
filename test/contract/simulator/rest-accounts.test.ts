import { ScalekitConflictException } from '@scalekit-sdk/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ScalekitRest } from '../../../infra/operator/scalekit/rest-client.ts';
import { CLIENT_SECRET, SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

const PATH = '/api/v1/connected_accounts';
const key = { connector: 'gmail-local', identifier: 'ada' };
const tokens = (access_token: string) => ({
  connected_account: {
    authorization_details: { oauth_token: { access_token, refresh_token: 'refresh', scopes: ['a'] } },
  },
});

describe('the REST API of connected accounts', () => {
  let scalekit: SimulatedScalekit;
  let rest: ScalekitRest;
  beforeAll(async () => {
    scalekit = await SimulatedScalekit.start();
    rest = new ScalekitRest({
      environmentUrl: scalekit.url,
      clientId: 'skc_simulated',
      clientSecret: CLIENT_SECRET,
    });
  });
  afterAll(() => scalekit.stop());
  afterEach(() => scalekit.control('POST', 'reset', {}));

  it('makes an ACTIVE account of tokens, and returns it with them', async () => {
    expect(await rest.call('POST', PATH, { ...key, ...tokens('first') })).toMatchObject({
      status: 201,
      body: {
        connected_account: {
          ...key,
          status: 'ACTIVE',
          authorization_type: 'OAUTH',
          authorization_details: {
            oauth_token: { access_token: 'first', refresh_token: 'refresh', scopes: ['a'] },
          },
        },
      },
    });
  });

  it('refuses a second account of a connection and identifier, over the SDK too', async () => {
    await rest.call('POST', PATH, { ...key, ...tokens('first') });
    expect(await rest.call('POST', PATH, { ...key, ...tokens('second') })).toMatchObject({ status: 409 });
    const create = scalekit.client().connectedAccounts.createConnectedAccount({
      ...key,
      connectedAccount: { authorizationDetails: { details: { case: undefined } } } as never,
    });
    expect(await thrownBy(create)).toBeInstanceOf(ScalekitConflictException);
    const { accounts } = await scalekit.control<{ accounts: unknown[] }>('GET', 'accounts');
    expect(accounts).toHaveLength(1);
  });

  it.each([
    ['without an account', {}],
    ['with an identifier of 101 characters', { ...tokens('a'), identifier: 'a'.repeat(101) }],
    ['with a member that it does not know', { ...tokens('a'), tokens: [] }],
    ['with a connection that Scalekit would not accept', { ...tokens('a'), connector: 'a/b' }],
  ])('refuses a request %s', async (_, members) => {
    expect(await rest.call('POST', PATH, { ...key, ...members })).toMatchObject({ status: 400 });
  });

  it('gives an account new tokens, and makes it ACTIVE', async () => {
    await scalekit.connect('ada', 'EXPIRED');
    expect(await rest.call('PUT', PATH, { ...key, ...tokens('second') })).toMatchObject({
      status: 200,
      body: { connected_account: { status: 'ACTIVE' } },
    });
    expect(await rest.call('PUT', PATH, { ...key, identifier: 'bob', ...tokens('a') })).toMatchObject({
      status: 404,
    });
  });

  it('returns a connection with its OAuth app, to none without a token', async () => {
    const { connections } = await scalekit.client().connection.listAppConnections();
    const path = `/api/v1/connections/${connections[0]?.id}`;
    expect(await rest.call('GET', path)).toMatchObject({
      status: 200,
      body: {
        connection: {
          key_id: 'gmail-local',
          oauth_config: { use_platform_creds: false, client_id: 'gmail-local.client', scopes: [] },
        },
      },
    });
    expect(await rest.call('GET', '/api/v1/connections/conn_1')).toMatchObject({ status: 404 });
    expect((await fetch(`${scalekit.url}${path}`)).status).toBe(401);
  });
});
