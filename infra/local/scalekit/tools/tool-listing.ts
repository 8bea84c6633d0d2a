import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import type { Filter, ToolService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';
import type { ToolDefinition } from '../providers/provider.ts';
import type { Environment } from '../server/environment.ts';
import { type Page, type PageRequest, pageOf } from '../server/paging.ts';

type Service = Pick<ServiceImpl<typeof ToolService>, 'listTools' | 'listScopedTools' | 'listAvailableTools'>;

/** The descriptors set no limit for tools, Scalekit does. */
const LARGEST_PAGE = 100;
const PUBLISHED_AT = timestampFromDate(new Date('2026-08-01T00:00:00Z'));

export function toolListing(environment: Environment): Service {
  const { accounts, connections } = environment;
  const offered = () => toolsOf(environment, new Set(connections.map(({ provider }) => provider)));
  return {
    listTools(request) {
      const { filter } = request;
      const matching = offered().filter((tool) => !filter || passes(environment, filter, tool));
      const { items, ...page } = toolPage(matching, request);
      const names = items.map(({ definition }) => definition.name);
      return filter?.summary ? { ...page, toolNames: names } : { ...page, tools: items };
    },
    listScopedTools(request) {
      const { identifier, filter } = request;
      const { providers = [], toolNames = [], connectionNames = [] } = filter ?? {};
      const isIn = (wanted: string[], value: string) => wanted.length === 0 || wanted.includes(value);
      const matching = accounts
        .of(identifier)
        .filter(({ connection }) => isIn(connectionNames, connection.name))
        .filter(({ connection }) => isIn(providers, connection.provider))
        .flatMap((account) =>
          toolsOf(environment, new Set([account.connection.provider]))
            .filter(({ definition }) => isIn(toolNames, definition.name))
            .map((tool) => ({ tool, identifier, connectedAccountId: account.id })),
        );
      const { items, ...page } = toolPage(matching, request);
      return { ...page, tools: items };
    },
    listAvailableTools(request) {
      if (accounts.of(request.identifier).length === 0) {
        throw new ConnectError('identifier not found', Code.NotFound);
      }
      const { items, ...page } = toolPage(offered(), request);
      return { ...page, tools: items };
    },
  };
}

function passes(environment: Environment, filter: Filter, tool: ListedTool): boolean {
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

type ListedTool = ReturnType<typeof listedTool>;

function toolsOf({ worlds }: Environment, providers: Set<string>): ListedTool[] {
  return [...providers].flatMap(
    (provider) => worlds.get(provider)?.tools.map((tool) => listedTool(provider, tool)) ?? [],
  );
}

function listedTool(provider: string, { name, description, input_schema }: ToolDefinition) {
  const id = `tol_${name}`;
  const definition = { name, description, input_schema };
  return { id, provider, definition, isDefault: true, updatedAt: PUBLISHED_AT };
}

function toolPage<Item>(all: Item[], request: PageRequest): Page<Item> {
  if (request.pageSize > LARGEST_PAGE) {
    throw new ConnectError(`page_size: must be at most ${LARGEST_PAGE}`, Code.InvalidArgument);
  }
  return pageOf(all, request);
}
