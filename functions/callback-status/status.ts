import { type ConnectionConfig, connections } from '../../shared/connections/connections.ts';
import type { Offers } from '../../shared/connections/offers.ts';
import { formatReconnectRoute } from '../../shared/connections/reconnect-route.ts';
import type { Accounts, CallScope, ConnectedAccount } from '../../shared/scalekit/scalekit.ts';
import type { ConnectionResponse } from './schema.ts';

/** The user's status on each connection that the stage offers, in the order of the configuration. */
export async function readStatuses(
  scope: CallScope,
  accounts: Pick<Accounts, 'list'>,
  offers: Offers = () => true,
): Promise<ConnectionResponse[]> {
  const known = new Map((await accounts.list(scope)).map((account) => [account.connection, account]));
  const offered = Object.entries<ConnectionConfig>(connections).filter(([connection]) => offers(connection));
  return offered.map(([connection, config]) =>
    toResponse(config, known.get(connection) ?? { connection, status: 'NOT_CONNECTED' }),
  );
}

/** The user's status on one connection. */
export async function readStatus(
  connection: string,
  config: ConnectionConfig,
  scope: CallScope,
  accounts: Pick<Accounts, 'find'>,
): Promise<ConnectionResponse> {
  return toResponse(config, await accounts.find({ connection }, scope));
}

function toResponse(
  { displayName, provider }: ConnectionConfig,
  account: ConnectedAccount,
): ConnectionResponse {
  const { connection, status, updatedAt } = account;
  const changed = updatedAt === undefined ? {} : { updatedAt: new Date(updatedAt).toISOString() };
  const isLost = status === 'EXPIRED' || status === 'DISCONNECTED';
  const reconnect = isLost ? { reconnect: formatReconnectRoute(account) } : {};
  return { connection, displayName, provider, status, ...changed, ...reconnect };
}
