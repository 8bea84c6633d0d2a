import { create } from '@bufbuild/protobuf';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { ScalekitForbiddenException, ScalekitNotFoundException } from '@scalekit-sdk/node';
import {
  AuthorizationDetailsSchema,
  ConnectedAccountService,
  ConnectorStatus,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENT_SECRET,
  CONNECTION,
  SimulatedScalekit,
  thrownBy,
} from '../../support/scalekit/simulated-scalekit.ts';

const userVerifyUrl = 'https://app.example/connected';

let scalekit: SimulatedScalekit;
let client: ReturnType<SimulatedScalekit['client']>;
let actions: typeof client.actions;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start();
  client = scalekit.client();
  actions = client.actions;
});
afterAll(() => scalekit.stop());

const post = <Result>(path: string, body: unknown) => scalekit.control<Result>('POST', path, body);
const key = (identifier: string) => ({ connectionName: CONNECTION, identifier });
const profileOf = (identifier: string) =>
  actions.executeTool({ toolName: 'gmail_get_profile', toolInput: {}, connector: CONNECTION, identifier });

async function statusOf(identifier: string): Promise<string | undefined> {
  const status = (await actions.listConnectedAccounts({ identifier })).connectedAccounts[0]?.status;
  return status === undefined ? undefined : ConnectorStatus[status];
}

async function tokenOf(identifier: string): Promise<string> {
  const { connectedAccount } = await actions.getConnectedAccount(key(identifier));
  const details = connectedAccount?.authorizationDetails?.details;
  return details?.case === 'oauthToken' ? details.value.accessToken : '';
}

/** Creates and approves a link. Returns the browser's `auth_request_id`. */
async function consent(identifier: string): Promise<string> {
  const { link } = await actions.getAuthorizationLink({ ...key(identifier), userVerifyUrl });
  const { redirectTo } = await post<{ redirectTo: string }>('consents', { link, decision: 'approve' });
  return new URL(redirectTo).searchParams.get('auth_request_id') ?? '';
}

describe('an account', () => {
  it('moves from PENDING_AUTH through PENDING_VERIFICATION to ACTIVE, to EXPIRED, and back with a new link', async () => {
    const statuses: (string | undefined)[] = [];
    const identifier = 'round';
    await actions.getAuthorizationLink({ ...key(identifier), userVerifyUrl });
    statuses.push(await statusOf(identifier));
    for (const end of ['EXPIRED', undefined]) {
      const authRequestId = await consent(identifier);
      statuses.push(await statusOf(identifier));
      await actions.verifyConnectedAccountUser({ authRequestId, identifier });
      statuses.push(await statusOf(identifier));
      if (end) await scalekit.connect(identifier, end);
      if (end) statuses.push(await statusOf(identifier));
    }
    expect(statuses).toEqual([
      'PENDING_AUTH',
      'PENDING_VERIFICATION',
      'ACTIVE',
      'EXPIRED',
      'PENDING_VERIFICATION',
      'ACTIVE',
    ]);
    expect((await profileOf(identifier)).data).toMatchObject({ emailAddress: 'round@example.com' });
  });

  it('has no tokens before its user is verified', async () => {
    await consent('waiting');
    expect(await tokenOf('waiting')).toBe('');
  });

  it('loses its tokens when it is disconnected', async () => {
    await scalekit.connect('left');
    expect(await tokenOf('left')).toMatch(/^ya29\./);
    await scalekit.connect('left', 'DISCONNECTED');
    expect(await tokenOf('left')).toBe('');
    expect(await thrownBy(profileOf('left'))).toMatchObject({ name: 'ScalekitToolUnauthorizedException' });
  });
});

describe('verifyConnectedAccountUser', () => {
  it('returns a URL, then 404 once the consent is consumed', async () => {
    const authRequestId = await consent('verified');
    const request = { authRequestId, identifier: 'verified' };
    expect(await actions.verifyConnectedAccountUser(request)).toHaveProperty('postUserVerifyRedirectUrl');
    expect(await thrownBy(actions.verifyConnectedAccountUser(request))).toBeInstanceOf(
      ScalekitNotFoundException,
    );
  });

  it('returns 403 for another identifier, and 404 for an unknown, an expired and a deleted account’s consent', async () => {
    const authRequestId = await consent('asked');
    const verify = (id: string, identifier = 'asked') =>
      thrownBy(actions.verifyConnectedAccountUser({ authRequestId: id, identifier }));
    expect(await verify(authRequestId, 'other')).toBeInstanceOf(ScalekitForbiddenException);
    expect(await verify('unknown')).toBeInstanceOf(ScalekitNotFoundException);
    await post('links/expire', { identifier: 'asked' });
    expect(await verify(authRequestId)).toBeInstanceOf(ScalekitNotFoundException);
    const another = await consent('asked');
    await actions.deleteConnectedAccount(key('asked'));
    expect(await verify(another)).toBeInstanceOf(ScalekitNotFoundException);
  });
});

