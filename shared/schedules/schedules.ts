import type { Settings } from '../digest/settings/settings.ts';
import type { User } from '../state/user-key.ts';

/** One schedule per user with a digest; adapter: `eventbridge-schedules.ts`. */
export type Schedules = {
  /**
   * Makes the user's schedule what the settings say, whatever it was.
   * @throws AppError `upstream-unavailable`, `invalid-request` for a time zone that Scheduler does not know
   */
  put(settings: Settings): Promise<void>;
  /** Also when there is none. @throws AppError `upstream-unavailable` */
  remove(user: User): Promise<void>;
};
