import {
  ConnectionStatus,
  ConnectionType,
} from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { findConnection } from '../../../../../shared/connections/allow-list.ts';
import type { ConnectionConfig } from '../../../../../shared/connections/connections.ts';
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
    const problems = found === undefined ? [] : listProblems(found, findConnection(connection));
    return problems.map((problem) => `${connection}: ${problem}`);
  });
  return failOn(
    wrong,
    "complete and enable the connections in Scalekit's dashboard, each of the provider that shared/connections/connections.ts names; one with another auth type cannot be changed: create one with the type that `credential` there declares, or change `credential` (docs/connectors.md)",
  );
}

function listProblems(
  { providerKey, enabled, status, type }: ScalekitConnection,
  config: ConnectionConfig | undefined,
): string[] {
  const problems: string[] = [];
  const provider = config?.provider;
  if (providerKey !== provider) problems.push(`its provider is ${quote(providerKey)}, not ${provider}`);
  else if (config && isOfOtherKind(type, config)) {
    const declared = isStatic(config) ? 'an API key or a password' : 'OAuth';
    const actions = `each request with the user's credential would get 409 reconnect-required`;
    problems.push(
      `its auth type is ${ConnectionType[type] ?? type}, but ${declared} is declared, so ${actions}`,
    );
  }
  if (!enabled) problems.push('it is disabled');
  if (status !== ConnectionStatus.COMPLETED) {
    problems.push(`it is not completed (${ConnectionStatus[status] ?? status})`);
  }
  return problems;
}

/** The auth types whose accounts have members in place of a token of OAuth. */
const STATIC_TYPES = [ConnectionType.API_KEY, ConnectionType.BASIC, ConnectionType.BEARER];

/** Whether Scalekit keeps another kind of credential than the product sends. Tools of Scalekit's run with either. */
function isOfOtherKind(type: ConnectionType, config: ConnectionConfig): boolean {
  const sendsCredential = config.actions !== undefined || config.apiUrl !== undefined;
  if (isStatic(config)) return !STATIC_TYPES.includes(type);
  return sendsCredential && [...STATIC_TYPES, ConnectionType.NO_AUTH].includes(type);
}

function isStatic({ credential }: ConnectionConfig): boolean {
  return credential !== undefined && credential.kind !== 'oauth';
}

function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
