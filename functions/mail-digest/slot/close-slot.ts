import type { Digest } from '../../../shared/digest/digest.ts';
import type { DeadReason, Slot, SlotPhase } from '../../../shared/state/slot-updates.ts';
import type { DigestRun } from '../digest-run.ts';
import type { DigestOutcome, SlotOutcome } from '../schema.ts';
import { recordOutcome } from './record-outcome.ts';

/**
 * The way a run closes its slot. `from`: the phases from which this outcome is allowed; by default every open phase.
 * `digest`: stored in the same write.
 */
export type SlotEnding = { outcome: SlotOutcome; from?: readonly SlotPhase[]; digest?: Digest };

const OPEN_PHASES = ['TAKEN', 'SENDING'] as const;

/** Closes the run's slot. NOT_MINE when this run no longer holds it in one of those phases. */
export async function closeSlot(
  run: DigestRun,
  { outcome, from = OPEN_PHASES, digest }: SlotEnding,
): Promise<DigestOutcome> {
  const end = outcome.status === 'DELIVERED' ? { status: outcome.status, digest } : outcome;
  if (!(await run.deps.slots.close(run.slot, run.id, end, from))) return { status: 'NOT_MINE' };
  await recordOutcome(run, run.slot, outcome);
  return outcome;
}

/** Closes the slot of a run that died. @returns why it is dead; undefined when it is closed or a run holds it */
export async function closeAbandonedSlot(run: DigestRun, slot: Slot): Promise<DeadReason | undefined> {
  const reason = await run.deps.slots.closeAbandoned(slot);
  if (reason !== undefined) await recordOutcome(run, slot, { status: 'DEAD', reason });
  return reason;
}
