import type ToolsClient from '@scalekit-sdk/node/lib/tools.js';
import { EXECUTION_ID_CHARACTERS, PROVIDER_CALL_MS } from '../config/limits.ts';
import { failedRun, toAppError } from './call-error.ts';
import type { ConnectionNames } from './connection-names.ts';
import { createDefinitions } from './definitions.ts';
import type { CallScope, ToolCall, ToolRun, Tools } from './scalekit.ts';
import { underPolicy } from './sdk/call-policy.ts';
import type { PolicyCore } from './sdk/core.ts';

type Client = InstanceType<typeof ToolsClient.default>;

/** Lists and runs tools with the user's connected account. */
export function createTools(client: Client, core: PolicyCore, names: ConnectionNames): Tools {
  async function run(call: ToolCall, scope: CallScope, effect: 'read' | 'write'): Promise<ToolRun> {
    const { deadline } = scope;
    // `connector`, not `connectionName`: executeTool silently drops the latter.
    const request = {
      toolName: call.tool,
      connector: names.toScalekit(call.connection),
      identifier: scope.user.identifier,
      params: call.input,
    };
    try {
      const { data, executionId } = await underPolicy(
        { repetition: effect, deadline, attemptMs: PROVIDER_CALL_MS },
        () => client.executeTool(request),
      );
      const id = executionId.slice(0, EXECUTION_ID_CHARACTERS);
      return { outcome: 'done', data: data ?? {}, executionId: id };
    } catch (error) {
      return failedRun(error, call.connection, effect);
    }
  }
  return {
    ...createDefinitions(client, names),
    async prepare({ deadline }) {
      try {
        await core.prepareBy(deadline);
      } catch (error) {
        throw toAppError(error);
      }
    },
    read: (call, scope) => run(call, scope, 'read'),
    write: (call, scope) => run(call, scope, 'write'),
  };
}
