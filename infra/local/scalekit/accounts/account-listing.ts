import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import type {
  ConnectedAccountService,
  ListConnectedAccountsRequest,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Environment } from '../server/environment.ts';
import { paginate } from '../server/paginate.ts';
import { toListedAccount } from './account-messages.ts';
import type { Account } from './accounts.ts';

type Service = Pick<
  ServiceImpl<typeof ConnectedAccountService>,
  'listConnectedAccounts' | 'searchConnectedAccounts'
>;

/** Lists and searches connected accounts, paged, without tokens. `request-rules.ts` checks page and list sizes. */
export function createAccountListing(environment: Environment): Service {
  return {
    listConnectedAccounts: (request) => listAccounts(environment, request),
    searchConnectedAccounts(request) {
      const { query, connectionId } = request;
      const matching = environment.accounts
        .list()
        .filter(
          (account) => mentions(account, query) && (!connectionId || account.connection.id === connectionId),
        );
      const { items, ...page } = paginate(matching, request);
      return { ...page, connectedAccounts: items.map(toListedAccount) };
    },
  };
}

/** One page of the accounts that match a request. @throws ConnectError InvalidArgument */
export function listAccounts({ accounts }: Environment, request: ListConnectedAccountsRequest) {
  const { connector, connectionNames } = request;
  if (connector && connectionNames.length > 0) {
    throw new ConnectError('connection_names: cannot be combined with connector', Code.InvalidArgument);
  }
  const { items, ...page } = paginate(
    accounts.list().filter((account) => matchesRequest(account, request)),
    request,
  );
  return { ...page, connectedAccounts: items.map(toListedAccount) };
}

function matchesRequest(account: Account, request: ListConnectedAccountsRequest): boolean {
  const { connector, identifier, provider, query, connectionNames, organizationId, userId } = request;
  const { connection } = account;
  return (
    (!connector || connection.name === connector) &&
    (!identifier || account.identifier === identifier) &&
    (!organizationId || account.organizationId === organizationId) &&
    (!userId || account.userId === userId) &&
    (!provider || connection.provider === provider) &&
    (!query || mentions(account, query)) &&
    (connectionNames.length === 0 || connectionNames.includes(connection.name))
  );
}

function mentions({ identifier, connection }: Account, query: string): boolean {
  const text = query.toLowerCase();
  return [identifier, connection.name, connection.provider].some((part) => part.toLowerCase().includes(text));
}
