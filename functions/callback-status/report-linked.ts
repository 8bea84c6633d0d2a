import { type AccountRef, accountRefOf } from '../../shared/connections/account-ref.ts';
import { liftPauses } from '../../shared/digest/health/lift-pauses.ts';
import type { Labels } from '../../shared/state/accounts/labels.ts';
import type { Consents } from '../../shared/state/consents.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { Flow, Flows } from '../../shared/state/flows.ts';

type ReportDeps = {
  flows: Pick<Flows, 'findOpen' | 'settle' | 'consumeNewest'>;
  consents: Pick<Consents, 'recordEnd'>;
  labels: Pick<Labels, 'list'>;
  settings: Pick<DigestSettings, 'findRecord' | 'lift'>;
  now: () => number;
};

/**
 * Ends the flow of what was linked, and lifts the pause of each digest that waited for it. The flow that `state` names
 * stays open if its own connection was not linked.
 * @returns the account to report; it has the flow's label
 */
export async function reportLinked(
  linked: readonly string[],
  flow: Flow,
  { state, authRequestId }: { state: string; authRequestId: string },
  deps: ReportDeps,
): Promise<AccountRef> {
  const { flows, consents, now } = deps;
  const { connection, account } = flow;
  if (linked.includes(connection)) {
    await flows.settle(state, 'CONSUMED');
    // Best effort: without it the consent, tried again with another flow, is reported as linked once more.
    await consents.recordEnd(authRequestId, connection).catch(() => undefined);
    const own = accountRefOf(flow);
    await lift(flow, own, deps);
    return own;
  }
  // Several were linked concurrently: one whose flow is open has not been reported yet.
  const open = await flows.findOpen(flow, now());
  const other = linked.find((each) => open.has({ connection: each, account })) ?? linked[0] ?? connection;
  const reported = accountRefOf({ connection: other, account });
  await flows.consumeNewest(flow, reported, now());
  await lift(flow, reported, deps);
  await flows.settle(state, 'PENDING');
  return reported;
}

/** Best effort: the account is linked in any case, and a digest's next run checks the account itself. */
async function lift({ issuer, identifier }: Flow, ref: AccountRef, deps: ReportDeps): Promise<void> {
  await liftPauses({ issuer, identifier }, ref, deps).catch(() => undefined);
}
