import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import type { ConnectedAccountService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { listedAccount } from './account-messages.ts';
import type { Account } from './accounts.ts';
import type { Environment } from './environment.ts';
import { pageOf } from './paging.ts';

type Service = Pick<
  ServiceImpl<typeof ConnectedAccountService>,
  'listConnectedAccounts' | 'searchConnectedAccounts'
>;

/** Finding connected accounts, paged, without tokens. Page and list sizes are checked by `request-rules.ts`. */
export function accountListing({ accounts }: Environment): Service {
  return {
    listConnectedAccounts(request) {
      const { connector, identifier, provider, query, connectionNames } = request;
      if (connector && connectionNames.length > 0) {
        const message = 'connection_names: cannot be combined with connector';
        throw new ConnectError(message, Code.InvalidArgument);
      }
      const matching = accounts
        .list()
        .filter(
          (account) =>
            (!connector || account.connection.name === connector) &&
            (!identifier || account.identifier === identifier) &&
            (!provider || account.connection.provider === provider) &&
            (!query || mentions(account, query)) &&
            (connectionNames.length === 0 || connectionNames.includes(account.connection.name)),
        );
      const { items, ...page } = pageOf(matching, request);
      return { ...page, connectedAccounts: items.map(listedAccount) };
    },
    searchConnectedAccounts(request) {
      const { query, connectionId } = request;
      const matching = accounts
        .list()
        .filter(
          (account) => mentions(account, query) && (!connectionId || account.connection.id === connectionId),
        );
      const { items, ...page } = pageOf(matching, request);
      return { ...page, connectedAccounts: items.map(listedAccount) };
    },
  };
}

function mentions({ identifier, connection }: Account, query: string): boolean {
  const text = query.toLowerCase();
  return [identifier, connection.name, connection.provider].some((part) => part.toLowerCase().includes(text));
}
