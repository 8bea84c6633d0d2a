import { type ConnectionConfig, connections } from '../../shared/connections/connections.ts';
import { formatReconnectRoute } from '../../shared/connections/reconnect-route.ts';
import type { Accounts, CallScope, ConnectedAccount } from '../../shared/scalekit/scalekit.ts';
import type { ConnectionResponse } from './schema.ts';

/** Each connection of the product with the user's status on it, in the order of the configuration. */
export async function connectionStatuses(
  scope: CallScope,
  accounts: Pick<Accounts, 'list'>,
): Promise<ConnectionResponse[]> {
  const known = new Map((await accounts.list(scope)).map((account) => [account.connection, account]));
  return Object.entries<ConnectionConfig>(connections).map(([connection, config]) =>
    answerOf(config, known.get(connection) ?? { connection, status: 'NOT_CONNECTED' }),
  );
}

/** The user's status on one connection. */
export async function connectionStatus(
  connection: string,
  config: ConnectionConfig,
  scope: CallScope,
  accounts: Pick<Accounts, 'find'>,
): Promise<ConnectionResponse> {
  return answerOf(config, await accounts.find(connection, scope));
}

function answerOf(
  { displayName, provider }: ConnectionConfig,
  account: ConnectedAccount,
): ConnectionResponse {
  const { connection, status, updatedAt } = account;
  const changed = updatedAt === undefined ? {} : { updatedAt: new Date(updatedAt).toISOString() };
  const isLost = status === 'EXPIRED' || status === 'DISCONNECTED';
  const reconnect = isLost ? { reconnect: formatReconnectRoute(connection) } : {};
  return { connection, displayName, provider, status, ...changed, ...reconnect };
}
