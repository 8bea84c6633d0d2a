import { AppError } from '../../shared/errors/app-error.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import { type Flow, isOpen } from '../../shared/state/flows.ts';
import type { User } from '../../shared/state/user-key.ts';
import { type ConsentReturn, type FlowDeps, finishFlow } from './finish-flow.ts';
import { mustConfirm } from './must-confirm.ts';
import { rejectFlow, revokeFlow } from './reject-flow.ts';
import type { VerifyResponse } from './schema.ts';

type VerifyRequest = ConsentReturn & {
  /** The user confirms that the link is their own. */
  confirmed?: true | undefined;
};

/**
 * Links the account if the user who came back from the consent is the user who started the flow. Any other caller gets
 * the same error for every reason.
 * @throws AppError `flow-rejected`; to the owner also `flow-expired`, `invalid-request`, `upstream-unavailable`
 */
export async function verify(
  { confirmed, ...back }: VerifyRequest,
  scope: RequestScope,
  deps: FlowDeps,
): Promise<VerifyResponse> {
  const flow = await findOwnFlow(back, scope.user, deps);
  if (isOpen(flow, deps.now())) await checkConfirmation(flow, confirmed === true, deps);
  return finishFlow(flow, back, scope, deps);
}

/** @throws AppError `flow-rejected` unless the user started the flow; another user's flow is revoked */
export async function findOwnFlow(
  request: { state: string; authRequestId?: string },
  user: User,
  deps: Pick<FlowDeps, 'consents' | 'log' | 'now'> & { flows: Pick<FlowDeps['flows'], 'find' | 'settle'> },
): Promise<Flow> {
  const flow = await deps.flows.find(request.state);
  if (flow === undefined) throw rejectFlow(deps, 'unknown-state');
  if (flow.issuer === user.issuer && flow.identifier === user.identifier) return flow;
  await revokeFlow(request, deps);
  throw rejectFlow(deps, 'foreign-state');
}

async function checkConfirmation(flow: Flow, isConfirmed: boolean, deps: FlowDeps): Promise<void> {
  const isRequired = await mustConfirm(flow, deps);
  if (isConfirmed === isRequired) return;
  const message = isRequired
    ? 'is required: a service started a flow for this user'
    : 'is only for a user for whom a service started a flow';
  throw new AppError('invalid-request', { errors: [{ path: 'body.confirmed', message }] });
}
