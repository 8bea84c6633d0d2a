import { DIGEST_FAILURES } from '../../shared/config/limits.ts';
import type { Digest } from '../../shared/digest/digest.ts';
import type { Settings } from '../../shared/digest/settings/settings.ts';
import type { SlotState } from '../../shared/state/digest-slots.ts';
import type { DeadReason, Slot, SlotPhase } from '../../shared/state/slot-updates.ts';
import type { DigestRun } from './digest-run.ts';
import type { DigestOutcome } from './schema.ts';

type Ended = Exclude<DigestOutcome, { status: 'NOT_MINE' }>;

/** Any but a closed one: only for an end that is true whether or not sending had begun. */
const EITHER = ['TAKEN', 'SENDING'] as const;

/** Closes the run's slot. What came of it: NOT_MINE when it is not this run's in that phase any more. */
export async function closed(
  run: DigestRun,
  outcome: Ended,
  { from = EITHER, digest }: { from?: readonly SlotPhase[]; digest?: Digest } = {},
): Promise<DigestOutcome> {
  const end = outcome.status === 'DELIVERED' ? { status: outcome.status, digest } : outcome;
  if (!(await run.deps.slots.close(run.slot, run.id, end, from))) return { status: 'NOT_MINE' };
  await told(run, run.slot, outcome);
  return outcome;
}

/** Closes a slot whose run died. Why it is dead; undefined when it is closed already or some run still has it. */
export async function closeAbandoned(run: DigestRun, slot: Slot): Promise<DeadReason | undefined> {
  const reason = await run.deps.slots.closeAbandoned(slot);
  if (reason !== undefined) await told(run, slot, { status: 'DEAD', reason });
  return reason;
}

/** As many slots as a pause for failures looks at, and the run's own. */
export async function newestSlots({ slot, deps }: DigestRun): Promise<SlotState[]> {
  return deps.slots.newest(slot.user, DIGEST_FAILURES + 1);
}

/** Pauses the digest when its newest slots are all dead; those before the last change of the settings do not count. */
export async function pauseAfterFailures(
  { slot: { user, scheduledTime }, deps }: DigestRun,
  settings: Settings,
  newest: SlotState[],
): Promise<boolean> {
  const ended = newest.filter((each) => each.closedAt !== undefined || each.scheduledTime !== scheduledTime);
  const dead = ended
    .slice(0, DIGEST_FAILURES)
    .filter(({ status, closedAt = 0 }) => status === 'DEAD' && closedAt > settings.changedAt);
  if (dead.length < DIGEST_FAILURES) return false;
  await deps.settings.pause(user, settings.revision, { reason: 'failures', since: deps.now() });
  return true;
}

/** Best effort: the slot itself is what counts, and the next run sees the failures, too. */
async function told(run: DigestRun, { user, scheduledTime }: Slot, outcome: Ended): Promise<void> {
  const { status } = outcome;
  const reason = 'reason' in outcome ? { reason: outcome.reason } : {};
  try {
    await run.deps.settings.note(user, { slot: scheduledTime, status, ...reason, at: run.deps.now() });
    if (status !== 'DEAD') return;
    const settings = await run.deps.settings.find(user);
    if (settings !== undefined) await pauseAfterFailures(run, settings, await newestSlots(run));
  } catch {
    // The slot is closed, and that is what the run has to tell.
  }
}
