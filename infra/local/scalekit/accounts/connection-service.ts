import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import {
  type ConnectionService,
  ConnectionStatus,
  ConnectionType,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import type { Environment } from '../server/environment.ts';
import { paginate } from '../server/paginate.ts';
import type { Connection } from './accounts.ts';

type Service = Pick<ServiceImpl<typeof ConnectionService>, 'listAppConnections' | 'getEnvironmentConnection'>;

/** Lists the dashboard's connections, and returns one with its settings. The SDK reads a connection's name from `keyId`. */
export function createConnectionService(environment: Environment): Service {
  const { connections } = environment;
  return {
    listAppConnections(request) {
      const query = request.query?.toLowerCase();
      const matching = connections.filter(
        ({ name, provider }) =>
          (!request.provider || provider === request.provider) &&
          (!query || name.toLowerCase().includes(query) || provider.toLowerCase().includes(query)),
      );
      const { items, ...page } = paginate(matching, request);
      const listed = items.map((each) => ({
        ...describe(each),
        createdAt: timestampFromDate(each.createdAt),
      }));
      return { ...page, connections: listed };
    },
    getEnvironmentConnection: ({ connectionId }) => getConnection(environment, connectionId),
  };
}

/** One connection with its settings, the app's client secret included, as Scalekit returns it. @throws ConnectError NotFound */
export function getConnection({ connections, url }: Environment, connectionId: string) {
  const found = connections.find(({ id }) => id === connectionId);
  if (!found) throw new ConnectError('connection not found', Code.NotFound);
  const connection = { ...describe(found), createTime: timestampFromDate(found.createdAt) };
  if (found.authorization === 'API_KEY') return { connection };
  const redirectUri = `${url}/sso/v1/oauth/${found.id}/callback`;
  const value = { ...found.oauth, redirectUri, clientSecret: `secret-of-${found.name}` };
  return { connection: { ...connection, settings: { case: 'oauthConfig' as const, value } } };
}

function describe({ id, name, provider, authorization, enabled, completed }: Connection) {
  return {
    id,
    keyId: name,
    providerKey: provider,
    type: ConnectionType[authorization],
    status: completed ? ConnectionStatus.COMPLETED : ConnectionStatus.DRAFT,
    enabled,
  };
}
