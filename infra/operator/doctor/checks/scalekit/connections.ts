import { ConnectionStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { findConnection } from '../../../../../shared/connections/allow-list.ts';
import type { ScalekitConnection } from '../../../scalekit/list-connections.ts';
import { failOn, type Outcome } from '../check.ts';
import { quote } from '../quote.ts';

type Names = Record<string, string>;

/** Judges whether each connection of the stage exists under exactly its name. */
export function judgeNames(names: Names, listed: readonly ScalekitConnection[]): Outcome {
  const wrong = Object.entries(names).flatMap(([connection, name]) => {
    if (listed.some(({ keyId }) => keyId === name)) return [];
    const near = listed.find(({ keyId }) => normalizeName(keyId) === normalizeName(name));
    return `${connection}: there is no ${quote(name)}${near ? `, but ${quote(near.keyId)}` : ''}`;
  });
  return failOn(
    wrong,
    "write connectionNames of the stage exactly as in Scalekit's dashboard, or create the connections there; then deploy",
  );
}

/** Judges whether the existing connections can be used. */
export function judgeReadiness(names: Names, listed: readonly ScalekitConnection[]): Outcome {
  const wrong = Object.entries(names).flatMap(([connection, name]) => {
    const found = listed.find(({ keyId }) => keyId === name);
    const problems = found === undefined ? [] : listProblems(found, findConnection(connection)?.provider);
    return problems.map((problem) => `${connection}: ${problem}`);
  });
  return failOn(
    wrong,
    "complete and enable the connections in Scalekit's dashboard, each of the provider that shared/connections/connections.ts names",
  );
}

function listProblems(
  { providerKey, enabled, status }: ScalekitConnection,
  provider: string | undefined,
): string[] {
  const problems: string[] = [];
  if (providerKey !== provider) problems.push(`its provider is ${quote(providerKey)}, not ${provider}`);
  if (!enabled) problems.push('it is disabled');
  if (status !== ConnectionStatus.COMPLETED) {
    problems.push(`it is not completed (${ConnectionStatus[status] ?? status})`);
  }
  return problems;
}

function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
