import type { AccountRef } from '../../shared/connections/account-ref.ts';
import { type ConnectionConfig, connections } from '../../shared/connections/connections.ts';
import type { Offers } from '../../shared/connections/offers.ts';
import { formatReconnectRoute } from '../../shared/connections/reconnect-route.ts';
import type { Accounts, CallScope, ConnectedAccount } from '../../shared/scalekit/scalekit.ts';
import type { Labels } from '../../shared/state/accounts/labels.ts';
import type { ConnectionResponse } from './schema.ts';

export type StatusDeps = {
  accounts: Pick<Accounts, 'list'>;
  labels: Pick<Labels, 'list'>;
  /** Default: every connection. */
  offers?: Offers | undefined;
};

/**
 * The user's status on each connection that the stage offers, in the order of the configuration: that of the default account,
 * then each labelled account that there is. One call of Scalekit, and one more for each label.
 */
export async function readStatuses(scope: CallScope, deps: StatusDeps): Promise<ConnectionResponse[]> {
  const [own, labelled] = await Promise.all([deps.accounts.list(scope), listLabelled(scope, deps)]);
  const { offers = () => true } = deps;
  const offered = Object.entries<ConnectionConfig>(connections).filter(([connection]) => offers(connection));
  return offered.flatMap(([connection, config]) => {
    const isHere = (account: ConnectedAccount) => account.connection === connection;
    const first = own.find(isHere) ?? { connection, status: 'NOT_CONNECTED' as const };
    return [first, ...labelled.filter(isHere)].map((account) => toResponse(config, account));
  });
}

/** Concurrent calls, since a user has at most ten labels. */
async function listLabelled(scope: CallScope, { accounts, labels }: StatusDeps): Promise<ConnectedAccount[]> {
  const own = await labels.list(scope.user);
  return (await Promise.all(own.map((label) => accounts.list(scope, label)))).flat();
}

/** The status of one account of the user. */
export async function readStatus(
  ref: AccountRef,
  config: ConnectionConfig,
  scope: CallScope,
  accounts: Pick<Accounts, 'find'>,
): Promise<ConnectionResponse> {
  return toResponse(config, await accounts.find(ref, scope));
}

function toResponse(
  { displayName, provider }: ConnectionConfig,
  connected: ConnectedAccount,
): ConnectionResponse {
  const { connection, account, status, updatedAt } = connected;
  const label = account === undefined ? {} : { account };
  const changed = updatedAt === undefined ? {} : { updatedAt: new Date(updatedAt).toISOString() };
  const isLost = status === 'EXPIRED' || status === 'DISCONNECTED';
  const reconnect = isLost ? { reconnect: formatReconnectRoute(connected) } : {};
  return { connection, ...label, displayName, provider, status, ...changed, ...reconnect };
}
