import type { EventBus } from '../../../shared/account-events/event-bus.ts';
import type { FollowDeps } from '../../../shared/digest/health/follow-account.ts';
import type { AccountReader } from './account-reader.ts';
import type { Change } from './find-changes.ts';

export type CheckDeps = Omit<FollowDeps, 'accounts'> & { bus: EventBus };

/** `checked`: digests; `paused`, `lifted`: digests that had to follow; `failed`, `isDone` as of schedules. */
export type AccountCounts = Record<'checked' | 'paused' | 'lifted' | 'failed', number> & { isDone: boolean };

/** The accounts whose status no webhook reported. */
export type Missed = Record<Change['kind'], number>;

/** The check of accounts of one run. */
export type AccountSweep = {
  reader: AccountReader;
  counts: AccountCounts;
  missed: Missed;
  /** The changes that this run has found: another digest of their user may need the same account. */
  found: Set<string>;
};
