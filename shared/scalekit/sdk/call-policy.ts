import { AsyncLocalStorage } from 'node:async_hooks';
import type { Repetition } from '../retry.ts';

/** How one call may be made. */
export type CallPolicy = {
  repetition: Repetition;
  /** Epoch milliseconds. */
  deadline: number;
  /** Milliseconds for one attempt. */
  attemptMs: number;
};

const policies = new AsyncLocalStorage<CallPolicy>();

/** Runs an SDK call under a policy. The SDK's methods have no parameter for it, so it travels in async storage. */
export function underPolicy<T>(policy: CallPolicy, call: () => Promise<T>): Promise<T> {
  return policies.run(policy, call);
}

/** @throws Error when an SDK call was made without a policy, which is a bug */
export function currentPolicy(): CallPolicy {
  const policy = policies.getStore();
  if (policy === undefined) throw new Error('A Scalekit call was made without a policy.');
  return policy;
}
