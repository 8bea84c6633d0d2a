import { CONTROL_CALL_MS } from '../config/limits.ts';
import { toAppError } from './call-error.ts';
import type { Repetition } from './retry.ts';
import type { CallScope } from './scalekit.ts';
import { underPolicy } from './sdk/call-policy.ts';

/** Makes a call to Scalekit that runs no tool. @throws AppError */
export async function controlCall<T>(
  repetition: Repetition,
  { deadline }: Pick<CallScope, 'deadline'>,
  make: () => Promise<T>,
): Promise<T> {
  try {
    return await underPolicy({ repetition, deadline, attemptMs: CONTROL_CALL_MS }, make);
  } catch (error) {
    throw toAppError(error);
  }
}