describe('expired tokens', () => {
  it('are refreshed before a tool runs', async () => {
    await scalekit.connect('stale');
    const before = await tokenOf('stale');
    await post('accounts/tokens/expire', { identifier: 'stale' });
    await profileOf('stale');
    type Listed = { accounts: { tokenExpiresAt: string; status: string }[] };
    const { accounts } = await scalekit.control<Listed>('GET', 'accounts?identifier=stale');
    expect(accounts).toMatchObject([{ status: 'ACTIVE' }]);
    expect(Date.parse(accounts[0]?.tokenExpiresAt ?? '')).toBeGreaterThan(Date.now());
    expect(await tokenOf('stale')).not.toBe(before);
  });

  it('set the account to EXPIRED when the provider refuses to refresh them, until a new link', async () => {
    await scalekit.connect('revoked');
    await post('accounts/refresh', { identifier: 'revoked', fails: true });
    expect((await profileOf('revoked')).data).toMatchObject({ emailAddress: 'revoked@example.com' });
    await post('accounts/tokens/expire', { identifier: 'revoked' });
    expect(await thrownBy(profileOf('revoked'))).toMatchObject({
      name: 'ScalekitToolUnauthorizedException',
      httpStatus: 401,
    });
    expect(await statusOf('revoked')).toBe('EXPIRED');
    const authRequestId = await consent('revoked');
    await actions.verifyConnectedAccountUser({ authRequestId, identifier: 'revoked' });
    expect((await profileOf('revoked')).data).toMatchObject({ emailAddress: 'revoked@example.com' });
  });
});

/** A client of the SDK's own service descriptor, with the SDK client's access token. */
function createRpcClient() {
  const token = String(Reflect.get(Object(Reflect.get(client, 'coreClient')), 'accessToken'));
  const transport = createGrpcTransport({
    baseUrl: scalekit.url,
    interceptors: [
      (next) => (request) => {
        request.header.set('authorization', `Bearer ${token}`);
        return next(request);
      },
    ],
  });
  return createClient(ConnectedAccountService, transport);
}

describe('the users’ tokens', () => {
  it('are in the responses of Auth, Create and Update only', async () => {
    await scalekit.connect('rich');
    const secret = await tokenOf('rich');
    const rpc = createRpcClient();
    const account = { connector: CONNECTION, identifier: 'rich' };
    const [listed] = (await rpc.listConnectedAccounts({ identifier: 'rich' })).connectedAccounts;
    const responses = {
      list: await rpc.listConnectedAccounts({ identifier: 'rich' }),
      search: await rpc.searchConnectedAccounts({ query: 'rich' }),
      details: await rpc.getConnectedAccountDetails(account),
      link: await rpc.getMagicLinkForConnectedAccount(account),
      tools: await client.tools.listScopedTools('rich', {
        filter: { providers: [], toolNames: [], connectionNames: [] },
      }),
      connections: await actions.listConnections(),
      run: await profileOf('rich'),
      update: await rpc.updateConnectedAccount({ ...account, connectedAccount: {} }),
      auth: await rpc.getConnectedAccountAuth(account),
      disconnect: await rpc.disconnectConnectedAccount({ id: listed?.id ?? '' }),
      delete: await rpc.deleteConnectedAccount(account),
    };
    const holders = Object.entries(responses).filter(([, response]) =>
      JSON.stringify(response, (_, value) => (typeof value === 'bigint' ? String(value) : value)).includes(
        secret,
      ),
    );
    expect(holders.map(([name]) => name)).toEqual(['update', 'auth']);
    const details = { case: 'oauthToken' as const, value: { accessToken: 'ya29.imported' } };
    const authorizationDetails = create(AuthorizationDetailsSchema, { details });
    const imported = await actions.createConnectedAccount({ ...key('imported'), authorizationDetails });
    expect(JSON.stringify(imported.connectedAccount?.authorizationDetails)).toContain('ya29.imported');
  });
});

describe('accounts with a scope', () => {
  it('exist side by side for one identifier and connection', async () => {
    const given = { identifier: 'scoped', connection: CONNECTION };
    await post('accounts', { ...given, status: 'ACTIVE' });
    await post('accounts', { ...given, organizationId: 'org_1', status: 'EXPIRED' });
    await post('accounts', { ...given, organizationId: 'org_1', userId: 'usr_1', status: 'PENDING_AUTH' });
    await expect(post('accounts', { ...given, organizationId: 'org_1' })).rejects.toThrow('409');
    const statuses = async (scope: object) =>
      (await actions.listConnectedAccounts({ identifier: 'scoped', ...scope })).connectedAccounts.map(
        ({ status }) => ConnectorStatus[status],
      );
    expect(await statuses({})).toEqual(['ACTIVE', 'EXPIRED', 'PENDING_AUTH']);
    expect(await statuses({ organizationId: 'org_1' })).toEqual(['EXPIRED', 'PENDING_AUTH']);
    expect(await statuses({ userId: 'usr_1' })).toEqual(['PENDING_AUTH']);
  });

  it('are found by their scope; without a scope, the account without one is found', async () => {
    const found = async (scope: object) =>
      (await actions.getConnectedAccount({ ...key('scoped'), ...scope })).connectedAccount?.status;
    expect(await found({})).toBe(ConnectorStatus.ACTIVE);
    expect(await found({ organizationId: 'org_1' })).toBe(ConnectorStatus.EXPIRED);
    expect(await found({ userId: 'usr_1' })).toBe(ConnectorStatus.PENDING_AUTH);
    expect(await thrownBy(found({ userId: 'usr_2' }))).toBeInstanceOf(ScalekitNotFoundException);
  });
});

describe('a rotation of the client secret', () => {
  it('rejects the old secret and keeps its issued tokens valid', async () => {
    const { actions: running } = scalekit.client();
    await running.listConnectedAccounts({ identifier: 'rotation' });
    await post('credentials', { clientSecret: 'rotated' });
    await running.listConnectedAccounts({ identifier: 'rotation' });
    const outcomes = (await scalekit.calls('rotation')).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['Unauthenticated', 'OK', 'OK']);
    await post('tokens/expire', {});
    const refused = running.listConnectedAccounts({ identifier: 'rotation' });
    expect(await thrownBy(refused)).toMatchObject({ name: 'AxiosError', status: 401 });
    await post('credentials', { clientSecret: CLIENT_SECRET });
  });
});
