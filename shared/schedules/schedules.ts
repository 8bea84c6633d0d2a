import type { Settings } from '../digest/settings/settings.ts';
import type { DigestOwner } from '../state/user-key.ts';

/** One schedule per digest: of a user, or of a labelled account; adapter: `eventbridge-schedules.ts`. */
export type Schedules = {
  /**
   * Creates or replaces the user's schedule.
   * @throws AppError of Scheduler, `invalid-request` for a time zone unknown to it
   */
  put(settings: Settings): Promise<void>;
  /** Succeeds also when there is no schedule. @throws AppError of Scheduler */
  remove(user: DigestOwner): Promise<void>;
};

/** What ends the schedules of a user for good; adapter: `schedule-ends.ts`. @throws AppError of Scheduler */
export type ScheduleEnds = {
  /** The name of the owner's schedule, if there is one. */
  find(owner: DigestOwner): Promise<string | undefined>;
  remove(owner: DigestOwner): Promise<void>;
};

/** A user's schedule as Scheduler has it. */
export type FoundSchedule = {
  user: DigestOwner;
  /** Whether `put` with these settings would change nothing. */
  matches(settings: Settings): boolean;
};

/** All users' schedules, page by page. */
export type ScheduleList = {
  /** A page of names, and where the next page begins. @throws AppError of Scheduler */
  list(from: string | undefined): Promise<{ names: string[]; next: string | undefined }>;
  /** Undefined when it is gone meanwhile, or is no user's own schedule. @throws AppError of Scheduler */
  find(name: string): Promise<FoundSchedule | undefined>;
};
