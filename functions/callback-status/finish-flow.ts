import { callerOfAct } from '../../shared/activity/act.ts';
import { FLOW_TTL_SECONDS } from '../../shared/config/limits.ts';
import { accountRefOf } from '../../shared/connections/account-ref.ts';
import { AppError, asAppError } from '../../shared/errors/app-error.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Scalekit, StoredAccount } from '../../shared/scalekit/scalekit.ts';
import type { Labels } from '../../shared/state/accounts/labels.ts';
import { type Consents, consentPartition } from '../../shared/state/consents.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { Flow, Flows } from '../../shared/state/flows.ts';
import { type Offboardings, refuseDuringOffboarding } from '../../shared/state/offboarding/offboardings.ts';
import type { Trails } from '../../shared/state/offboarding/trails.ts';
import { epochSeconds } from '../../shared/state/table.ts';
import { listWaiting } from './linked-connections.ts';
import { rejectFlow } from './reject-flow.ts';
import { reportLinked } from './report-linked.ts';
import type { VerifyResponse } from './schema.ts';
import { type Verdict, verifyConsent } from './verify-consent.ts';

export type FlowDeps = {
  scalekit: {
    accounts: Pick<Scalekit['accounts'], 'listAll'>;
    links: Pick<Scalekit['links'], 'verify'>;
  };
  flows: Pick<Flows, 'find' | 'findOpen' | 'lease' | 'settle' | 'consumeNewest'>;
  consents: Consents;
  trails: Trails;
  offboardings: Offboardings;
  labels: Pick<Labels, 'list' | 'keep'>;
  /** Resumes the digests that were paused because the account had to be linked. */
  settings: Pick<DigestSettings, 'findRecord' | 'lift'>;
  log: Pick<Log, 'warn'>;
  now: () => number;
};

/** The parameters with which the consent returns the browser. */
export type ConsentReturn = { state: string; authRequestId: string };

/** Seconds after which another attempt may find the first one finished. */
const LEASED_RETRY_SECONDS = 2;

/**
 * Links the account of a consent, once, for the flow's proven owner.
 * @param scope its user is the flow's
 * @returns the account that was linked, which has the flow's label; its connection is another than the flow's if the
 * consent was for that one
 * @throws AppError `flow-rejected`, `flow-expired`, `upstream-unavailable`, `internal`
 */
export async function finishFlow(
  flow: Flow,
  back: ConsentReturn,
  scope: RequestScope,
  deps: FlowDeps,
): Promise<VerifyResponse> {
  if (flow.status === 'DENIED') throw rejectFlow(deps, 'denied');
  if (flow.status === 'CONSUMED') return repeatResponse(flow, scope, deps);
  if (flow.status === 'EXPIRED' || flow.expiresAt * 1_000 <= deps.now()) throw new AppError('flow-expired');
  await refuseDuringOffboarding(scope.user, deps);
  const { state, authRequestId } = back;
  const { connection, account } = flow;
  // Before the account can be ACTIVE, so that no ACTIVE account is without its label.
  if (account !== undefined) await deps.labels.keep(scope.user, account);
  const before = await listAccounts(flow, scope, deps);
  const consentEnd = epochSeconds(deps.now()) + FLOW_TTL_SECONDS;
  await deps.trails.leave(scope.user, [consentPartition(authRequestId)], consentEnd);
  const consent = await deps.consents.attempt(authRequestId, listWaiting(before, connection), deps.now());
  if (consent === undefined) {
    await deps.flows.settle(state, 'DENIED');
    throw rejectFlow(deps, 'revoked-consent');
  }
  if (
    !(await deps.flows.lease(state, flow, scope.requestId, deps.now(), {
      ...callerOfAct(scope),
      service: flow.service,
    }))
  ) {
    throw new AppError('upstream-unavailable', { retryAfter: LEASED_RETRY_SECONDS });
  }
  const attempt = { connection, account, authRequestId, consent, before };
  const verdict = await verifyConsent(attempt, scope, deps.scalekit).catch(async (error: unknown) => {
    // The flow is open again, so that the user can retry. The account may be linked: that stays an act.
    await deps.flows.settle(state, 'PENDING', 'in-doubt');
    throw asUnavailable(error);
  });
  return applyVerdict(verdict, flow, back, deps);
}

/** The response of a flow that has ended with its account; it stays true only while the account is linked. */
async function repeatResponse(flow: Flow, scope: RequestScope, deps: FlowDeps): Promise<VerifyResponse> {
  const { connection } = flow;
  const accounts = await listAccounts(flow, scope, deps);
  const isLinked = accounts.some((each) => each.connection === connection && each.status === 'ACTIVE');
  if (!isLinked) throw new AppError('flow-expired');
  return { ...accountRefOf(flow), status: 'ACTIVE' };
}

async function listAccounts(
  { account }: Flow,
  scope: RequestScope,
  { scalekit }: FlowDeps,
): Promise<StoredAccount[]> {
  return scalekit.accounts.listAll(scope, account).catch((error: unknown) => {
    throw asUnavailable(error);
  });
}

/** A browser that is back can only try again, whichever way Scalekit failed. */
function asUnavailable(error: unknown): AppError {
  const known = asAppError(error);
  return known.code === 'internal' ? known : new AppError('upstream-unavailable', { cause: error });
}

async function applyVerdict(
  verdict: Verdict,
  flow: Flow,
  back: ConsentReturn,
  deps: FlowDeps,
): Promise<VerifyResponse> {
  if (typeof verdict === 'object' && 'unsent' in verdict) {
    await deps.flows.settle(back.state, 'PENDING', 'ended');
    throw asUnavailable(verdict.unsent);
  }
  switch (verdict) {
    case 'nothing-to-verify':
    case 'unknown-consent':
      await deps.flows.settle(back.state, 'PENDING');
      throw rejectFlow(deps, verdict);
    case 'mismatch':
      await deps.flows.settle(back.state, 'DENIED', 'ended');
      throw rejectFlow(deps, 'identifier-mismatch');
    case 'gone':
      await deps.flows.settle(back.state, 'EXPIRED');
      throw new AppError('flow-expired');
    default:
      return { ...(await reportLinked(verdict.linked, flow, back, deps)), status: 'ACTIVE' };
  }
}
