import { CONTROL_CALL_MS } from '../config/limits.ts';
import { toAppError } from './failure/call-error.ts';
import type { Repetition } from './retry.ts';
import type { CallPolicy } from './rpc/rpcs.ts';
import type { CallScope } from './scalekit.ts';

/** Makes a call to Scalekit that runs no tool, under the policy that it receives. @throws AppError */
export async function controlCall<T>(
  repetition: Repetition,
  { deadline }: Pick<CallScope, 'deadline'>,
  make: (policy: CallPolicy) => Promise<T>,
): Promise<T> {
  try {
    return await make({ repetition, deadline, attemptMs: CONTROL_CALL_MS });
  } catch (error) {
    throw toAppError(error);
  }
}
