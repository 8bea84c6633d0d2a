import type { FlowDeps } from '../../../functions/callback-status/finish-flow.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import type { StoredAccount } from '../../../shared/scalekit/scalekit.ts';
import { isOpen } from '../../../shared/state/flows.ts';
import type { FakeScalekit, Person } from '../../support/linking/fake-scalekit.ts';
import type { fakeConsents } from '../../support/state/fake-consents.ts';
import type { fakeFlows } from '../../support/state/fake-flows.ts';
import type { Gate, Run } from './run.ts';

/** A guard that is removed; the model must then fail. */
export type Mutation =
  | 'owner'
  | 'lease'
  | 'cookie'
  | 'list of accounts'
  | 'question'
  | 'label'
  | 'label kept';

/** What a run that finishes a flow was given: the person's token, or their browser's cookies. */
type Attempt = {
  state: string;
  authRequestId: string | undefined;
  person: Person;
  kind: 'verify' | 'callback';
  confirmed: boolean;
};

/** An attempt that activated an account. */
export type Finisher = Attempt & { identifier: string };

/** The part of the model that a run is watched in. */
type Watched = {
  readonly now: number;
  readonly flows: ReturnType<typeof fakeFlows>;
  readonly consents: ReturnType<typeof fakeConsents>;
  readonly scalekit: FakeScalekit;
  readonly finishers: Finisher[];
  readonly violations: string[];
  readonly mutation: Mutation | undefined;
  /** How often a connection was reported that the flow is not for. */
  reportedOthers: number;
};

const verifying = new WeakMap<Watched, { run: Run; state: string }[]>();

/** Watches a run that finishes a flow, and collects what it does wrong. */
export function observeFinisher(model: Watched, run: Run, attempt: Attempt) {
  const { state, authRequestId } = attempt;
  const { flows, scalekit, violations } = model;
  const named = flows.held.get(state);
  const owner = named?.identifier ?? attempt.person;
  /** Scalekit's identifier of the accounts that the flow may link. */
  const holder = named === undefined ? owner : accountIdentifier(named, named.account);
  const first = scalekit.activeLog.length;
  const activeBefore = scalekit.of(holder).filter(({ status }) => status === 'ACTIVE');
  /** Whether the owner's account on the connection was ACTIVE at some time of the run. */
  const wasActive = (connection: string | undefined) =>
    [...activeBefore, ...scalekit.activeLog.slice(first)].some(
      (each) => each.identifier === holder && each.connection === connection,
    );
  const asked = listAsking(model, owner);
  const waited = new Set(
    scalekit.of(holder).flatMap(({ id, status }) => (status === 'PENDING_VERIFICATION' ? [id] : [])),
  );

  function checkVerified(identifier: string): void {
    model.finishers.push({ ...attempt, identifier });
    const isStillAsked = listAsking(model, owner).some((each) => asked.includes(each));
    const consented = flows.held.get(scalekit.consents.get(authRequestId ?? '')?.state ?? '');
    if (consented?.account !== named?.account) violations.push("a consent finished another label's flow");
    if (!attempt.confirmed && isStillAsked) violations.push('a consent finished without the question');
  }
  /** Whether the consent is that of another connection's flow, which is open. */
  function isMixedUp(): boolean {
    const consent = scalekit.consents.get(authRequestId ?? '');
    const own = flows.held.get(consent?.state ?? '');
    if (consent === undefined || consent.identifier !== holder || own === undefined) return false;
    if (model.consents.revoked.has(authRequestId ?? '')) return false;
    const isWaiting = scalekit.accounts.get(consent.accountId)?.status === 'PENDING_VERIFICATION';
    return (
      named?.connection !== own.connection &&
      isOpen(own, model.now) &&
      isWaiting &&
      waited.has(consent.accountId)
    );
  }
  function checkEnd(connection: string, status: string): void {
    if (status === 'CONSUMED' && !wasActive(connection)) violations.push('an unlinked flow was consumed');
    const isEnded = status === 'EXPIRED' || status === 'DENIED';
    if (isEnded && isMixedUp()) violations.push("another connection's consent ended a flow");
  }
  return {
    checkReported({ connection, account }: Partial<AccountRef>): void {
      if (!wasActive(connection)) violations.push('not linked, but reported');
      if (account !== named?.account) violations.push('another label was reported');
      if (connection !== named?.connection) model.reportedOthers += 1;
    },
    observe(deps: FlowDeps & { flows: Watched['flows'] }, gate: Gate) {
      const { mutation } = model;
      const observed = {
        ...flowsWithChecks(deps.flows, (connection, status) => checkEnd(connection, status)),
        ...(mutation === 'lease' && { lease: async () => true }),
      };
      let isVerified = false;
      const links = {
        ...deps.scalekit.links,
        verify: (...[given, scope]: Parameters<FlowDeps['scalekit']['links']['verify']>) =>
          gate(async () => {
            const others = verifying.get(model) ?? [];
            verifying.set(model, others);
            if (others.some((each) => each.run !== run && each.state === state && !each.run.isOver)) {
              violations.push('two runs verify one flow concurrently');
            }
            others.push({ run, state });
            const verdict = await scalekit.links.verify(trustConsent(given), scope);
            isVerified = verdict === 'verified';
            if (isVerified) checkVerified(scope.user.identifier);
            return verdict;
          }),
      };
      /** As if the flow's label were that of the consent. */
      const trustConsent = (given: Parameters<typeof links.verify>[0]) => {
        const consented = flows.held.get(scalekit.consents.get(given.authRequestId)?.state ?? '');
        return mutation === 'label' ? { ...given, account: consented?.account } : given;
      };
      /** As if the flow's connection were that of the consent. */
      const trustState = async (): Promise<StoredAccount[]> => {
        const connection = named?.connection ?? '';
        return [{ id: 'own', connection, status: isVerified ? 'ACTIVE' : 'PENDING_VERIFICATION' }];
      };
      const accounts =
        mutation === 'list of accounts'
          ? { listAll: trustState }
          : { listAll: deps.scalekit.accounts.listAll };
      return { ...deps, flows: observed, scalekit: { accounts, links } };
    },
  };

  function flowsWithChecks(gated: Watched['flows'], check: (connection: string, status: string) => void) {
    return {
      find: gated.find,
      findOpen: gated.findOpen,
      lease: gated.lease,
      cancel: gated.cancel,
      settle: (...given: Parameters<typeof gated.settle>) => {
        check(flows.held.get(given[0])?.connection ?? '', given[1]);
        return gated.settle(...given);
      },
      consumeNewest: (...given: Parameters<typeof gated.consumeNewest>) => {
        check(given[1].connection, 'CONSUMED');
        return gated.consumeNewest(...given);
      },
    };
  }
}

/** The service's flows of a user that demand the question: open, or refused before their end. */
function listAsking({ flows, now }: Watched, owner: string): string[] {
  return [...flows.held].flatMap(([state, flow]) => {
    const isOwn = flow.identifier === owner && flow.service !== undefined;
    const asks = isOpen({ ...flow, status: flow.status === 'DENIED' ? 'PENDING' : flow.status }, now);
    return isOwn && asks ? [state] : [];
  });
}
