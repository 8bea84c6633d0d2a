import { AsyncLocalStorage } from 'node:async_hooks';

/** How one call may be made. `attempts` is 1 for whatever has an effect at a provider. */
export type CallPolicy = {
  /** Epoch milliseconds. */
  deadline: number;
  /** Milliseconds for one attempt. */
  attemptMs: number;
  attempts: number;
};

const policies = new AsyncLocalStorage<CallPolicy>();

/** Runs an SDK call under a policy. The SDK's methods take none, so it travels beside them. */
export function underPolicy<T>(policy: CallPolicy, call: () => Promise<T>): Promise<T> {
  return policies.run(policy, call);
}

/** @throws Error when an SDK call was made without a policy, which would be a mistake of ours. */
export function currentPolicy(): CallPolicy {
  const policy = policies.getStore();
  if (policy === undefined) throw new Error('A Scalekit call was made without a policy.');
  return policy;
}
