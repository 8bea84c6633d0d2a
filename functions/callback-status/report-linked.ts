import type { Consents } from '../../shared/state/consents.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { Flow, Flows } from '../../shared/state/flows.ts';

type ReportDeps = {
  flows: Pick<Flows, 'findOpen' | 'settle' | 'consumeNewest'>;
  consents: Pick<Consents, 'recordEnd'>;
  digests: Pick<DigestSettings, 'lift'>;
  now: () => number;
};

/**
 * Ends the flow of what was linked, and lifts the pause of a digest that waited for it. The flow that `state` names
 * stays open if its own connection was not linked.
 * @returns the connection to report
 */
export async function reportLinked(
  linked: readonly string[],
  flow: Flow,
  { state, authRequestId }: { state: string; authRequestId: string },
  deps: ReportDeps,
): Promise<string> {
  const { flows, consents, now } = deps;
  const { connection, account } = flow;
  if (linked.includes(connection)) {
    await flows.settle(state, 'CONSUMED');
    // Best effort: without it the consent, tried again with another flow, is reported as linked once more.
    await consents.recordEnd(authRequestId, connection).catch(() => undefined);
    await liftPause(flow, connection, deps);
    return connection;
  }
  // Several were linked concurrently: one whose flow is open has not been reported yet.
  const open = await flows.findOpen(flow, now());
  const reported = linked.find((each) => open.has({ connection: each, account })) ?? linked[0] ?? connection;
  await flows.consumeNewest(flow, { connection: reported, account }, now());
  await liftPause(flow, reported, deps);
  await flows.settle(state, 'PENDING');
  return reported;
}

/** Best effort: the account is linked in any case, and the digest's next run checks the account itself. */
async function liftPause(flow: Flow, connection: string, { digests }: ReportDeps): Promise<void> {
  const { account } = flow;
  const ref = { connection, account };
  await digests.lift(flow, ref).catch(() => undefined);
}
