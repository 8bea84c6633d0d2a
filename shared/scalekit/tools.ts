import type { JsonObject } from '@bufbuild/protobuf';
import { ToolService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/tools/tools_pb.js';
import toolsClient from '@scalekit-sdk/node/lib/tools.js';
import { EXECUTION_ID_CHARACTERS, PROVIDER_CALL_MS } from '../config/limits.ts';
import { failedRun, toAppError } from './call-error.ts';
import type { ConnectionNames } from './connection-names.ts';
import { createDefinitions } from './definitions.ts';
import type { CallScope, ToolCall, ToolRun, Tools } from './scalekit.ts';
import { underPolicy } from './sdk/call-policy.ts';
import type { PolicyCore } from './sdk/core.ts';
import type { SessionConnect } from './sdk/transport.ts';

/** Lists and runs tools with the user's connected account. */
export function createTools(connect: SessionConnect, core: PolicyCore, names: ConnectionNames): Tools {
  const rpcs = connect.createClient(ToolService);
  async function run(call: ToolCall, scope: CallScope, effect: 'read' | 'write'): Promise<ToolRun> {
    const { deadline, providerCallMs = PROVIDER_CALL_MS, agentRunId } = scope;
    const request = {
      toolName: call.tool,
      connector: names.toScalekit(call.connection),
      identifier: scope.user.identifier,
      params: call.input as JsonObject,
      ...(agentRunId !== undefined && { agentRunId }),
    };
    try {
      const { data, executionId } = await underPolicy(
        { repetition: effect, deadline, attemptMs: providerCallMs },
        // The SDK's own `executeTool` has no parameter for the run id.
        () => core.connectExec(rpcs.executeTool, request),
      );
      const id = executionId.slice(0, EXECUTION_ID_CHARACTERS);
      return { outcome: 'done', data: data ?? {}, executionId: id };
    } catch (error) {
      return failedRun(error, call.connection, effect);
    }
  }
  return {
    ...createDefinitions(new toolsClient.default(connect, core), names),
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
