import { ScalekitClient } from '@scalekit-sdk/node';
import {
  ConnectionStatus,
  ConnectionType,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { CommandError } from '../command-error.ts';
import { readSettings } from '../scalekit/connection-settings.ts';
import { listConnections, type ScalekitConnection } from '../scalekit/list-connections.ts';
import { ScalekitRest } from '../scalekit/rest-client.ts';
import { classifySdkError } from '../scalekit/sdk-failure.ts';
import type { Target } from '../scalekit/target.ts';
import type { Definition } from '../tools/merge-definitions.ts';
import { listUpstreamTools } from '../tools/upstream-tools.ts';

/** A connection of the product as one environment has it. */
export type ConnectionView = {
  provider: string;
  authorization: string;
  isEnabled: boolean;
  setup: string;
  /** Absent where Scalekit does not show it. */
  app?: { isOwn: boolean; scopes: readonly string[] };
  /** The allow-listed tools. */
  tools: readonly Definition[];
};

/** By the product's name; undefined where the environment has no such connection. */
export type EnvironmentView = Record<string, ConnectionView | undefined>;

/** Reads what the environment has of the product's connections. @throws CommandError, without the request */
export async function readEnvironment(target: Target): Promise<EnvironmentView> {
  const client = new ScalekitClient(target.environmentUrl, target.clientId, target.clientSecret);
  const rest = new ScalekitRest(target);
  const view: EnvironmentView = {};
  try {
    const listed = await listConnections(client);
    for (const [connection, config] of Object.entries<ConnectionConfig>(connections)) {
      const found = listed.find(({ keyId }) => keyId === target.connectionNames[connection]);
      view[connection] = found && (await readConnection(found, config, { client, rest }));
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const failure = classifySdkError(error);
    throw new CommandError(
      failure.kind === 'credentials'
        ? `the environment of ${target.label} could not be read: Scalekit refuses its credentials`
        : `the environment of ${target.label} could not be read: ${failure.name}; check its address and the network`,
    );
  }
  return view;
}

async function readConnection(
  { id, providerKey, type, enabled, status }: ScalekitConnection,
  config: ConnectionConfig,
  { client, rest }: { client: ScalekitClient; rest: ScalekitRest },
): Promise<ConnectionView> {
  const settings = type === ConnectionType.OAUTH ? await readSettings(rest, id) : 'unshown';
  return {
    provider: providerKey,
    authorization: ConnectionType[type] ?? String(type),
    isEnabled: enabled,
    setup: ConnectionStatus[status] ?? String(status),
    ...(settings !== 'unshown' && { app: { isOwn: !settings.isShared, scopes: settings.scopes } }),
    tools: await listUpstreamTools(client, config),
  };
}
