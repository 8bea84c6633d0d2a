import { LIVE_FLOWS, VERIFY_LEASE_SECONDS } from '../../../shared/config/limits.ts';
import type { Person } from './fake-scalekit.ts';
import type { Model, Started } from './model.ts';
import type { Run } from './run.ts';

/** @throws Error naming every violation */
export function checkInvariants(model: Model): void {
  const violations = [...model.violations, ...findForeignActivations(model), ...findExcessFlows(model)];
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
    if (consent.by !== identifier) violations.push("a mailbox is on another user's account");
  }
  return violations;
}

function findExcessFlows({ flows, now }: Model): string[] {
  const violations: string[] = [];
  for (const person of ['ada', 'eve']) {
    const live = [...flows.held.values()].filter(
      ({ identifier, status, expiresAt }) =>
        identifier === person && (status === 'PENDING' || status === 'VERIFYING') && expiresAt * 1_000 > now,
    );
    if (live.length > LIVE_FLOWS) violations.push('a user has too many live flows');
  }
  return violations;
}

/** Finishes all runs; then each owner of an open flow must be able to finish it. */
export async function checkEnd(model: Model): Promise<void> {
  for (const run of model.runs) await run.finish();
  checkInvariants(model);
  model.tick(VERIFY_LEASE_SECONDS + 1);
  for (const flow of model.started) {
    const run = finishByOwner(model, flow);
    if (run === undefined) continue;
    await run.finish();
    if (run.result === undefined || (typeof run.result === 'string' && run.result !== 'linked')) {
      throw new Error(`the owner could not finish: ${run.error?.code ?? run.result}`);
    }
  }
  checkInvariants(model);
}

/** The owner's last attempt; undefined if the owner cannot finish the flow. */
function finishByOwner(model: Model, { state, url, owner, by }: Started): Run | undefined {
  const held = model.flows.held.get(state);
  const isOpen = held?.status === 'PENDING' || held?.status === 'VERIFYING';
  if (!isOpen || held.expiresAt * 1_000 <= model.now) return undefined;
  const authRequestId = requestOf(model, { state, url, owner }, held.firstAttemptAt);
  if (authRequestId === undefined) return undefined;
  if (model.cookies[owner].has(state)) return model.callback(owner, { state, authRequestId });
  return model.verify(owner, { state, authRequestId, confirmed: by === 'service' });
}

function requestOf(
  { scalekit, flows }: Model,
  { state, url, owner }: { state: string; url: string; owner: Person },
  firstAttemptAt: number | undefined,
): string | undefined {
  const fresh = scalekit.consent(url, owner);
  if (fresh !== undefined) return fresh;
  const [id] =
    [...scalekit.consents].find(([, { by, ...each }]) => each.state === state && by === owner) ?? [];
  // A consent that came back with a foreign flow is revoked for its owner too.
  if (id === undefined || flows.revoked.has(id)) return undefined;
  if (!scalekit.consumed.has(id)) return id;
  const { status, updatedAt = 0 } = scalekit.accounts.get(owner) ?? {};
  // Only the account reveals a lost reply, and a later consent for another flow hides it.
  return status === 'ACTIVE' && firstAttemptAt !== undefined && updatedAt >= firstAttemptAt ? id : undefined;
}
