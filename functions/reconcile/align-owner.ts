import { alignSchedule } from '../../shared/schedules/align-schedule.ts';
import type { DigestOwner } from '../../shared/state/user-key.ts';
import { countFailure, type Sweep, type SweepCounts } from './sweep.ts';

/** Aligns the owner's schedule, and counts it. A failure does not end the sweep. */
export async function alignOwner(owner: DigestOwner, counts: SweepCounts, sweep: Sweep): Promise<void> {
  const { deps } = sweep;
  try {
    const attempt = await deps.settings.beginAlignment(owner, { replacing: true });
    await alignSchedule(owner, attempt, deps);
    counts.aligned += 1;
  } catch (thrown) {
    counts.failed += 1;
    countFailure('not aligned', owner, thrown, sweep);
  }
}
