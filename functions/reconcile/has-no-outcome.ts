import { SCHEDULE_WINDOW_MINUTES, SILENCE_HOURS } from '../../shared/config/job-limits.ts';
import type { Settings } from '../../shared/digest/settings/settings.ts';
import { findNextRun } from '../../shared/schedules/next-run.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WINDOW_MS = SCHEDULE_WINDOW_MINUTES * 60_000;

/**
 * Whether the digest's firing of the last day left no outcome, although one that fails, or is paused for an account or
 * for failures, has one, too: Scheduler, or mail-digest, is silent. A firing counts once its retries are over, and one that was under way at the
 * time of a change does not.
 */
export function hasNoOutcome(settings: Settings, now: number): boolean {
  // The schedule is disabled.
  if (settings.paused?.reason === 'user') return false;
  const settled = now - SILENCE_HOURS * HOUR_MS;
  const changed = settings.changedAt + WINDOW_MS;
  const due = findNextRun(settings, Math.max(settled - DAY_MS, changed));
  if (due === undefined || due > settled) return false;
  const { lastOutcome } = settings;
  return lastOutcome === undefined || Date.parse(lastOutcome.slot) < due;
}
