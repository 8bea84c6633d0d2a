import { timingSafeEqual } from 'node:crypto';
import { type AccountRef, accountRefOf } from '../../shared/connections/account-ref.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import type { AnonymousScope } from '../../shared/lambda/request-scope.ts';
import { traceOf } from '../../shared/observability/trace-of.ts';
import { type Flow, isOpen } from '../../shared/state/flows.ts';
import { sha256 } from '../../shared/text/sha256.ts';
import { type ConsentReturn, type FlowDeps, finishFlow } from './finish-flow.ts';
import { mustConfirm } from './must-confirm.ts';
import { rejectFlow, revokeFlow } from './reject-flow.ts';

type CallbackRequest = Omit<ConsentReturn, 'authRequestId'> & {
  /** Absent when the user refused. */
  authRequestId?: string | undefined;
  /** The flow's secret, as the browser's cookie holds it. */
  browserSecret: string | undefined;
};

/**
 * How a flow ended, for the page after the redirect. `unavailable`: the user may start again immediately. `unconfirmed`:
 * the flow is open, and the user's own page must ask the user before it finishes the flow.
 */
export type Outcome = 'linked' | 'refused' | 'rejected' | 'expired' | 'unavailable' | 'unconfirmed';

type CallbackResult = Partial<AccountRef> & {
  outcome: Outcome;
  /** Whether the console started the flow; unknown of a flow that is not this browser's. */
  ofConsole?: true | undefined;
};

/**
 * Finishes a flow in cookie mode: the browser's secret, not a token, proves that this browser started it. Never
 * throws, since the browser must be redirected in any case.
 */
export async function handleCallback(
  request: CallbackRequest,
  scope: AnonymousScope,
  deps: FlowDeps,
): Promise<CallbackResult> {
  let flow: Flow | undefined;
  try {
    flow = await findOwnFlow(request, deps);
    return { ...(await finishOwnFlow(flow, request, scope, deps)), ofConsole: flow.ofConsole };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome === 'unavailable') {
      const { code, cause } = asAppError(error);
      deps.log.warn('flow not finished', { code, trace: traceOf(cause) });
    }
    return { outcome, ofConsole: flow?.ofConsole };
  }
}

async function finishOwnFlow(
  flow: Flow,
  { state, authRequestId }: CallbackRequest,
  scope: AnonymousScope,
  deps: FlowDeps,
): Promise<CallbackResult> {
  const { issuer, identifier } = flow;
  if (authRequestId === undefined) {
    await deps.flows.settle(state, 'DENIED');
    return { outcome: 'refused', ...accountRefOf(flow) };
  }
  if (isOpen(flow, deps.now()) && (await mustConfirm(flow, deps))) return { outcome: 'unconfirmed' };
  const user = { issuer, identifier };
  const linked = await finishFlow(flow, { state, authRequestId }, { ...scope, user }, deps);
  return { outcome: 'linked', ...accountRefOf(linked) };
}

/** @throws AppError `flow-rejected` unless the browser has the flow's secret */
async function findOwnFlow(request: CallbackRequest, deps: FlowDeps): Promise<Flow> {
  const { state, browserSecret } = request;
  const flow = await deps.flows.find(state);
  // A flow without a secret is finished with its user's token, never here.
  if (flow?.cookieHash === undefined) throw rejectFlow(deps, 'unknown-state');
  if (browserSecret !== undefined && isEqual(sha256(browserSecret), flow.cookieHash)) return flow;
  await revokeFlow(request, deps);
  throw rejectFlow(deps, 'foreign-state');
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function outcomeOf(error: unknown): Outcome {
  const { code } = asAppError(error);
  if (code === 'flow-rejected') return 'rejected';
  return code === 'flow-expired' ? 'expired' : 'unavailable';
}
