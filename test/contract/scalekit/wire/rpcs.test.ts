import { create, toBinary } from '@bufbuild/protobuf';
import { ScalekitClient } from '@scalekit-sdk/node';
import {
  AuthorizationDetailsSchema,
  ConnectorStatus,
  CreateConnectedAccountSchema,
  GetConnectedAccountByIdentifierResponseSchema,
  ListConnectedAccountsResponseSchema,
  OauthTokenSchema,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { describe, expect, it } from 'vitest';
import { createScalekit } from '../../../../shared/scalekit/client.ts';
import { calledRpcs } from '../../../../shared/scalekit/rpc/called-rpcs.ts';
import { cachedCredentials } from '../../../../shared/scalekit/rpc/credentials.ts';
import type { Scalekit } from '../../../../shared/scalekit/scalekit.ts';
import { type Recorded, startRecordingScalekit } from '../../../support/scalekit/recording-scalekit.ts';
import { scope } from '../../../support/scalekit/simulated-client.ts';

const identifier = 'ada ü';
const ada = scope(identifier);
const connector = 'gmail-x7';
const link = { state: 's', userVerifyUrl: 'https://app.example/callback' };
const input = { to: 'b@example.com', nested: [1.5, null, true, { deep: '日本' }] };

/** An account without tokens, as the SDK itself creates one. */
const noTokens = create(CreateConnectedAccountSchema, {
  authorizationDetails: create(AuthorizationDetailsSchema, {
    details: { case: 'oauthToken', value: create(OauthTokenSchema, {}) },
  }),
});

/** The responses that a call of the product goes on with: an account to delete, and one with a token. */
const messages = {
  deleteConnectedAccount: {
    ListConnectedAccounts: [
      toBinary(
        ListConnectedAccountsResponseSchema,
        create(ListConnectedAccountsResponseSchema, {
          connectedAccounts: [{ id: 'ca_1', connector, identifier }],
        }),
      ),
    ],
  },
  getConnectedAccountAuth: {
    GetConnectedAccountAuth: [
      toBinary(
        GetConnectedAccountByIdentifierResponseSchema,
        create(GetConnectedAccountByIdentifierResponseSchema, {
          connectedAccount: {
            status: ConnectorStatus.ACTIVE,
            authorizationDetails: { details: { case: 'oauthToken', value: { accessToken: 'user-token' } } },
          },
        }),
      ),
    ],
  },
};

type Name = (typeof calledRpcs)[keyof typeof calledRpcs][number];
type Call<Client> = (client: Client) => Promise<unknown>;

/** Each RPC: by the product, and by the SDK with the same values. */
const calls: Record<Name, [product: Call<Scalekit>, sdk: Call<ScalekitClient>]> = {
  listConnectedAccounts: [
    ({ accounts }) => accounts.find({ connection: 'gmail' }, ada),
    (sdk) =>
      sdk.connectedAccounts.listConnectedAccounts({ identifier, pageSize: 99, connectionNames: [connector] }),
  ],
  createConnectedAccount: [
    ({ accounts }) => accounts.create({ connection: 'gmail' }, ada),
    (sdk) =>
      sdk.connectedAccounts.createConnectedAccount({ connector, identifier, connectedAccount: noTokens }),
  ],
  deleteConnectedAccount: [
    ({ accounts }) => accounts.removeAll({ connection: 'gmail' }, ada),
    (sdk) => sdk.connectedAccounts.deleteConnectedAccount({ connectedAccountId: 'ca_1' }),
  ],
  getMagicLinkForConnectedAccount: [
    ({ links }) => links.create({ connection: 'gmail', ...link }, ada),
    (sdk) => sdk.connectedAccounts.getMagicLinkForConnectedAccount({ connector, identifier, ...link }),
  ],
  verifyConnectedAccountUser: [
    ({ links }) => links.verify({ authRequestId: 'request-1' }, ada),
    (sdk) => sdk.connectedAccounts.verifyConnectedAccountUser({ authRequestId: 'request-1', identifier }),
  ],
  getConnectedAccountAuth: [
    ({ direct }) => direct.use({ connection: 'gmail' }, ada, async () => undefined),
    (sdk) => sdk.connectedAccounts.getConnectedAccountByIdentifier({ connector, identifier }),
  ],
  listAppConnections: [
    ({ connections }) => connections.resolve({ id: 'conn_1' }, ada),
    (sdk) => sdk.connection.listAppConnections({ pageSize: 30 }),
  ],
  executeTool: [
    ({ tools }) => tools.read({ connection: 'gmail', tool: 'gmail_fetch_mails', input }, ada),
    (sdk) => sdk.tools.executeTool({ toolName: 'gmail_fetch_mails', connector, identifier, params: input }),
  ],
  listScopedTools: [
    ({ tools }) => tools.definition({ connection: 'gmail' }, 'gmail_fetch_mails', ada),
    (sdk) =>
      sdk.tools.listScopedTools(identifier, {
        filter: { connectionNames: [connector], toolNames: ['gmail_fetch_mails'], providers: [] },
        pageSize: 100,
      }),
  ],
};

const names = Object.values(calledRpcs).flat();
/** Neither is part of a call's meaning: each client has its own deadline and its own token. */
const OWN_HEADERS = ['grpc-timeout', 'authorization', ':authority'];

async function record(name: Name, call: (url: string) => Promise<unknown>): Promise<Recorded[]> {
  const responses = Object.entries(messages).find(([key]) => key === name)?.[1] ?? {};
  const scalekit = await startRecordingScalekit(structuredClone(responses));
  try {
    await call(scalekit.url);
  } finally {
    await scalekit.close();
  }
  return scalekit.recorded;
}

function byProduct(name: Name): Promise<Recorded[]> {
  return record(name, async (environmentUrl) => {
    const credentials = cachedCredentials(async () => '{"clientId":"id &=","clientSecret":"secret+ü"}');
    const providerApis = { gmail: 'http://127.0.0.1:9' };
    await calls[name][0](
      createScalekit({ environmentUrl, credentials, names: { gmail: connector }, providerApis }),
    );
  });
}

function bySdk(name: Name): Promise<Recorded[]> {
  return record(name, async (url) => {
    const sdk = new ScalekitClient(url, 'id &=', 'secret+ü');
    await Reflect.get(sdk, 'coreClient').authenticateClient();
    await calls[name][1](sdk);
  });
}

/** The one request for the RPC, without the headers that each client has its own of. */
function requestOf(name: Name, recorded: Recorded[]) {
  const ending = `/${name.toLowerCase()}`;
  const [request] = recorded.filter(({ path }) => path.toLowerCase().endsWith(ending));
  if (request === undefined) throw new Error(`${name} was not sent`);
  const headers = Object.entries(request.headers).filter(([key]) => !OWN_HEADERS.includes(key));
  return { ...request, headers: Object.fromEntries(headers) };
}

describe('the product sends as the SDK does', () => {
  it.each(names)('%s: path, message and headers', async (name) => {
    const [own, sdk] = [requestOf(name, await byProduct(name)), requestOf(name, await bySdk(name))];
    expect(own).toEqual(sdk);
    expect(own.headers).toMatchObject({ 'x-sdk-version': expect.any(String), ':path': own.path });
    expect(own.body.length).toBeGreaterThan(8);
  });

  it('the request for a token: path, form and headers', async () => {
    const tokenOf = (recorded: Recorded[]) => {
      const [{ path, body, headers }] = recorded.filter((one) => one.path.startsWith('/oauth')) as [Recorded];
      const form = Object.fromEntries(new URLSearchParams(Buffer.from(body, 'base64').toString()));
      const names = ['content-type', 'user-agent', 'x-sdk-version', 'x-api-version'];
      return { path, form, headers: names.map((name) => headers[name]) };
    };
    const own = tokenOf(await byProduct('executeTool'));
    expect(own).toEqual(tokenOf(await bySdk('executeTool')));
    expect(own.form).toEqual({
      grant_type: 'client_credentials',
      client_id: 'id &=',
      client_secret: 'secret+ü',
    });
  });
});
