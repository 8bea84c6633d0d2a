import { controlCall } from '../control-call.ts';
import type { CallPolicy } from '../rpc/rpcs.ts';
import type { CallScope } from '../scalekit.ts';
import { classify } from './failure.ts';

/** Makes a call whose refusal with that code means that its effect is there already. @throws AppError */
export function unlessRefused(
  code: 'already-exists' | 'not-found',
  scope: CallScope,
  make: (policy: CallPolicy) => Promise<void>,
): Promise<void> {
  return controlCall('idempotent', scope, async (policy) => {
    try {
      await make(policy);
    } catch (error) {
      const failure = classify(error);
      if (failure.kind !== 'refused' || failure.code !== code) throw error;
    }
  });
}
