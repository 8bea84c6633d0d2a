import { type AppError, asAppError, type ErrorCode } from '../../shared/errors/app-error.ts';
import { type AlignmentDeps, alignSchedule } from '../../shared/schedules/align-schedule.ts';
import type { ScheduleList } from '../../shared/schedules/schedules.ts';
import type { SweepCursor } from '../../shared/state/alignment/sweep-cursor.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { User } from '../../shared/state/user-key.ts';

export type ReconcileDeps = AlignmentDeps & {
  settings: Pick<DigestSettings, 'find' | 'beginAlignment' | 'finishAlignment' | 'listPending'>;
  list: ScheduleList;
  cursor: SweepCursor;
  now: () => number;
  /** Reports a user whose schedule could not be aligned. */
  report: (user: User, error: AppError) => void;
};

/** One run of the job: it begins no work after `until` (epoch ms), and collects the codes of what failed. */
export type Sweep = { deps: ReconcileDeps; until: number; failures: ErrorCode[] };

/** `checked`: looked at; `aligned`: written again; `failed`: left for the next run; `isDone`: nothing else is left. */
export type SweepCounts = { checked: number; aligned: number; failed: number; isDone: boolean };

export function noCounts(): SweepCounts {
  return { checked: 0, aligned: 0, failed: 0, isDone: true };
}

/** Aligns the user's schedule, and counts it. A failure does not end the sweep. */
export async function alignUser(user: User, counts: SweepCounts, { deps, failures }: Sweep): Promise<void> {
  try {
    const attempt = await deps.settings.beginAlignment(user, { replacing: true });
    await alignSchedule(user, attempt, deps);
    counts.aligned += 1;
  } catch (thrown) {
    const error = asAppError(thrown);
    counts.failed += 1;
    failures.push(error.code);
    deps.report(user, error);
  }
}
