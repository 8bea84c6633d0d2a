import type ToolsClient from '@scalekit-sdk/node/lib/tools.js';
import { EXECUTION_ID_CHARACTERS, PROVIDER_CALL_MS } from '../config/limits.ts';
import { asCallError, failedRun } from './call-error.ts';
import type { ConnectionNames } from './connection-names.ts';
import { definitions } from './definitions.ts';
import type { CallScope, ToolCall, ToolRun, Tools } from './scalekit.ts';
import { underPolicy } from './sdk/call-policy.ts';
import type { PolicyCore } from './sdk/core.ts';

type Client = InstanceType<typeof ToolsClient.default>;

const READ_ATTEMPTS = 3;

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
          identifier: scope.user.identifier,
          params: call.input,
        }),
      );
      return {
        outcome: 'done',
        data: data ?? {},
        executionId: executionId.slice(0, EXECUTION_ID_CHARACTERS),
      };
    } catch (error) {
      return failedRun(error, call.connection, effect);
    }
  }
  return {
    ...definitions(client, names),
    async prepare({ deadline }) {
      try {
        await core.prepareBy(deadline);
      } catch (error) {
        throw asCallError(error);
      }
    },
    read: (call, scope) => run(call, scope, 'read'),
    write: (call, scope) => run(call, scope, 'write'),
  };
}
