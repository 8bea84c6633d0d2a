import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import type { Filter, ToolService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';
import type { ToolDefinition } from '../providers/provider.ts';
import type { Environment } from '../server/environment.ts';
import { type Page, type PageRequest, paginate } from '../server/paginate.ts';

type Service = Pick<ServiceImpl<typeof ToolService>, 'listTools' | 'listScopedTools' | 'listAvailableTools'>;

/** Scalekit's own limit; the SDK's descriptors have none for tools. */
const LARGEST_PAGE = 100;
const PUBLISHED_AT = timestampFromDate(new Date('2026-08-01T00:00:00Z'));

export function createToolListing(environment: Environment): Service {
  const { accounts, connections } = environment;
  const offered = () => listToolsOf(environment, new Set(connections.map(({ provider }) => provider)));
  return {
    listTools(request) {
      const { filter } = request;
      const matching = offered().filter((tool) => !filter || matchesFilter(environment, filter, tool));
      const { items, ...page } = paginateTools(matching, request);
      const names = items.map(({ definition }) => definition.name);
      return filter?.summary ? { ...page, toolNames: names } : { ...page, tools: items };
    },
    listScopedTools(request) {
      const { identifier, filter } = request;
      const { providers = [], toolNames = [], connectionNames = [] } = filter ?? {};
      const isWanted = (wanted: string[], value: string) => wanted.length === 0 || wanted.includes(value);
      const matching = accounts
        .of(identifier)
        .filter(({ connection }) => isWanted(connectionNames, connection.name))
        .filter(({ connection }) => isWanted(providers, connection.provider))
        .flatMap((account) =>
          listToolsOf(environment, new Set([account.connection.provider]))
            .filter(({ definition }) => isWanted(toolNames, definition.name))
            .map((tool) => ({ tool, identifier, connectedAccountId: account.id })),
        );
      const { items, ...page } = paginateTools(matching, request);
      return { ...page, tools: items };
    },
    listAvailableTools(request) {
      if (accounts.of(request.identifier).length === 0) {
        throw new ConnectError('identifier not found', Code.NotFound);
      }
      const { items, ...page } = paginateTools(offered(), request);
      return { ...page, tools: items };
    },
  };
}

function matchesFilter(environment: Environment, filter: Filter, tool: ListedTool): boolean {
  const { name, description } = tool.definition;
  const query = filter.query?.toLowerCase();
  const providers = environment.accounts.of(filter.identifier).map(({ connection }) => connection.provider);
  return (
    (!filter.provider || tool.provider === filter.provider) &&
    (!filter.identifier || providers.includes(tool.provider)) &&
    (filter.toolName.length === 0 || filter.toolName.includes(name)) &&
    (!query || `${name} ${description}`.toLowerCase().includes(query))
  );
}

type ListedTool = ReturnType<typeof toListedTool>;

function listToolsOf(environment: Environment, names: Set<string>): ListedTool[] {
  return [...names].flatMap(
    (name) => environment.providers.get(name)?.tools.map((tool) => toListedTool(name, tool)) ?? [],
  );
}

function toListedTool(provider: string, { name, description, input_schema }: ToolDefinition) {
  const id = `tol_${name}`;
  const definition = { name, description, input_schema };
  return { id, provider, definition, isDefault: true, updatedAt: PUBLISHED_AT };
}

function paginateTools<Item>(all: Item[], request: PageRequest): Page<Item> {
  if (request.pageSize > LARGEST_PAGE) {
    throw new ConnectError(`page_size: must be at most ${LARGEST_PAGE}`, Code.InvalidArgument);
  }
  return paginate(all, request);
}
