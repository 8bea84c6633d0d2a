import { isSendable } from '../../../shared/actions/result.ts';
import { type AccountRef, accountRefOf } from '../../../shared/connections/account-ref.ts';
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
 * accounts, on those of one label if there is a label. A connection that is not linked, or fails, is reported as unavailable beside the others.
 * @throws AppError `connection-unknown`, `result-too-large`, and the errors of listing the accounts
 */
export async function listTools(
  { connection: only, account, effect, format }: ToolsQuery,
  scope: CallScope,
  { scalekit, offers = () => true }: Deps,
): Promise<ToolsResponse | FormattedTools> {
  if (only !== undefined && !(findConnection(only) && offers(only))) throw new AppError('connection-unknown');
  const names = only === undefined ? Object.keys(connections).filter(offers) : [only];
  const accounts = await scalekit.accounts.list(scope, account);
  const active = new Set(
    accounts.filter(({ status }) => status === 'ACTIVE').map(({ connection }) => connection),
  );
  const listings = await Promise.all(
    names.map((connection): Listing | Promise<Listing> => {
      const ref = accountRefOf({ connection, account });
      if (active.has(connection)) return listToolsOf(ref, scope, scalekit.tools);
      return { unavailable: toUnavailable(ref, 'reconnect-required') };
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

async function listToolsOf(ref: AccountRef, scope: CallScope, tools: Scalekit['tools']): Promise<Listing> {
  const config = findConnection(ref.connection);
  if (config === undefined) return { tools: [] };
  try {
    const offered = await tools.definitions(ref, scope);
    return {
      tools: offered.flatMap((definition) => {
        const effect = findToolEffect(config, definition.name);
        if (effect === undefined) return [];
        // The shipped definition wins: an action's input is checked against it.
        return [{ ...definition, ...findShippedTool(definition.name), ...ref, effect }];
      }),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { unavailable: toUnavailable(ref, error.code) };
  }
}

function toUnavailable(ref: AccountRef, code: ErrorCode): ToolsResponse['unavailable'][number] {
  return {
    ...ref,
    code,
    ...(code === 'reconnect-required' && { reconnect: formatReconnectRoute(ref) }),
  };
}
