import { needsConnection } from '../../shared/digest/settings/digest-connections.ts';
import type { Settings } from '../../shared/digest/settings/settings.ts';
import type { SlotState } from '../../shared/state/digest-slots.ts';
import { closeAbandoned, newestSlots, pauseAfterFailures } from './close-slot.ts';
import { isDayDelivered } from './day-of-slot.ts';
import type { DigestRun } from './digest-run.ts';
import type { SkipReason } from './schema.ts';

type Admission = { settings: Settings } | { skip: SkipReason };

/** Whether the slot is to be run, by the settings as they are now. @throws AppError of the table or Scalekit */
export async function admission(run: DigestRun): Promise<Admission> {
  const { event, slot, deps } = run;
  // First, as one that is skipped is the user's next slot, too, and may be followed by no other kind.
  const newest = await closeEarlier(run);
  const settings = await deps.settings.find(slot.user);
  if (settings === undefined) return { skip: 'gone' };
  // Nobody makes a schedule for a run by hand: it takes the settings as they are.
  if (event.byHand) return { settings };
  if (event.revision !== undefined && event.revision !== settings.revision) return { skip: 'superseded' };
  if (settings.paused !== undefined && !(await isLifted(settings, run))) return { skip: 'paused' };
  if (await pauseAfterFailures(run, settings, newest)) return { skip: 'paused' };
  return (await isDayDelivered(run, settings, newest)) ? { skip: 'already-delivered' } : { settings };
}

/** An account that is ACTIVE again, or not needed any more, ends its pause, should nobody have told of it. */
async function isLifted(settings: Settings, { slot, scope, deps }: DigestRun): Promise<boolean> {
  const { paused } = settings;
  if (paused?.reason !== 'account' || paused.connection === undefined) return false;
  if (needsConnection(settings, paused.connection)) {
    const { status } = await deps.accounts.find(paused.connection, scope);
    if (status !== 'ACTIVE') return false;
  }
  await deps.settings.lift(slot.user, paused.connection);
  return true;
}

/** Closes what earlier runs left behind when they died. The newest slots as they are then. */
async function closeEarlier(run: DigestRun): Promise<SlotState[]> {
  const { user, scheduledTime: own } = run.slot;
  const newest = await newestSlots(run);
  const open = newest.filter((each) => each.scheduledTime !== own && each.closedAt === undefined);
  if (open.length === 0) return newest;
  for (const { scheduledTime } of open) await closeAbandoned(run, { user, scheduledTime });
  return newestSlots(run);
}
