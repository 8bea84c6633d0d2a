import { SCHEDULE_WINDOW_MINUTES } from '../../../shared/config/job-limits.ts';
import type { Settings } from '../../../shared/digest/settings/settings.ts';
import type { SlotState } from '../../../shared/state/slot-items.ts';
import type { DigestRun } from '../digest-run.ts';
import type { SkipReason } from '../schema.ts';
import { mayRunPaused } from './account-pause.ts';
import { closeAbandonedSlot } from './close-slot.ts';
import { findNewestSlots, pauseAfterFailures } from './failure-pause.ts';
import { isDayDelivered } from './is-day-delivered.ts';

type Admission = { settings: Settings } | { skip: SkipReason };

/** Decides by the current settings whether the run makes a digest. @throws AppError of the table or Scalekit */
export async function admitRun(run: DigestRun): Promise<Admission> {
  const { event, slot, deps } = run;
  // Close abandoned slots first: a skipped run may be this user's last one.
  const newest = await closeEarlierSlots(run);
  const settings = await deps.settings.find(slot.user);
  // An on-demand run has no schedule and no revision: it uses the settings as they are.
  if (event.byHand) return settings === undefined ? { skip: 'gone' } : { settings };
  if (settings === undefined) {
    await deps.settings.requestAlignment(slot.user, undefined);
    return { skip: 'gone' };
  }
  if (event.revision !== undefined && event.revision !== settings.revision) {
    if (isOverdue(run, settings)) await deps.settings.requestAlignment(slot.user, settings.revision);
    return { skip: 'superseded' };
  }
  if (settings.paused !== undefined && !(await mayRunPaused(settings, run))) return { skip: 'paused' };
  if (await pauseAfterFailures(run, settings, newest)) return { skip: 'paused' };
  return (await isDayDelivered(run, settings, newest)) ? { skip: 'already-delivered' } : { settings };
}

/** Whether the schedule should have had the settings' revision by the time of this firing, which is another one's. */
function isOverdue({ slot }: DigestRun, { changedAt }: Settings): boolean {
  return Date.parse(slot.scheduledTime) > changedAt + SCHEDULE_WINDOW_MINUTES * 60_000;
}

/** Closes the slots of earlier runs that died. @returns the newest slots after that */
async function closeEarlierSlots(run: DigestRun): Promise<SlotState[]> {
  const { user, scheduledTime: own } = run.slot;
  const newest = await findNewestSlots(run);
  const open = newest.filter((each) => each.scheduledTime !== own && each.closedAt === undefined);
  if (open.length === 0) return newest;
  for (const { scheduledTime, byHand, caller } of open)
    await closeAbandonedSlot(run, { user, scheduledTime, byHand, caller });
  return findNewestSlots(run);
}
