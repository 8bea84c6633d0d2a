import { DIGEST_FAILURES } from '../../../shared/config/job-limits.ts';
import type { Settings } from '../../../shared/digest/settings/settings.ts';
import type { SlotState } from '../../../shared/state/slot-items.ts';
import type { DigestRun } from '../digest-run.ts';

/** The user's newest slots, as many as a decision on a pause needs: the run's own, and those before it. */
export function findNewestSlots({ slot, deps }: DigestRun): Promise<SlotState[]> {
  return deps.slots.findNewest(slot.user, DIGEST_FAILURES + 1);
}

/**
 * Pauses the digest when its newest slots are all DEAD. The run's own slot counts once it is closed; slots from before
 * the last change of the settings do not count. @returns whether the digest is paused now
 */
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
