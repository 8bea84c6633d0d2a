import { ConnectionType } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connections/connections_pb.js';
import { findConnection } from '../../../../../shared/connections/allow-list.ts';
import { findMissingScopes, findNeeds, type MissingScope } from '../../../connections/connection-needs.ts';
import { type ConnectionSettings, readSettings } from '../../../scalekit/connection-settings.ts';
import type { ScalekitConnection } from '../../../scalekit/list-connections.ts';
import type { ScalekitRest } from '../../../scalekit/rest-client.ts';
import { fail, type Outcome, pass, warn } from '../check.ts';

/** An OAuth connection of the stage, by the product's name, with what Scalekit shows of its OAuth app. */
export type ConnectionApp = { connection: string; settings: ConnectionSettings };

/** Reads the OAuth app of each connection of the stage that exists; connections with API keys have none. */
export async function readApps(
  rest: ScalekitRest,
  names: Record<string, string>,
  listed: readonly ScalekitConnection[],
): Promise<ConnectionApp[]> {
  const apps: ConnectionApp[] = [];
  for (const [connection, name] of Object.entries(names)) {
    const found = listed.find(({ keyId }) => keyId === name);
    if (found?.type !== ConnectionType.OAUTH) continue;
    apps.push({ connection, settings: await readSettings(rest, found.id) });
  }
  return apps;
}

/** Judges whose OAuth apps the connections have: Scalekit's own app is for a trial. */
export function judgeOwners(apps: readonly ConnectionApp[]): Outcome {
  const shared = apps.flatMap(({ connection, settings }) =>
    settings !== 'unshown' && settings.isShared ? connection : [],
  );
  if (shared.length > 0) {
    return warn(
      `Scalekit's own OAuth app serves ${shared.join(', ')}`,
      "for users, register an app of your own at the provider and enter it in Scalekit's dashboard: docs/connections.md",
    );
  }
  return passExcept(
    apps.flatMap(({ connection, settings }) => (settings === 'unshown' ? connection : [])),
    'Scalekit does not show the OAuth app of',
  );
}

/** Judges whether the OAuth apps request what the allow-listed tools need. */
export function judgeScopes(apps: readonly ConnectionApp[]): Outcome {
  const unknown: string[] = [];
  const missing = apps.flatMap(({ connection, settings }) => {
    const config = findConnection(connection);
    const needs = config && findNeeds(config);
    if (config === undefined || needs?.kind === 'capabilities') return [];
    if (needs === undefined || settings === 'unshown' || settings.scopes.length === 0) {
      unknown.push(connection);
      return [];
    }
    return findMissingScopes(config, settings.scopes).map((each) => describeMissing(connection, each));
  });
  return missing.length > 0
    ? fail(
        missing.join('; '),
        "add the scopes to the connection in Scalekit's dashboard and to the OAuth app at the provider (docs/connections.md), or remove the tools from shared/connections/connections.ts. Users who linked before link again",
      )
    : passExcept(unknown, 'Scalekit or this version does not list the scopes of');
}

function describeMissing(connection: string, { anyOf, tools }: MissingScope): string {
  const [least = '', ...others] = anyOf;
  const alternatives = others.length > 0 ? ` (or one of ${others.length} wider)` : '';
  return `${connection} does not request ${least}${alternatives}, which ${tools.join(', ')} need`;
}

function passExcept(connections: readonly string[], why: string): Outcome {
  return connections.length === 0 ? pass : { status: 'pass', note: `${why} ${connections.join(', ')}` };
}
