import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { z } from 'zod';
import type { Account } from '../accounts/accounts.ts';
import type { Environment } from '../server/environment.ts';
import * as requests from './account-requests.ts';
import { ControlError } from './control-error.ts';
import { scopeQuery } from './requests.ts';
import { type ControlRoute, defineRoute } from './route.ts';

export const accountRoutes: Record<string, ControlRoute> = {
  'GET accounts': defineRoute(scopeQuery, ({ accounts }, { identifier }) => ({
    accounts: (identifier === undefined ? accounts.list() : accounts.of(identifier)).map(describeAccount),
  })),
  'POST accounts': defineRoute(requests.accountRequest, (environment, { status, ...key }) => {
    if (environment.accounts.findScoped({ ...key, connector: key.connection })) {
      throw new ControlError(409, 'The account exists: use another organizationId or userId.');
    }
    return setAccountStatus(environment, { ...key, status: status ?? 'PENDING_AUTH' });
  }),
  'POST accounts/status': defineRoute(requests.statusRequest, setAccountStatus),
  'POST accounts/tokens/expire': defineRoute(requests.accountSelection, (environment, filter) => {
    const withTokens = selectAccounts(environment, filter).filter(({ tokens }) => tokens !== undefined);
    for (const { tokens } of withTokens) if (tokens) tokens.expiresAt = new Date();
    return { expired: withTokens.length };
  }),
  // Scalekit's account stays ACTIVE: only the provider knows that a key is revoked.
  'POST accounts/keys/revoke': defineRoute(requests.accountSelection, (environment, filter) => {
    const withKeys = selectAccounts(environment, filter).filter(
      ({ tokens, connection }) => tokens !== undefined && connection.authorization === 'API_KEY',
    );
    for (const { tokens } of withKeys) if (tokens) tokens.expiresAt = new Date();
    return { revoked: withKeys.length };
  }),
  'POST accounts/refresh': defineRoute(
    requests.refreshFailureRequest,
    (environment, { fails, ...filter }) => {
      const changed = selectAccounts(environment, filter);
      for (const account of changed) account.refreshFails = fails;
      return { accounts: changed.length, fails };
    },
  ),
};

function setAccountStatus(
  environment: Environment,
  { status, ...key }: z.output<typeof requests.statusRequest>,
) {
  const { accounts, connections, ledger } = environment;
  const { identifier, connection: name } = key;
  const connection = connections.find((each) => each.name === name);
  if (!connection) throw new ControlError(400, `connection: ${name} does not exist`);
  const account =
    accounts.findScoped({ ...key, connector: name }) ?? accounts.create(connection, identifier, key);
  if (status === 'ACTIVE') accounts.activate(account);
  else accounts.setStatus(account, ConnectorStatus[status]);
  const detail = { accountId: account.id, status };
  ledger.append({ kind: 'account-status-set', identifier, connection: name, detail });
  return describeAccount(account);
}

function selectAccounts(
  { accounts }: Environment,
  { identifier, connection }: z.output<typeof requests.accountSelection>,
) {
  return accounts
    .of(identifier)
    .filter((account) => connection === undefined || account.connection.name === connection);
}

function describeAccount(account: Account) {
  const { id, identifier, connection, organizationId, userId, status, tokens, updatedAt, lastUsedAt } =
    account;
  return {
    id,
    identifier,
    connection: connection.name,
    provider: connection.provider,
    organizationId,
    userId,
    status: ConnectorStatus[status],
    tokenExpiresAt: tokens?.expiresAt,
    updatedAt,
    lastUsedAt,
  };
}
