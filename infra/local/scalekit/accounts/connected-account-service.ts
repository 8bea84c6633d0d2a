import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import {
  type AuthorizationDetails,
  type ConnectedAccountService,
  ConnectorStatus,
  type CreateConnectedAccountRequest,
  type UpdateConnectedAccountRequest,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { SideEffect } from '../log/ledger-entry.ts';
import type { Environment } from '../server/environment.ts';
import { refreshIfExpired } from '../tokens/token-refresh.ts';
import type { UserTokens } from '../tokens/user-tokens.ts';
import { toAccountWithTokens, toListedAccount } from './account-messages.ts';
import type { Account, AccountKey, Connection } from './accounts.ts';

type Service = Pick<
  ServiceImpl<typeof ConnectedAccountService>,
  | 'createConnectedAccount'
  | 'updateConnectedAccount'
  | 'deleteConnectedAccount'
  | 'disconnectConnectedAccount'
  | 'getConnectedAccountAuth'
  | 'getConnectedAccountDetails'
>;

/** Creates, reads and deletes connected accounts. Listing and linking are in their own files. */
export function createConnectedAccountService(environment: Environment): Service {
  const { accounts } = environment;
  const record = (kind: SideEffect, account: Account) => recordEffect(environment, kind, account);

  return {
    createConnectedAccount: (request) => createWithDetails(environment, request),
    updateConnectedAccount: (request) => updateWithDetails(environment, request),
    deleteConnectedAccount(key) {
      const account = requireAccount(environment, key);
      accounts.delete(account);
      record('account-deleted', account);
      return {};
    },
    disconnectConnectedAccount({ id }) {
      const account = requireAccount(environment, { id });
      accounts.setStatus(account, ConnectorStatus.DISCONNECTED);
      record('account-disconnected', account);
      return { connectedAccount: toListedAccount(account) };
    },
    getConnectedAccountAuth(key) {
      const account = requireAccount(environment, key);
      refreshIfExpired(environment, account);
      return { connectedAccount: toAccountWithTokens(account) };
    },
    getConnectedAccountDetails: (key) => ({
      connectedAccount: toListedAccount(requireAccount(environment, key)),
    }),
  };
}

/** Creates an account, ACTIVE where the request has tokens. @throws ConnectError as `createAccount` */
export function createWithDetails(
  environment: Environment,
  request: Omit<CreateConnectedAccountRequest, '$typeName'>,
) {
  const { connectedAccount, ...key } = request;
  const account = createAccount(environment, key);
  const tokens = readTokens(connectedAccount?.authorizationDetails);
  if (tokens) environment.accounts.activate(account, tokens);
  return { connectedAccount: toAccountWithTokens(account) };
}

/** Replaces an account's tokens, and makes it ACTIVE. @throws ConnectError as `requireAccount` */
export function updateWithDetails(
  environment: Environment,
  request: Omit<UpdateConnectedAccountRequest, '$typeName'>,
) {
  const { connectedAccount, ...key } = request;
  const account = requireAccount(environment, key);
  const tokens = readTokens(connectedAccount?.authorizationDetails);
  if (tokens) environment.accounts.activate(account, tokens);
  environment.webhooks.emit('updated', account);
  recordEffect(environment, 'account-updated', account);
  return { connectedAccount: toAccountWithTokens(account) };
}

/** @throws ConnectError NotFound for an unknown connection, AlreadyExists for a second account with the same scope */
export function createAccount(environment: Environment, key: AccountKey): Account {
  const { connector, identifier } = key;
  if (!connector || !identifier) throw missingKeyError();
  const connection = requireConnection(environment, connector);
  if (environment.accounts.findScoped(key)) {
    throw new ConnectError('connected account already exists', Code.AlreadyExists);
  }
  const account = environment.accounts.create(connection, identifier, key);
  const detail = { accountId: account.id };
  environment.ledger.append({ kind: 'account-created', identifier, connection: connector, detail });
  return account;
}

/** @throws ConnectError NotFound, or InvalidArgument for an incomplete key */
export function requireAccount({ accounts }: Environment, key: AccountKey): Account {
  if (!key.id && !(key.connector && key.identifier)) throw missingKeyError();
  const account = accounts.find(key);
  if (account === undefined) throw new ConnectError('connected account not found', Code.NotFound);
  return account;
}

function recordEffect(
  { ledger }: Environment,
  kind: SideEffect,
  { id, identifier, connection }: Account,
): void {
  ledger.append({ kind, identifier, connection: connection.name, detail: { accountId: id } });
}

function requireConnection({ connections }: Environment, name: string): Connection {
  const connection = connections.find((each) => each.name === name);
  if (connection === undefined) throw new ConnectError('connection not found', Code.NotFound);
  return connection;
}

function missingKeyError(): ConnectError {
  return new ConnectError('id, or connector and identifier, is required', Code.InvalidArgument);
}

/** The tokens of a request. The SDK's getOrCreate sends an empty OAuth token, which is ignored. */
function readTokens(details: AuthorizationDetails | undefined): Partial<UserTokens> | undefined {
  if (details?.details.case !== 'oauthToken' || details.details.value.accessToken === '') return undefined;
  const { accessToken, refreshToken, scopes } = details.details.value;
  return { accessToken, refreshToken, scopes };
}
