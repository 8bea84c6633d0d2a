import type { ScalekitClient } from '@scalekit-sdk/node';
import type {
  ConnectionStatus,
  ConnectionType,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';

/** A connection of the environment; the dashboard calls `keyId` the connection name. */
export type ScalekitConnection = {
  id: string;
  keyId: string;
  providerKey: string;
  type: ConnectionType;
  enabled: boolean;
  status: ConnectionStatus;
};

const PAGE_SIZE = 30;

/** Lists every connection of the environment. */
export async function listConnections({ connection }: ScalekitClient): Promise<ScalekitConnection[]> {
  const listed: ScalekitConnection[] = [];
  let pageToken: string | undefined;
  do {
    const page = await connection.listAppConnections({
      pageSize: PAGE_SIZE,
      ...(pageToken && { pageToken }),
    });
    listed.push(...page.connections);
    pageToken = page.nextPageToken;
  } while (pageToken);
  return listed;
}
