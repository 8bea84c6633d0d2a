import { LIVE_FLOWS, VERIFY_LEASE_SECONDS } from '../../../shared/config/limits.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import { isOpen } from '../../../shared/state/flows.ts';
import type { Account } from '../../support/linking/fake-scalekit.ts';
import { holders, issuer, type Model, type Started } from './model.ts';

/** @throws Error naming every violation */
export async function checkInvariants(model: Model): Promise<void> {
  const violations = [
    ...model.violations,
    ...findForeignActivations(model),
    ...findExcessFlows(model),
    ...(await findLostLabels(model)),
  ];
  if (violations.length > 0) throw new Error([...new Set(violations)].join('; '));
}

function findForeignActivations({ finishers, flows, scalekit, started }: Model): string[] {
  const violations: string[] = [];
  for (const { state, person, kind, identifier } of finishers) {
    if (person !== identifier) violations.push(`${kind} of another user made an account ACTIVE`);
    if (flows.held.get(state)?.identifier !== identifier) violations.push('the flow was for another user');
    const by = started.find((each) => each.state === state)?.by;
    if (by !== person && by !== 'service')
      violations.push(`${kind} finished a flow that another user started`);
  }
  for (const { consent, identifier } of scalekit.activated) {
    if (holders.get(identifier)?.owner !== consent.by)
      violations.push("a mailbox is on another user's account");
  }
  return violations;
}

function findExcessFlows({ flows, now }: Model): string[] {
  const violations: string[] = [];
  for (const person of ['ada', 'eve']) {
    const live = [...flows.held.values()].filter((flow) => flow.identifier === person && isOpen(flow, now));
    if (live.length > LIVE_FLOWS) violations.push('a user has too many live flows');
  }
  return violations;
}

/** An account that no list shows, since its label is gone. */
async function findLostLabels({ scalekit, labels }: Model): Promise<string[]> {
  for (const { identifier, status } of scalekit.accounts.values()) {
    const { owner = '', account } = holders.get(identifier) ?? {};
    if (status !== 'ACTIVE' || account === undefined) continue;
    const own = await labels.list({ issuer, identifier: owner });
    if (!own.includes(account)) return ['an ACTIVE account has lost its label'];
  }
  return [];
}

/** Finishes all runs; then each owner of an open flow must be able to finish it. */
export async function checkEnd(model: Model): Promise<void> {
  for (const run of model.runs) await run.finish();
  await checkInvariants(model);
  model.tick(VERIFY_LEASE_SECONDS + 1);
  for (const flow of model.started) await finishByOwner(model, flow);
  await checkInvariants(model);
}

/** The owner's last attempt, by the cookie or the token. @throws Error if it must succeed and does not */
async function finishByOwner(model: Model, started: Started): Promise<void> {
  const { state, owner, connection } = started;
  const flow = model.flows.held.get(state);
  if (flow === undefined || !isOpen(flow, model.now)) return;
  const authRequestId = findConsent(model, started);
  if (authRequestId === undefined) return;
  const open = await model.flows.findOpen(flow, model.now);
  const mustConfirm = open.mustConfirm || flow.service !== undefined;
  if (!mustConfirm && model.cookies[owner].has(state)) {
    const run = model.callback(owner, { state, authRequestId });
    await run.finish();
    if (run.result !== 'linked') throw new Error(`the owner could not finish: ${run.result}`);
    return;
  }
  const run = model.verify(owner, { state, authRequestId, confirmed: mustConfirm });
  await run.finish();
  if (run.result?.connection !== connection) {
    throw new Error(`the owner could not finish: ${run.error?.code ?? run.result?.connection}`);
  }
}

/** A consent with which the owner must be able to finish the flow. */
function findConsent(
  { scalekit, consents }: Model,
  { state, url, owner, connection, account: label }: Started,
): string | undefined {
  const holder = accountIdentifier({ issuer, identifier: owner }, label);
  const fresh = scalekit.consent(url, owner);
  if (fresh !== undefined) return fresh;
  const [id, consent] =
    [...scalekit.consents].find(([, { by, ...each }]) => each.state === state && by === owner) ?? [];
  // A consent that came back with a foreign flow is revoked for its owner too.
  if (id === undefined || consents.revoked.has(id)) return undefined;
  const account = scalekit.accounts.get(consent?.accountId ?? '');
  if (account === undefined) return undefined;
  const isWaiting = (each: Account) => each.status === 'PENDING_VERIFICATION';
  if (!scalekit.consumed.has(id)) {
    // Another consent activated the account: this one must wait until no other account does.
    const isClear = isWaiting(account) || !scalekit.of(holder).some(isWaiting);
    return isClear || scalekit.of(holder, connection).some(isWaiting) ? id : undefined;
  }
  // A lost response is found by the record of the consent's first attempt, if the account is still linked.
  const record = consents.held.get(id);
  const isRecorded = record?.endedFlowOf !== connection && record?.waiting.includes(account.id);
  return account.status === 'ACTIVE' && isRecorded ? id : undefined;
}
