import { DIGEST_FAILURES } from '../../shared/config/limits.ts';
import type { Settings } from '../../shared/digest/settings/settings.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { SlotState } from '../../shared/state/digest-slots.ts';
import type { DigestRun } from './digest-run.ts';

/**
 * Whether a scheduled slot of the same day was delivered, or may have been: whoever moves the time on after their
 * digest came has had it for that day. The day is that of clocks in the user's zone; runs by hand do not count.
 * @throws AppError `request-in-progress` while such a slot is still another run's
 */
export async function isDayDelivered(
  run: DigestRun,
  { timeZone }: Settings,
  newest: SlotState[],
): Promise<boolean> {
  const own = run.slot.scheduledTime;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const dayOf = (scheduledTime: string) => format.format(new Date(scheduledTime));
  const slots = await backTo((oldest) => dayOf(oldest) < dayOf(own), run, newest);
  const others = slots.filter(
    ({ scheduledTime, byHand }) => !byHand && scheduledTime !== own && dayOf(scheduledTime) === dayOf(own),
  );
  if (others.some(({ status, reason }) => status === 'DELIVERED' || reason === 'outcome-unknown'))
    return true;
  if (others.some(({ closedAt }) => closedAt === undefined)) throw new AppError('request-in-progress');
  return false;
}

/** The newest slots, as many as it takes: nearly always those that are known. */
async function backTo(
  isEnough: (oldest: string) => boolean,
  { slot, deps }: DigestRun,
  known: SlotState[],
): Promise<SlotState[]> {
  let slots = known;
  for (let count = DIGEST_FAILURES + 1; slots.length >= count; ) {
    const oldest = slots.at(-1);
    if (oldest === undefined || isEnough(oldest.scheduledTime)) break;
    count *= 4;
    slots = await deps.slots.newest(slot.user, count);
  }
  return slots;
}
