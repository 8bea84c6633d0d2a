import { AppError } from '../../shared/errors/app-error.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { Flow, Flows } from '../../shared/state/flows.ts';
import type { VerifyResponse } from './schema.ts';

export type FlowDeps = {
  scalekit: Pick<Scalekit, 'accounts' | 'links'>;
  flows: Pick<Flows, 'find' | 'lease' | 'settle' | 'revokeConsent' | 'isRevokedConsent'>;
  /** Resumes a digest that was paused because the account had to be linked. */
  digests: Pick<DigestSettings, 'lift'>;
  log: Pick<Log, 'warn'>;
  now: () => number;
};

/** The parameters with which the consent returns the browser. */
export type ConsentReturn = { state: string; authRequestId: string };

/** Seconds after which another attempt may find the first one finished. */
const LEASED_RETRY_SECONDS = 2;

/** The reasons for a rejection, for the log and its metric. Callers get the same error for every reason. */
type Reason = 'unknown-state' | 'foreign-state' | 'denied' | 'revoked-consent' | 'identifier-mismatch';

/**
 * Activates the account of a flow, once, for the flow's proven owner.
 * @param scope its user is the flow's
 * @throws AppError `flow-rejected`, `flow-expired`, `upstream-unavailable`
 */
export async function finishFlow(
  flow: Flow,
  back: ConsentReturn,
  scope: RequestScope,
  deps: FlowDeps,
): Promise<VerifyResponse> {
  if (flow.status === 'DENIED') throw rejectFlow(deps, 'denied');
  if (flow.status === 'CONSUMED') return { connection: flow.connection, status: 'ACTIVE' };
  if (flow.status === 'EXPIRED' || flow.expiresAt * 1_000 <= deps.now()) throw new AppError('flow-expired');
  if (await deps.flows.isRevokedConsent(back.authRequestId)) {
    await deps.flows.settle(back.state, 'DENIED');
    throw rejectFlow(deps, 'revoked-consent');
  }
  const before = await deps.flows.lease(back.state, flow, scope.requestId, deps.now());
  if (before === undefined) throw new AppError('upstream-unavailable', { retryAfter: LEASED_RETRY_SECONDS });
  return activate(before, back, scope, deps);
}

/** Ends a flow that came back to the wrong browser, and makes its consent useless for any other flow. */
export async function revokeFlow(
  { state, authRequestId }: { state: string; authRequestId?: string | undefined },
  { flows, now }: FlowDeps,
): Promise<void> {
  if (authRequestId !== undefined) await flows.revokeConsent(authRequestId, now());
  await flows.settle(state, 'DENIED');
}

/** Logs the reason, and returns the error that does not reveal it. */
export function rejectFlow({ log }: Pick<FlowDeps, 'log'>, reason: Reason): AppError {
  log.warn('flow rejected', { reason });
  return new AppError('flow-rejected');
}

async function activate(
  flow: Flow,
  back: ConsentReturn,
  scope: RequestScope,
  deps: FlowDeps,
): Promise<VerifyResponse> {
  const { connection } = flow;
  const outcome = await verifyConsent(flow, back, scope, deps);
  if (outcome === 'verified') {
    await deps.flows.settle(back.state, 'CONSUMED');
    // Best effort: the account is linked in any case, and the digest's next run checks the account itself.
    await deps.digests.lift(flow, connection).catch(() => undefined);
    return { connection, status: 'ACTIVE' };
  }
  if (outcome === 'mismatch') {
    await deps.flows.settle(back.state, 'DENIED');
    throw rejectFlow(deps, 'identifier-mismatch');
  }
  await deps.flows.settle(back.state, 'EXPIRED');
  throw new AppError('flow-expired');
}

/** Lets Scalekit verify the consent. After any failure the flow is open again, so that the user can retry. */
async function verifyConsent(
  flow: Flow,
  back: ConsentReturn,
  scope: RequestScope,
  deps: FlowDeps,
): Promise<'verified' | 'mismatch' | 'gone'> {
  try {
    const verdict = await deps.scalekit.links.verify(back.authRequestId, scope);
    if (verdict !== 'not-found') return verdict;
    return (await wasActivatedBefore(flow, scope, deps)) ? 'verified' : 'gone';
  } catch (error) {
    await deps.flows.settle(back.state, 'PENDING');
    throw new AppError('upstream-unavailable', { cause: error });
  }
}

/**
 * Whether an earlier attempt of this flow succeeded and only its response was lost: Scalekit does not know a consumed
 * consent any more. The proof is an account that became ACTIVE after the first attempt.
 */
async function wasActivatedBefore(
  { connection, firstAttemptAt }: Flow,
  scope: RequestScope,
  { scalekit }: FlowDeps,
): Promise<boolean> {
  if (firstAttemptAt === undefined) return false;
  const { status, updatedAt } = await scalekit.accounts.find(connection, scope);
  // Scalekit's times are whole seconds.
  return (
    status === 'ACTIVE' && updatedAt !== undefined && updatedAt >= Math.floor(firstAttemptAt / 1_000) * 1_000
  );
}
