import type { ScalekitClient } from '@scalekit-sdk/node';
import { ConnectionStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { connectionConfig } from '../../../../shared/connections/allow-list.ts';
import { failOn, type Outcome } from './check.ts';
import { quoted } from './quoted.ts';

/** A connection of the environment; `keyId` is what the dashboard calls the connection name. */
export type Listed = { keyId: string; providerKey: string; enabled: boolean; status: ConnectionStatus };

type Names = Record<string, string>;

const PAGE_SIZE = 30;

export async function listConnections({ connection }: ScalekitClient): Promise<Listed[]> {
  const listed: Listed[] = [];
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

/** Whether each connection of the stage is there under exactly its name. */
export function judgeNames(names: Names, listed: readonly Listed[]): Outcome {
  const wrong = Object.entries(names).flatMap(([connection, name]) => {
    if (listed.some(({ keyId }) => keyId === name)) return [];
    const near = listed.find(({ keyId }) => loosely(keyId) === loosely(name));
    return `${connection}: there is no ${quoted(name)}${near ? `, but ${quoted(near.keyId)}` : ''}`;
  });
  return failOn(
    wrong,
    "write the connection names into connectionNames of the stage to the letter as in Scalekit's dashboard, or create the connections there; then deploy",
  );
}

/** Whether those that are there can be used. */
export function judgeReadiness(names: Names, listed: readonly Listed[]): Outcome {
  const wrong = Object.entries(names).flatMap(([connection, name]) => {
    const found = listed.find(({ keyId }) => keyId === name);
    const problems = found === undefined ? [] : problemsOf(found, connectionConfig(connection)?.provider);
    return problems.map((problem) => `${connection}: ${problem}`);
  });
  return failOn(
    wrong,
    "complete and enable the connections in Scalekit's dashboard, each of the provider that shared/connections/connections.ts names",
  );
}

function problemsOf({ providerKey, enabled, status }: Listed, provider: string | undefined): string[] {
  const problems: string[] = [];
  if (providerKey !== provider) problems.push(`its provider is ${quoted(providerKey)}, not ${provider}`);
  if (!enabled) problems.push('it is disabled');
  if (status !== ConnectionStatus.COMPLETED) {
    problems.push(`it is not completed (${ConnectionStatus[status] ?? status})`);
  }
  return problems;
}

function loosely(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
