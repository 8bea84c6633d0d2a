import type { ScalekitClient } from '@scalekit-sdk/node';
import {
  ConnectionStatus,
  ConnectionType,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { findConnection } from '../../../shared/connections/allow-list.ts';
import { CommandError } from '../command-error.ts';
import { readSettings } from '../scalekit/connection-settings.ts';
import { listConnections, type ScalekitConnection } from '../scalekit/list-connections.ts';
import type { ScalekitRest } from '../scalekit/rest-client.ts';

/** A connection that accounts can be imported into, or why not. `clientId`: its OAuth app; absent if Scalekit does not show it. */
export type PreparedConnection = { name: string; clientId?: string } | { refused: string };

type Environment = {
  client: ScalekitClient;
  rest: ScalekitRest;
  connectionNames: Record<string, string>;
  /** Whether the operator states that the OAuth apps are the team's own, where Scalekit does not show it. */
  ownOAuthApp: boolean;
};

/** Checks each connection before its first account, once. Tokens work only with the OAuth app that received them. */
export function prepareConnections(
  environment: Environment,
): (connection: string) => Promise<PreparedConnection> {
  const prepared = new Map<string, Promise<PreparedConnection>>();
  let listed: Promise<ScalekitConnection[]> | undefined;
  return (connection) => {
    listed ??= listConnections(environment.client).catch(refuseListing);
    const known = prepared.get(connection) ?? listed.then((all) => prepare(environment, all, connection));
    prepared.set(connection, known);
    return known;
  };
}

async function prepare(
  { rest, connectionNames, ownOAuthApp }: Environment,
  listed: readonly ScalekitConnection[],
  connection: string,
): Promise<PreparedConnection> {
  const name = connectionNames[connection];
  if (name === undefined) return { refused: `${connection} has no name in connectionNames` };
  const found = listed.find(({ keyId }) => keyId === name);
  if (!found) return { refused: `Scalekit has no connection "${name}": see npm run doctor` };
  if (found.providerKey !== findConnection(connection)?.provider) {
    return { refused: `"${name}" is a connection of another provider: see npm run doctor` };
  }
  if (found.type !== ConnectionType.OAUTH) return { refused: `"${name}" is no OAuth connection` };
  if (!found.enabled || found.status !== ConnectionStatus.COMPLETED) {
    return { refused: `"${name}" is disabled or not completed: see npm run doctor` };
  }
  const settings = await readSettings(rest, found.id);
  if (settings === 'unshown') {
    return ownOAuthApp
      ? { name }
      : {
          refused: `Scalekit does not show whose OAuth app "${name}" has: look at its dashboard, and pass --own-oauth-app if it is the one that received these tokens`,
        };
  }
  if (settings.isShared) {
    return {
      refused: `"${name}" has Scalekit's own OAuth app, with which tokens of another app cannot be used`,
    };
  }
  return { name, clientId: settings.clientId };
}

/** The SDK's errors hold the request, its headers included. */
function refuseListing(error: unknown): never {
  const name = error instanceof Error ? error.name : typeof error;
  throw new CommandError(`Scalekit does not list its connections: ${name}; see npm run doctor`);
}
