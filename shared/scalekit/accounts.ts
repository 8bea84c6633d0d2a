import type {
  ConnectedAccountForList,
  ConnectorStatus as Status,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { DEFAULT_RETRY_AFTER_SECONDS } from '../config/limits.ts';
import type { AccountRef } from '../connections/account-ref.ts';
import { AppError } from '../errors/app-error.ts';
import { accountIdentifier } from './account-identifier.ts';
import type { ConnectionNames } from './connection-names.ts';
import { controlCall } from './control-call.ts';
import { unlessRefused } from './failure/unless-refused.ts';
import { ConnectorStatus } from './rpc/descriptors.ts';
import type { Rpcs } from './rpc/rpcs.ts';
import type { AccountStatus, Accounts, CallScope, ConnectedAccount, StoredAccount } from './scalekit.ts';

/** The SDK's status is a numeric enum, although its documentation shows strings. */
const statuses: Record<Status, AccountStatus> = {
  [ConnectorStatus.CONNECTION_STATUS_UNSPECIFIED]: 'PENDING_AUTH',
  [ConnectorStatus.ACTIVE]: 'ACTIVE',
  [ConnectorStatus.EXPIRED]: 'EXPIRED',
  [ConnectorStatus.PENDING_AUTH]: 'PENDING_AUTH',
  [ConnectorStatus.PENDING_VERIFICATION]: 'PENDING_VERIFICATION',
  [ConnectorStatus.DISCONNECTED]: 'DISCONNECTED',
};

/** The documentation allows 100; the SDK's descriptor requires fewer than 100. */
export const PAGE_SIZE = 99;

/** Lists of the accounts to delete, the last of which must be empty. */
const REMOVAL_ROUNDS = 5;

/**
 * Connected accounts. The status comes from the list call, since the SDK's getConnectedAccount and
 * getOrCreateConnectedAccount return the user's tokens.
 */
export function createAccounts(rpcs: Rpcs, names: ConnectionNames): Accounts {
  async function listAll(
    { connection, account }: Partial<AccountRef>,
    scope: CallScope,
  ): Promise<StoredAccount[]> {
    const identifier = accountIdentifier(scope.user, account);
    const filter = connection === undefined ? {} : { connectionNames: [names.toScalekit(connection)] };
    const found: StoredAccount[] = [];
    let pageToken: string | undefined;
    do {
      const request = {
        identifier,
        pageSize: PAGE_SIZE,
        ...filter,
        ...(pageToken === undefined ? {} : { pageToken }),
      };
      const page = await controlCall('read', scope, (policy) =>
        rpcs.call(rpcs.accounts.listConnectedAccounts, request, policy),
      );
      for (const listed of page.connectedAccounts) {
        const own = toProductAccount(listed, { identifier, account }, names);
        if (own !== undefined && (connection === undefined || own.connection === connection)) found.push(own);
      }
      pageToken = page.nextPageToken === '' ? undefined : page.nextPageToken;
    } while (pageToken !== undefined);
    return found;
  }
  return {
    listAll: (scope, account) => listAll({ account }, scope),
    list: async (scope, account) => keepBest(await listAll({ account }, scope)),
    async find({ connection, account }, scope) {
      const [found] = keepBest(await listAll({ connection, account }, scope));
      return found ?? { connection, ...(account !== undefined && { account }), status: 'NOT_CONNECTED' };
    },
    create: ({ connection, account }, scope) =>
      unlessRefused('already-exists', scope, async (policy) => {
        const identifier = accountIdentifier(scope.user, account);
        const connector = names.toScalekit(connection);
        const request = { connector, identifier, connectedAccount: emptyAccount };
        await rpcs.call(rpcs.accounts.createConnectedAccount, request, policy);
      }),
    async removeAll(ref, scope, around = (_id, remove) => remove()) {
      for (let round = 0; round < REMOVAL_ROUNDS; round += 1) {
        const accounts = await listAll(ref, scope);
        if (accounts.length === 0) return;
        for (const { id } of accounts) {
          const remove = () =>
            unlessRefused('not-found', scope, async (policy) => {
              await rpcs.call(rpcs.accounts.deleteConnectedAccount, { id }, policy);
            });
          await around(id, remove);
        }
      }
      throw new AppError('upstream-unavailable', { retryAfter: DEFAULT_RETRY_AFTER_SECONDS });
    },
  };
}

/** As the SDK itself creates an account that has no tokens yet. */
const emptyAccount = { authorizationDetails: { details: { case: 'oauthToken' as const, value: {} } } };

/** Only the user's own accounts on the product's connections; the upstream filter is not trusted. */
function toProductAccount(
  listed: ConnectedAccountForList,
  { identifier, account }: { identifier: string; account: string | undefined },
  names: ConnectionNames,
): StoredAccount | undefined {
  const connection = names.toProduct(listed.connector);
  if (connection === undefined || listed.identifier !== identifier) return undefined;
  const { id, updatedAt } = listed;
  return {
    id,
    connection,
    ...(account !== undefined && { account }),
    status: statuses[listed.status] ?? 'PENDING_AUTH',
    ...(updatedAt === undefined ? {} : { updatedAt: toMilliseconds(updatedAt) }),
  };
}

/** protobuf's own function would bring every well-known type into the bundles. */
function toMilliseconds({ seconds, nanos }: { seconds: bigint; nanos: number }): number {
  return Number(seconds) * 1_000 + Math.floor(nanos / 1_000_000);
}

/**
 * A user can have several accounts on one connection, since Scalekit also scopes them by organization and user id.
 * The product shows one: the ACTIVE account, else the one that changed last.
 */
function keepBest(accounts: readonly StoredAccount[]): ConnectedAccount[] {
  const best = new Map<string, ConnectedAccount>();
  for (const { id: _id, ...account } of accounts) {
    const known = best.get(account.connection);
    if (known === undefined || isBetter(account, known)) best.set(account.connection, account);
  }
  return [...best.values()];
}

function isBetter(one: ConnectedAccount, other: ConnectedAccount): boolean {
  const isActive = one.status === 'ACTIVE';
  if (isActive !== (other.status === 'ACTIVE')) return isActive;
  return (one.updatedAt ?? 0) > (other.updatedAt ?? 0);
}
