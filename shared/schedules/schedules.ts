import type { Settings } from '../digest/settings/settings.ts';
import type { User } from '../state/user-key.ts';

/** One schedule per user with a digest; adapter: `eventbridge-schedules.ts`. */
export type Schedules = {
  /**
   * Creates or replaces the user's schedule.
   * @throws AppError `upstream-unavailable`, `internal` for a missing right or a full quota, `invalid-request` for a
   * time zone unknown to Scheduler
   */
  put(settings: Settings): Promise<void>;
  /** Succeeds also when there is no schedule. @throws AppError `upstream-unavailable`, `internal` */
  remove(user: User): Promise<void>;
};
