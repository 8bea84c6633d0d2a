import { timingSafeEqual } from 'node:crypto';
import { asAppError } from '../../shared/errors/app-error.ts';
import { traceOf } from '../../shared/observability/trace-of.ts';
import type { Flow } from '../../shared/state/flows.ts';
import { sha256 } from '../../shared/state/user-key.ts';
import { burn, type FlowDeps, finishFlow, type Return, reject } from './finish-flow.ts';

type CallbackRequest = Omit<Return, 'authRequestId'> & {
  /** Absent when the user refused. */
  authRequestId?: string | undefined;
  /** The flow's cookie as the browser sent it. */
  cookie: string | undefined;
};

/** How a flow ended, for the page that the browser goes on to. `unavailable`: the user may start again at once. */
export type Outcome = 'linked' | 'refused' | 'rejected' | 'expired' | 'unavailable';

/**
 * The browser is back at the API itself: its cookie, and not a token, proves that it is the one that started.
 * Never throws, since a browser is to be sent on.
 */
export async function callback(
  request: CallbackRequest,
  deps: FlowDeps,
): Promise<{ outcome: Outcome; connection?: string }> {
  try {
    const flow = await ownFlow(request, deps);
    const { connection } = flow;
    if (request.authRequestId === undefined) {
      await deps.flows.settle(request.state, 'DENIED');
      return { outcome: 'refused', connection };
    }
    await finishFlow(flow, { ...request, authRequestId: request.authRequestId }, deps);
    return { outcome: 'linked', connection };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome === 'unavailable') {
      deps.log.warn('flow not finished', {
        code: asAppError(error).code,
        trace: traceOf(asAppError(error).cause),
      });
    }
    return { outcome };
  }
}

/** @throws AppError `flow-rejected` unless the browser has the flow's cookie */
async function ownFlow(request: CallbackRequest, deps: FlowDeps): Promise<Flow> {
  const { state, cookie } = request;
  const flow = await deps.flows.find(state);
  // A flow without a cookie is finished by its user's token, never here.
  if (flow?.cookieHash === undefined) throw reject(deps, 'unknown-state');
  if (cookie !== undefined && isSame(sha256(cookie), flow.cookieHash)) return flow;
  await burn(request, deps);
  throw reject(deps, 'foreign-state');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function outcomeOf(error: unknown): Outcome {
  const { code } = asAppError(error);
  if (code === 'flow-rejected') return 'rejected';
  return code === 'flow-expired' ? 'expired' : 'unavailable';
}
