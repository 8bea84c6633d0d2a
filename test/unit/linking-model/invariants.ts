import { LIVE_FLOWS, VERIFY_LEASE_SECONDS } from '../../../shared/config/limits.ts';
import type { Person } from './fake-scalekit.ts';
import type { Run } from './gates.ts';
import type { Started, World } from './world.ts';

/** @throws Error naming what must never be, and is */
export function checkInvariants(world: World): void {
  const wrong = [...world.violations, ...foreignActivations(world), ...tooMany(world)];
  if (wrong.length > 0) throw new Error([...new Set(wrong)].join('; '));
}

function foreignActivations({ finishers, flows, scalekit, started }: World): string[] {
  const wrong: string[] = [];
  for (const { state, person, kind, identifier } of finishers) {
    if (person !== identifier) wrong.push(`${kind} of another user made an account ACTIVE`);
    if (flows.held.get(state)?.identifier !== identifier) wrong.push('the flow was for another user');
    const by = started.find((each) => each.state === state)?.by;
    if (by !== person && by !== 'service') wrong.push(`${kind} finished what another one started`);
  }
  for (const { consent, identifier } of scalekit.activated) {
    if (consent.by !== identifier) wrong.push("a mailbox is on another user's account");
  }
  return wrong;
}

function tooMany({ flows, now }: World): string[] {
  const wrong: string[] = [];
  for (const person of ['ada', 'eve']) {
    const live = [...flows.held.values()].filter(
      ({ identifier, status, expiresAt }) =>
        identifier === person && (status === 'PENDING' || status === 'VERIFYING') && expiresAt * 1_000 > now,
    );
    if (live.length > LIVE_FLOWS) wrong.push('more flows are live than may be');
  }
  return wrong;
}

/** Everything that still runs ends; then each owner of an open flow finishes it. */
export async function checkEnd(world: World): Promise<void> {
  for (const run of world.runs) await run.finish();
  checkInvariants(world);
  world.tick(VERIFY_LEASE_SECONDS + 1);
  for (const flow of world.started) {
    const run = finishing(world, flow);
    if (run === undefined) continue;
    await run.finish();
    if (run.answer === undefined || (typeof run.answer === 'string' && run.answer !== 'linked')) {
      throw new Error(`the owner could not finish: ${run.error?.code ?? run.answer}`);
    }
  }
  checkInvariants(world);
}

/** The owner's last try, where they have what it takes. */
function finishing(world: World, { state, url, owner, by }: Started): Run | undefined {
  const held = world.flows.held.get(state);
  const isOpen = held?.status === 'PENDING' || held?.status === 'VERIFYING';
  if (!isOpen || held.expiresAt * 1_000 <= world.now) return undefined;
  const authRequestId = requestOf(world, { state, url, owner }, held.firstAttemptAt);
  if (authRequestId === undefined) return undefined;
  if (world.jars[owner].has(state)) return world.callback(owner, { state, authRequestId });
  return world.verify(owner, { state, authRequestId, confirmed: by === 'service' });
}

function requestOf(
  { scalekit, flows }: World,
  { state, url, owner }: { state: string; url: string; owner: Person },
  firstAttemptAt: number | undefined,
): string | undefined {
  const fresh = scalekit.consent(url, owner);
  if (fresh !== undefined) return fresh;
  const [id] =
    [...scalekit.consents].find(([, { by, ...each }]) => each.state === state && by === owner) ?? [];
  // A consent that somebody brought with a foreign flow is of no use to its owner either.
  if (id === undefined || flows.revoked.has(id)) return undefined;
  if (!scalekit.consumed.has(id)) return id;
  const { status, updatedAt = 0 } = scalekit.accounts.get(owner) ?? {};
  // A lost reply is known by the account; a later consent for another flow hides it.
  return status === 'ACTIVE' && firstAttemptAt !== undefined && updatedAt >= firstAttemptAt ? id : undefined;
}
