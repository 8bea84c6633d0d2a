import { isSendable } from '../../../shared/actions/result.ts';
import { findConnection, findToolEffect } from '../../../shared/connections/allow-list.ts';
import { connections } from '../../../shared/connections/connections.ts';
import type { Offers } from '../../../shared/connections/offers.ts';
import { formatReconnectRoute } from '../../../shared/connections/reconnect-route.ts';
import { findShippedTool } from '../../../shared/connections/tool-definitions.ts';
import { AppError, type ErrorCode } from '../../../shared/errors/app-error.ts';
import type { CallScope, Scalekit } from '../../../shared/scalekit/scalekit.ts';
import { formatTools } from './format-tools.ts';
import type { FormattedTools, ToolsQuery, ToolsResponse } from './schema.ts';

type Deps = { scalekit: Pick<Scalekit, 'accounts' | 'tools'>; offers?: Offers | undefined };
type Listing = { tools: ToolsResponse['tools'] } | { unavailable: ToolsResponse['unavailable'][number] };

/**
 * Lists the tools that the user may run now: the tools of the allow-list that Scalekit offers on the user's ACTIVE
 * accounts. A connection that is not linked, or fails, is reported as unavailable beside the others.
 * @throws AppError `connection-unknown`, `result-too-large`, and the errors of listing the accounts
 */
export async function listTools(
  { connection: only, effect, format }: ToolsQuery,
  scope: CallScope,
  { scalekit, offers = () => true }: Deps,
): Promise<ToolsResponse | FormattedTools> {
  if (only !== undefined && !(findConnection(only) && offers(only))) throw new AppError('connection-unknown');
  const names = only === undefined ? Object.keys(connections).filter(offers) : [only];
  const accounts = await scalekit.accounts.list(scope);
  const active = new Set(
    accounts.filter(({ status }) => status === 'ACTIVE').map(({ connection }) => connection),
  );
  const listings = await Promise.all(
    names.map((connection): Listing | Promise<Listing> => {
      if (active.has(connection)) return listToolsOf(connection, scope, scalekit.tools);
      return { unavailable: toUnavailable(connection, 'reconnect-required') };
    }),
  );
  const tools = listings.flatMap((entry) => ('tools' in entry ? entry.tools : []));
  const listed = {
    tools: effect === undefined ? tools : tools.filter((tool) => tool.effect === effect),
    unavailable: listings.flatMap((entry) => ('unavailable' in entry ? [entry.unavailable] : [])),
  };
  const response = format === undefined ? listed : formatTools(listed, format);
  if (!isSendable(response)) throw new AppError('result-too-large');
  return response;
}

async function listToolsOf(connection: string, scope: CallScope, tools: Scalekit['tools']): Promise<Listing> {
  const config = findConnection(connection);
  if (config === undefined) return { tools: [] };
  try {
    const offered = await tools.definitions({ connection }, scope);
    return {
      tools: offered.flatMap((definition) => {
        const effect = findToolEffect(config, definition.name);
        if (effect === undefined) return [];
        // The shipped definition wins: an action's input is checked against it.
        return [{ ...definition, ...findShippedTool(definition.name), connection, effect }];
      }),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { unavailable: toUnavailable(connection, error.code) };
  }
}

function toUnavailable(connection: string, code: ErrorCode): ToolsResponse['unavailable'][number] {
  return {
    connection,
    code,
    ...(code === 'reconnect-required' && { reconnect: formatReconnectRoute({ connection }) }),
  };
}
