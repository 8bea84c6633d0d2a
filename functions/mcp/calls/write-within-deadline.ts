import type { ActionOutcome } from '../../../shared/actions/action.ts';
import { writeOnce } from '../../../shared/actions/write-once.ts';
import { SEND_MS } from '../../../shared/config/job-limits.ts';
import { LOOK_AGAIN_MS } from '../../../shared/config/limits.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { RequestScope } from '../../../shared/lambda/request-scope.ts';
import type { ToolCall } from '../../../shared/scalekit/scalekit.ts';
import type { CallDeps } from './call.ts';

/** Sends a write at most once; while an equal one is running, waits for its outcome as long as the deadline allows. */
export async function writeWithinDeadline(
  toolCall: ToolCall,
  key: string,
  scope: RequestScope,
  deps: CallDeps,
): Promise<ActionOutcome> {
  const scalekit = { tools: withTimeToSend(deps) };
  for (;;) {
    try {
      return await writeOnce(toolCall, key, scope, { ...deps, scalekit });
    } catch (error) {
      const isRunning = error instanceof AppError && error.code === 'request-in-progress';
      if (!isRunning || deps.now() + LOOK_AGAIN_MS >= scope.deadline) throw error;
      await deps.pause(LOOK_AGAIN_MS);
    }
  }
}

/**
 * A call that waited, or that other messages of its batch preceded, may have too little time left to learn the outcome
 * of a send. A write that was sent before is still replayed.
 */
function withTimeToSend({ scalekit: { tools }, now }: CallDeps): CallDeps['scalekit']['tools'] {
  return {
    ...tools,
    prepare: async (scope, write) => {
      if (now() + SEND_MS > scope.deadline) throw new AppError('upstream-unavailable');
      await tools.prepare(scope, write);
    },
  };
}
