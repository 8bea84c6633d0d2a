import { AppError } from '../../shared/errors/app-error.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { CallScope, Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { Flow, Flows } from '../../shared/state/flows.ts';
import type { VerifyResponse } from './schema.ts';

export type FlowDeps = {
  scalekit: Pick<Scalekit, 'accounts' | 'links'>;
  flows: Pick<Flows, 'find' | 'lease' | 'settle' | 'burnConsent' | 'isBurntConsent'>;
  /** A digest that waits for the account goes on. */
  digests: Pick<DigestSettings, 'lift'>;
  log: Pick<Log, 'warn'>;
  now: () => number;
};

/** What came back from the consent, to whoever is proven to own the flow. */
export type Return = {
  state: string;
  authRequestId: string;
  /** This run of the function, by which it knows its own lease. */
  invocation: string;
  deadline: number;
};

/** Seconds after which another attempt may find the first one ended. */
const LEASED_RETRY_SECONDS = 2;

/** Why a flow is refused. The log and the metric tell the reasons apart; to a caller they are all alike. */
type Reason = 'unknown-state' | 'foreign-state' | 'denied' | 'burnt-consent' | 'identifier-mismatch';

/**
 * Finishes a flow for its proven owner: activates the account, once.
 * @throws AppError `flow-rejected`, `flow-expired`, `upstream-unavailable`
 */
export async function finishFlow(flow: Flow, back: Return, deps: FlowDeps): Promise<VerifyResponse> {
  if (flow.status === 'DENIED') throw reject(deps, 'denied');
  if (flow.status === 'CONSUMED') return { connection: flow.connection, status: 'ACTIVE' };
  if (flow.status === 'EXPIRED' || flow.expiresAt * 1_000 <= deps.now()) throw new AppError('flow-expired');
  if (await deps.flows.isBurntConsent(back.authRequestId)) {
    await deps.flows.settle(back.state, 'DENIED');
    throw reject(deps, 'burnt-consent');
  }
  const before = await deps.flows.lease(back.state, flow, back.invocation, deps.now());
  if (before === undefined) throw new AppError('upstream-unavailable', { retryAfter: LEASED_RETRY_SECONDS });
  return activate(before, back, deps);
}

/** A flow came back to the wrong browser: neither it nor the consent that it brought may be of use to anybody. */
export async function burn(
  { state, authRequestId }: { state: string; authRequestId?: string | undefined },
  { flows, now }: FlowDeps,
): Promise<void> {
  if (authRequestId !== undefined) await flows.burnConsent(authRequestId, now());
  await flows.settle(state, 'DENIED');
}

/** The reason is for the log alone. */
export function reject({ log }: Pick<FlowDeps, 'log'>, reason: Reason): AppError {
  log.warn('flow rejected', { reason });
  return new AppError('flow-rejected');
}

async function activate(flow: Flow, back: Return, deps: FlowDeps): Promise<VerifyResponse> {
  const { connection } = flow;
  const outcome = await ask(flow, back, deps);
  if (outcome === 'verified') {
    await deps.flows.settle(back.state, 'CONSUMED');
    // Best effort: the account is linked whatever becomes of this, and the digest's next run asks for itself.
    await deps.digests.lift(flow, connection).catch(() => undefined);
    return { connection, status: 'ACTIVE' };
  }
  if (outcome === 'mismatch') {
    await deps.flows.settle(back.state, 'DENIED');
    throw reject(deps, 'identifier-mismatch');
  }
  await deps.flows.settle(back.state, 'EXPIRED');
  throw new AppError('flow-expired');
}

/** Scalekit's answer; whatever is transient leaves the flow as it was. */
async function ask(flow: Flow, back: Return, deps: FlowDeps): Promise<'verified' | 'mismatch' | 'gone'> {
  const scope = { identifier: flow.identifier, deadline: back.deadline };
  try {
    const answer = await deps.scalekit.links.verify(back.authRequestId, scope);
    if (answer !== 'not-found') return answer;
    return (await wasActivatedBefore(flow, scope, deps)) ? 'verified' : 'gone';
  } catch (error) {
    await deps.flows.settle(back.state, 'PENDING');
    throw new AppError('upstream-unavailable', { cause: error });
  }
}

/** A consumed request is a lost reply only if this very flow tried before, and the account came of it. */
async function wasActivatedBefore(
  { connection, firstAttemptAt }: Flow,
  scope: CallScope,
  { scalekit }: FlowDeps,
): Promise<boolean> {
  if (firstAttemptAt === undefined) return false;
  const { status, updatedAt } = await scalekit.accounts.find(connection, scope);
  // Scalekit tells whole seconds.
  return (
    status === 'ACTIVE' && updatedAt !== undefined && updatedAt >= Math.floor(firstAttemptAt / 1_000) * 1_000
  );
}
