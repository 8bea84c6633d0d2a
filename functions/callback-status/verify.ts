import { AppError } from '../../shared/errors/app-error.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { Flow, Flows } from '../../shared/state/flows.ts';
import type { User } from '../../shared/state/user-key.ts';
import type { VerifyAnswer, VerifyBody } from './schema.ts';

export type VerifyDeps = {
  scalekit: Pick<Scalekit, 'accounts' | 'links'>;
  flows: Pick<Flows, 'find' | 'lease' | 'settle'>;
  log: Pick<Log, 'warn'>;
  now: () => number;
};

type VerifyRequest = VerifyBody & {
  user: User;
  /** This run of the function, by which it knows its own lease. */
  invocation: string;
  deadline: number;
};

/** Seconds after which another attempt may find the first one ended. */
const LEASED_RETRY_SECONDS = 2;

/**
 * The browser is back: activates the account if the user who came back is the one who started. To anyone else
 * every refusal is the same.
 * @throws AppError `flow-rejected`; to the owner also `flow-expired`, `invalid-request`, `upstream-unavailable`
 */
export async function verify(request: VerifyRequest, deps: VerifyDeps): Promise<VerifyAnswer> {
  const { state, user } = request;
  const flow = await deps.flows.find(state);
  if (flow === undefined) throw reject(deps, 'unknown-state');
  if (flow.issuer !== user.issuer || flow.identifier !== user.identifier) {
    // Burnt, so that an authRequestId which leaked to another user's browser is worth nothing to anybody.
    await deps.flows.settle(state, 'DENIED');
    throw reject(deps, 'foreign-state');
  }
  if (flow.status === 'DENIED') throw reject(deps, 'denied');
  if (flow.status === 'CONSUMED') return { connection: flow.connection, status: 'ACTIVE' };
  if (flow.status === 'EXPIRED' || flow.expiresAt * 1_000 <= deps.now()) throw new AppError('flow-expired');
  refuseConfirmation(flow, request.confirmed === true);
  const before = await deps.flows.lease(state, user, request.invocation, deps.now());
  if (before === undefined) throw new AppError('upstream-unavailable', { retryAfter: LEASED_RETRY_SECONDS });
  return activate(before, request, deps);
}

/** The page that finishes a service's flow has no state of its own to compare, so it asks the user instead. */
function refuseConfirmation({ service }: Flow, confirmed: boolean): void {
  if (confirmed === (service !== undefined)) return;
  const message = confirmed
    ? 'is only for a flow that a service started'
    : 'is required: a service started this flow';
  throw new AppError('invalid-request', { errors: [{ path: 'body.confirmed', message }] });
}

async function activate(flow: Flow, request: VerifyRequest, deps: VerifyDeps): Promise<VerifyAnswer> {
  const { connection } = flow;
  const outcome = await ask(flow, request, deps);
  if (outcome === 'verified') {
    await deps.flows.settle(request.state, 'CONSUMED');
    return { connection, status: 'ACTIVE' };
  }
  if (outcome === 'mismatch') {
    await deps.flows.settle(request.state, 'DENIED');
    throw reject(deps, 'identifier-mismatch');
  }
  await deps.flows.settle(request.state, 'EXPIRED');
  throw new AppError('flow-expired');
}

/** Scalekit's answer; whatever is transient leaves the flow as it was. */
async function ask(
  flow: Flow,
  request: VerifyRequest,
  deps: VerifyDeps,
): Promise<'verified' | 'mismatch' | 'gone'> {
  const scope = { identifier: request.user.identifier, deadline: request.deadline };
  try {
    const answer = await deps.scalekit.links.verify(request.authRequestId, scope);
    if (answer !== 'not-found') return answer;
    return (await wasActivatedBefore(flow, scope, deps)) ? 'verified' : 'gone';
  } catch (error) {
    await deps.flows.settle(request.state, 'PENDING');
    throw new AppError('upstream-unavailable', { cause: error });
  }
}

/** A consumed request is a lost reply only if this very flow tried before, and the account came of it. */
async function wasActivatedBefore(
  { connection, firstAttemptAt }: Flow,
  scope: { identifier: string; deadline: number },
  { scalekit }: VerifyDeps,
): Promise<boolean> {
  if (firstAttemptAt === undefined) return false;
  const { status, updatedAt } = await scalekit.accounts.find(connection, scope);
  // Scalekit tells whole seconds.
  return (
    status === 'ACTIVE' && updatedAt !== undefined && updatedAt >= Math.floor(firstAttemptAt / 1_000) * 1_000
  );
}

/** The reason is for the log alone. */
function reject({ log }: VerifyDeps, reason: string): AppError {
  log.warn('flow rejected', { reason });
  return new AppError('flow-rejected');
}
