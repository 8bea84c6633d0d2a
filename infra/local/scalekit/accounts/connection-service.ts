import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ServiceImpl } from '@connectrpc/connect';
import {
  type ConnectionService,
  ConnectionStatus,
  ConnectionType,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import type { Environment } from '../server/environment.ts';
import { paginate } from '../server/paginate.ts';

type Service = Pick<ServiceImpl<typeof ConnectionService>, 'listAppConnections'>;

/** Lists the dashboard's connections. The SDK reads a connection's name from `keyId`. */
export function createConnectionService({ connections }: Environment): Service {
  return {
    listAppConnections(request) {
      const query = request.query?.toLowerCase();
      const matching = connections.filter(
        ({ name, provider }) =>
          (!request.provider || provider === request.provider) &&
          (!query || name.toLowerCase().includes(query) || provider.toLowerCase().includes(query)),
      );
      const { items, ...page } = paginate(matching, request);
      const listed = items.map(({ id, name, provider, authorization, createdAt }) => ({
        id,
        keyId: name,
        providerKey: provider,
        type: ConnectionType[authorization],
        status: ConnectionStatus.COMPLETED,
        enabled: true,
        createdAt: timestampFromDate(createdAt),
      }));
      return { ...page, connections: listed };
    },
  };
}
