import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Flows } from '../../shared/state/flows.ts';
import type { FlowDeps } from './finish-flow.ts';
import { findOwnFlow } from './verify.ts';

type CancelDeps = Pick<FlowDeps, 'consents' | 'log' | 'now'> & {
  flows: Pick<Flows, 'find' | 'settle' | 'cancel'>;
};

/**
 * Ends the user's own flow, which the user refused. A flow that has ended already stays as it is.
 * @throws AppError `flow-rejected` for an unknown flow and another user's, which is revoked
 */
export async function cancel(state: string, { user }: RequestScope, deps: CancelDeps): Promise<void> {
  await findOwnFlow({ state }, user, deps);
  await deps.flows.cancel(state);
}
