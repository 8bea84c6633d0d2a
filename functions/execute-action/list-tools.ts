import { findConnection, findToolEffect } from '../../shared/connections/allow-list.ts';
import { connections } from '../../shared/connections/connections.ts';
import { formatReconnectRoute } from '../../shared/connections/reconnect-route.ts';
import { findShippedTool } from '../../shared/connections/tool-definitions.ts';
import { AppError, type ErrorCode } from '../../shared/errors/app-error.ts';
import type { CallScope, Scalekit } from '../../shared/scalekit/scalekit.ts';
import { isSendable } from './result.ts';
import type { ToolsResponse } from './schema.ts';

type Deps = { scalekit: Pick<Scalekit, 'accounts' | 'tools'> };
type Listed = { tools: ToolsResponse['tools'] } | { unavailable: ToolsResponse['unavailable'][number] };

/**
 * The tools that the user may run now: those of the allow-list that Scalekit offers the user's ACTIVE accounts.
 * A connection that is not linked, or fails, is reported beside the others and hides none of them.
 * @throws AppError `connection-unknown`, `result-too-large`, and those of listing the accounts
 */
export async function listTools(
  only: string | undefined,
  scope: CallScope,
  { scalekit }: Deps,
): Promise<ToolsResponse> {
  if (only !== undefined && findConnection(only) === undefined) throw new AppError('connection-unknown');
  const names = only === undefined ? Object.keys(connections) : [only];
  const accounts = await scalekit.accounts.list(scope);
  const active = new Set(
    accounts.filter(({ status }) => status === 'ACTIVE').map(({ connection }) => connection),
  );
  const listed = await Promise.all(
    names.map((connection): Listed | Promise<Listed> => {
      if (active.has(connection)) return toolsOf(connection, scope, scalekit.tools);
      return { unavailable: unavailable(connection, 'reconnect-required') };
    }),
  );
  const answer = {
    tools: listed.flatMap((entry) => ('tools' in entry ? entry.tools : [])),
    unavailable: listed.flatMap((entry) => ('unavailable' in entry ? [entry.unavailable] : [])),
  };
  if (!isSendable(answer)) throw new AppError('result-too-large');
  return answer;
}

async function toolsOf(connection: string, scope: CallScope, tools: Scalekit['tools']): Promise<Listed> {
  const config = findConnection(connection);
  if (config === undefined) return { tools: [] };
  try {
    const offered = await tools.definitions(connection, scope);
    return {
      tools: offered.flatMap((definition) => {
        const effect = findToolEffect(config, definition.name);
        if (effect === undefined) return [];
        // The shipped definition is the one that an action's input is checked against.
        return [{ ...definition, ...findShippedTool(definition.name), connection, effect }];
      }),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { unavailable: unavailable(connection, error.code) };
  }
}

function unavailable(connection: string, code: ErrorCode): ToolsResponse['unavailable'][number] {
  return {
    connection,
    code,
    ...(code === 'reconnect-required' && { reconnect: formatReconnectRoute(connection) }),
  };
}
