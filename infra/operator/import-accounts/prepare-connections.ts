import type { ScalekitClient } from '@scalekit-sdk/node';
import {
  ConnectionStatus,
  ConnectionType,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { findConnection } from '../../../shared/connections/allow-list.ts';
import { CommandError } from '../command-error.ts';
import { requestSettings } from '../scalekit/connection-settings.ts';
import { listConnections, type ScalekitConnection } from '../scalekit/list-connections.ts';
import { REFUSED_CREDENTIALS, type RestResult, type ScalekitRest } from '../scalekit/rest-client.ts';
import { classifySdkError } from '../scalekit/sdk-failure.ts';
import type { Pace } from './pace.ts';
import { readPatiently } from './read-patiently.ts';

/** A connection that accounts can be imported into, or why not. `clientId`: its OAuth app; absent if Scalekit does not show it. */
export type PreparedConnection = { name: string; clientId?: string } | { refused: string };

type Environment = {
  client: ScalekitClient;
  rest: ScalekitRest;
  pace: Pace;
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
    listed ??= readPatiently(environment.pace, 'its connections', () => requestList(environment.client));
    const known = prepared.get(connection) ?? listed.then((all) => prepare(environment, all, connection));
    prepared.set(connection, known);
    return known;
  };
}

async function prepare(
  { rest, pace, connectionNames, ownOAuthApp }: Environment,
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
  const settings = await readPatiently(pace, `the connection "${name}"`, () =>
    requestSettings(rest, found.id),
  );
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

async function requestList(
  client: ScalekitClient,
): Promise<{ value: ScalekitConnection[] } | { result: RestResult }> {
  try {
    return { value: await listConnections(client) };
  } catch (error) {
    const failure = classifySdkError(error);
    if (failure.kind === 'passing') return failure;
    if (failure.kind === 'credentials') throw new CommandError(REFUSED_CREDENTIALS);
    throw new CommandError(`Scalekit does not list its connections: ${failure.name}; see npm run doctor`);
  }
}
