import type { JsonObject } from '@bufbuild/protobuf';
import * as z from 'zod/mini';
import { TOOL_SCHEMA_CHARACTERS, TOOL_SCHEMA_DEPTH } from '../config/limits.ts';
import type { AccountRef } from '../connections/account-ref.ts';
import { accountIdentifier } from './account-identifier.ts';
import type { ConnectionNames } from './connection-names.ts';
import { controlCall } from './control-call.ts';
import { isShallow } from './declared/is-shallow.ts';
import type { Rpcs } from './rpc/rpcs.ts';
import type { CallScope, ToolDefinition, Tools } from './scalekit.ts';

const PAGE_SIZE = 100;
/** A wildcard may allow any number of tools, so the oldest entries are dropped. */
const CACHED = 200;
/** A tool's schema rarely changes, and Scalekit itself refuses a user who may no longer run the tool. */
const CACHE_MS = 5 * 60_000;

const upstreamDefinition = z.object({
  name: z.string(),
  description: z._default(z.string(), ''),
  input_schema: z.record(z.string(), z.unknown()),
});

/** The definitions of tools that Scalekit offers a user; a single definition is cached for five minutes. */
export function createDefinitions(
  rpcs: Rpcs,
  names: ConnectionNames,
  now: () => number = Date.now,
): Pick<Tools, 'definitions' | 'definition'> {
  const cached = new Map<string, { definition: ToolDefinition; until: number }>();
  const list = ({ connection, account }: AccountRef, scope: CallScope, toolNames: string[] = []) => {
    const filter = { connectionNames: [names.toScalekit(connection)], toolNames, providers: [] };
    return listAll(rpcs, { identifier: accountIdentifier(scope.user, account), filter }, scope);
  };
  return {
    definitions: (ref, scope) => list(ref, scope),
    async definition(ref, tool, scope) {
      const key = JSON.stringify([ref.connection, tool]);
      const known = cached.get(key);
      if (known !== undefined && now() < known.until) return known.definition;
      const definition = (await list(ref, scope, [tool])).find(({ name }) => name === tool);
      if (definition !== undefined) {
        cached.delete(key);
        cached.set(key, { definition, until: now() + CACHE_MS });
        for (const oldest of [...cached.keys()].slice(0, -CACHED)) cached.delete(oldest);
      }
      return definition;
    },
  };
}

type Listed = {
  identifier: string;
  filter: { connectionNames: string[]; toolNames: string[]; providers: string[] };
};

async function listAll(
  rpcs: Rpcs,
  { identifier, filter }: Listed,
  scope: CallScope,
): Promise<ToolDefinition[]> {
  const found: ToolDefinition[] = [];
  let pageToken = '';
  do {
    const request = { identifier, filter, pageSize: PAGE_SIZE, pageToken };
    const page = await controlCall('read', scope, (policy) =>
      rpcs.call(rpcs.tools.listScopedTools, request, policy),
    );
    for (const { tool } of page.tools) found.push(...parseDefinition(tool?.definition));
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return found;
}

/** Empty for an invalid definition, which must not hide the others. */
function parseDefinition(definition: JsonObject | undefined): ToolDefinition[] {
  const parsed = upstreamDefinition.safeParse(definition);
  if (!parsed.success) return [];
  const { name, description, input_schema: inputSchema } = parsed.data;
  return isBounded(inputSchema) ? [{ name, description, inputSchema }] : [];
}

/** Consumers walk a schema recursively, and the whole schema is part of a response. */
function isBounded(schema: object): boolean {
  return isShallow(schema, TOOL_SCHEMA_DEPTH) && JSON.stringify(schema).length <= TOOL_SCHEMA_CHARACTERS;
}
