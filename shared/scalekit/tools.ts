import type { JsonObject } from '@bufbuild/protobuf';
import { EXECUTION_ID_CHARACTERS, PROVIDER_CALL_MS } from '../config/limits.ts';
import { accountIdentifier } from './account-identifier.ts';
import type { ConnectionNames } from './connection-names.ts';
import { createDefinitions } from './definitions.ts';
import { failedRun, toAppError } from './failure/call-error.ts';
import type { Rpcs } from './rpc/rpcs.ts';
import type { CallScope, ToolCall, ToolRun, Tools } from './scalekit.ts';

/** Lists and runs tools with the user's connected account. */
export function createTools(rpcs: Rpcs, names: ConnectionNames): Tools {
  async function run(call: ToolCall, scope: CallScope, effect: 'read' | 'write'): Promise<ToolRun> {
    const { deadline, providerCallMs = PROVIDER_CALL_MS, agentRunId } = scope;
    const request = {
      toolName: call.tool,
      connector: names.toScalekit(call.connection),
      identifier: accountIdentifier(scope.user, call.account),
      params: call.input as JsonObject,
      ...(agentRunId !== undefined && { agentRunId }),
    };
    try {
      const policy = { repetition: effect, deadline, attemptMs: providerCallMs };
      const { data, executionId } = await rpcs.call(rpcs.tools.executeTool, request, policy);
      const id = executionId.slice(0, EXECUTION_ID_CHARACTERS);
      return { outcome: 'done', data: data ?? {}, executionId: id };
    } catch (error) {
      return failedRun(error, call, effect);
    }
  }
  return {
    ...createDefinitions(rpcs, names),
    async prepare({ deadline }, write) {
      // An unknown connection must not claim a key.
      if (write !== undefined) names.toScalekit(write.call.connection);
      try {
        await rpcs.prepareBy(deadline);
      } catch (error) {
        throw toAppError(error);
      }
    },
    read: (call, scope) => run(call, scope, 'read'),
    write: (call, scope) => run(call, scope, 'write'),
  };
}
