import { AppError } from '../../shared/errors/app-error.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Flow } from '../../shared/state/flows.ts';
import { type ConsentReturn, type FlowDeps, finishFlow, rejectFlow, revokeFlow } from './finish-flow.ts';
import type { VerifyResponse } from './schema.ts';

type VerifyRequest = ConsentReturn & {
  /** The user confirms that the link is their own. */
  confirmed?: true | undefined;
};

/**
 * Activates the account if the user who came back from the consent is the user who started the flow. Any other
 * caller gets the same error for every reason.
 * @throws AppError `flow-rejected`; to the owner also `flow-expired`, `invalid-request`, `upstream-unavailable`
 */
export async function verify(
  request: VerifyRequest,
  scope: RequestScope,
  deps: FlowDeps,
): Promise<VerifyResponse> {
  const { state, authRequestId } = request;
  const { user } = scope;
  const flow = await deps.flows.find(state);
  if (flow === undefined) throw rejectFlow(deps, 'unknown-state');
  if (flow.issuer !== user.issuer || flow.identifier !== user.identifier) {
    await revokeFlow(request, deps);
    throw rejectFlow(deps, 'foreign-state');
  }
  const isOpen = flow.status === 'PENDING' || flow.status === 'VERIFYING';
  if (isOpen && flow.expiresAt * 1_000 > deps.now()) checkConfirmation(flow, request.confirmed === true);
  return finishFlow(flow, { state, authRequestId }, scope, deps);
}

/** The page that finishes a service's flow has no state to compare, so the page asks the user to confirm instead. */
function checkConfirmation({ service }: Flow, isConfirmed: boolean): void {
  if (isConfirmed === (service !== undefined)) return;
  const message = isConfirmed
    ? 'is only for a flow that a service started'
    : 'is required: a service started this flow';
  throw new AppError('invalid-request', { errors: [{ path: 'body.confirmed', message }] });
}
