import type { Slot } from '../../../shared/state/slot-updates.ts';
import type { DigestRun } from '../digest-run.ts';
import type { SlotOutcome } from '../schema.ts';
import { findNewestSlots, pauseAfterFailures } from './failure-pause.ts';

/**
 * Records a closed slot's outcome in the user's settings, and pauses the digest after too many failures. Best effort:
 * the slot itself is already closed, and the next run counts the failures again.
 */
export async function recordOutcome(run: DigestRun, slot: Slot, outcome: SlotOutcome): Promise<void> {
  try {
    await storeOutcome(run, slot, outcome);
    if (outcome.status !== 'DEAD') return;
    const settings = await run.deps.settings.find(slot.user);
    if (settings !== undefined) await pauseAfterFailures(run, settings, await findNewestSlots(run));
  } catch {
    // The slot is closed, so the run still returns its outcome.
  }
}

function storeOutcome(
  { deps }: DigestRun,
  { user, scheduledTime }: Slot,
  outcome: SlotOutcome,
): Promise<void> {
  const { status } = outcome;
  const reason = 'reason' in outcome ? { reason: outcome.reason } : {};
  return deps.settings.recordOutcome(user, { slot: scheduledTime, status, ...reason, at: deps.now() });
}
