import { DIGEST_FAILURES } from '../../../shared/config/job-limits.ts';
import type { Settings } from '../../../shared/digest/settings/settings.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { SlotState } from '../../../shared/state/slot-items.ts';
import type { DigestRun } from '../digest-run.ts';

/**
 * Whether a scheduled slot of the same day was delivered, or may have been: a user who moves the time to later in the
 * day gets no second digest. Days are those of the user's zone; on-demand runs do not count.
 * @throws AppError `request-in-progress` while another run holds such a slot
 */
export async function isDayDelivered(
  run: DigestRun,
  { timeZone }: Settings,
  newest: SlotState[],
): Promise<boolean> {
  const own = run.slot.scheduledTime;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const dayOf = (scheduledTime: string) => format.format(new Date(scheduledTime));
  const slots = await findSlotsBackTo((oldest) => dayOf(oldest) < dayOf(own), run, newest);
  const others = slots.filter(
    ({ scheduledTime, byHand }) => !byHand && scheduledTime !== own && dayOf(scheduledTime) === dayOf(own),
  );
  if (others.some(({ status, reason }) => status === 'DELIVERED' || reason === 'outcome-unknown'))
    return true;
  if (others.some(({ closedAt }) => closedAt === undefined)) throw new AppError('request-in-progress');
  return false;
}

/** Reads newest slots until the oldest one `isEnough`. The known slots nearly always suffice. */
async function findSlotsBackTo(
  isEnough: (oldest: string) => boolean,
  { slot, deps }: DigestRun,
  known: SlotState[],
): Promise<SlotState[]> {
  let slots = known;
  for (let count = DIGEST_FAILURES + 1; slots.length >= count; ) {
    const oldest = slots.at(-1);
    if (oldest === undefined || isEnough(oldest.scheduledTime)) break;
    count *= 4;
    slots = await deps.slots.findNewest(slot.user, count);
  }
  return slots;
}
