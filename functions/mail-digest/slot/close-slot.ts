import type { Digest } from '../../../shared/digest/digest.ts';
import type { Settings } from '../../../shared/digest/settings/settings.ts';
import type { ErrorCode } from '../../../shared/errors/app-error.ts';
import type { DeadReason, Slot, SlotEnd, SlotPhase } from '../../../shared/state/slot-updates.ts';
import type { DigestRun } from '../digest-run.ts';
import type { DigestOutcome, SlotOutcome } from '../schema.ts';
import { liftDisprovedPause } from './account-pause.ts';
import { recordOutcome } from './record-outcome.ts';

/**
 * The way a run closes its slot. `from`: the phases from which this outcome is allowed; by default every open phase.
 * `digest`: stored in the same write; `failure`: the code that the run throws; `settings`: those of a run that used the
 * account.
 */
export type SlotEnding = {
  outcome: SlotOutcome;
  from?: readonly SlotPhase[];
  digest?: Digest;
  failure?: ErrorCode;
  settings?: Settings;
};

const OPEN_PHASES = ['TAKEN', 'SENDING'] as const;

/** Closes the run's slot. NOT_MINE when this run no longer holds it in one of those phases. */
export async function closeSlot(
  run: DigestRun,
  { outcome, from = OPEN_PHASES, digest, failure, settings }: SlotEnding,
): Promise<DigestOutcome> {
  const end = toEnd(outcome, digest, failure);
  if (!(await run.deps.slots.close(run.slot, run.id, end, from))) return { status: 'NOT_MINE' };
  await recordOutcome(run, run.slot, outcome);
  if (outcome.status === 'DELIVERED' && settings !== undefined) await liftDisprovedPause(settings, run);
  return outcome;
}

function toEnd(outcome: SlotOutcome, digest: Digest | undefined, failure: ErrorCode | undefined): SlotEnd {
  if (outcome.status === 'DELIVERED') return { status: outcome.status, digest };
  return outcome.status === 'DEAD' ? { ...outcome, failure } : outcome;
}

/**
 * Closes the slot of a run that died in one of the phases. @returns why it is dead; undefined when it is closed or a run
 * holds it
 */
export async function closeAbandonedSlot(
  run: DigestRun,
  slot: Slot,
  from: readonly SlotPhase[] = OPEN_PHASES,
): Promise<DeadReason | undefined> {
  const reason = await run.deps.slots.closeAbandoned(slot, from);
  if (reason !== undefined) await recordOutcome(run, slot, { status: 'DEAD', reason });
  return reason;
}
