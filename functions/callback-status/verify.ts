import { AppError } from '../../shared/errors/app-error.ts';
import type { Flow } from '../../shared/state/flows.ts';
import type { User } from '../../shared/state/user-key.ts';
import { burn, type FlowDeps, finishFlow, type Return, reject } from './finish-flow.ts';
import type { VerifyResponse } from './schema.ts';

type VerifyRequest = Return & {
  user: User;
  /** The user's word that it is their link. */
  confirmed?: true | undefined;
};

/**
 * The browser is back: activates the account if the user who came back is the one who started. To anyone else
 * every refusal is the same.
 * @throws AppError `flow-rejected`; to the owner also `flow-expired`, `invalid-request`, `upstream-unavailable`
 */
export async function verify(request: VerifyRequest, deps: FlowDeps): Promise<VerifyResponse> {
  const { state, user } = request;
  const flow = await deps.flows.find(state);
  if (flow === undefined) throw reject(deps, 'unknown-state');
  if (flow.issuer !== user.issuer || flow.identifier !== user.identifier) {
    await burn(request, deps);
    throw reject(deps, 'foreign-state');
  }
  const isOpen = flow.status === 'PENDING' || flow.status === 'VERIFYING';
  if (isOpen && flow.expiresAt * 1_000 > deps.now()) refuseConfirmation(flow, request.confirmed === true);
  return finishFlow(flow, request, deps);
}

/** The page that finishes a service's flow has no state of its own to compare, so it asks the user instead. */
function refuseConfirmation({ service }: Flow, confirmed: boolean): void {
  if (confirmed === (service !== undefined)) return;
  const message = confirmed
    ? 'is only for a flow that a service started'
    : 'is required: a service started this flow';
  throw new AppError('invalid-request', { errors: [{ path: 'body.confirmed', message }] });
}
