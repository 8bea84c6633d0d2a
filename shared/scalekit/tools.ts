import type { JsonObject } from '@bufbuild/protobuf';
import type ToolsClient from '@scalekit-sdk/node/lib/tools.js';
import * as z from 'zod';
import { CONTROL_CALL_MS, PROVIDER_CALL_MS } from '../config/limits.ts';
import { underPolicy } from './call-policy.ts';
import type { ConnectionNames } from './connection-names.ts';
import type { PolicyCore } from './core.ts';
import { asCallError, failedRun } from './failure.ts';
import type { CallScope, ToolCall, ToolDefinition, ToolRun, Tools } from './scalekit.ts';

type Client = InstanceType<typeof ToolsClient.default>;

const PAGE_SIZE = 100;
const READ_ATTEMPTS = 3;

const upstreamDefinition = z.object({
  name: z.string(),
  description: z.string().default(''),
  input_schema: z.record(z.string(), z.unknown()),
});

/** Listing and running tools with the user's connected account. */
export function tools(client: Client, core: PolicyCore, names: ConnectionNames): Tools {
  async function run(call: ToolCall, scope: CallScope, effect: 'read' | 'write'): Promise<ToolRun> {
    const policy = {
      deadline: scope.deadline,
      attemptMs: PROVIDER_CALL_MS,
      attempts: effect === 'write' ? 1 : READ_ATTEMPTS,
    };
    // `connector`, not `connectionName`: executeTool drops the latter without a word.
    const connector = names.toScalekit(call.connection);
    try {
      const { data, executionId } = await underPolicy(policy, () =>
        client.executeTool({
          toolName: call.tool,
          connector,
          identifier: scope.identifier,
          params: call.input,
        }),
      );
      return { outcome: 'done', data: data ?? {}, executionId };
    } catch (error) {
      return failedRun(error, call.connection, effect);
    }
  }
  return {
    definitions: (connection, scope, toolNames) =>
      definitions(client, names.toScalekit(connection), scope, toolNames),
    async prepare() {
      try {
        await core.prepare();
      } catch (error) {
        throw asCallError(error);
      }
    },
    read: (call, scope) => run(call, scope, 'read'),
    write: (call, scope) => run(call, scope, 'write'),
  };
}

async function definitions(
  client: Client,
  connectionName: string,
  { identifier, deadline }: CallScope,
  toolNames: string[] = [],
): Promise<ToolDefinition[]> {
  const policy = { deadline, attemptMs: CONTROL_CALL_MS, attempts: READ_ATTEMPTS };
  const filter = { connectionNames: [connectionName], toolNames, providers: [] };
  const found: ToolDefinition[] = [];
  let pageToken = '';
  try {
    do {
      const options = { filter, pageSize: PAGE_SIZE, ...(pageToken === '' ? {} : { pageToken }) };
      const page = await underPolicy(policy, () => client.listScopedTools(identifier, options));
      for (const { tool } of page.tools) found.push(...definitionOf(tool?.definition));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
  } catch (error) {
    throw asCallError(error);
  }
  return found;
}

/** One definition, or none where Scalekit's own makes no sense: it must not hide the others. */
function definitionOf(definition: JsonObject | undefined): ToolDefinition[] {
  const parsed = upstreamDefinition.safeParse(definition);
  if (!parsed.success) return [];
  const { name, description, input_schema: inputSchema } = parsed.data;
  return [{ name, description, inputSchema }];
}
