// Limits of the jobs: digests and their schedules, reconcile, and offboardings.

/** No caller waits for a digest: a slow provider gets more time. The Lambda timeout of mail-digest. */
export const DIGEST_TIMEOUT_SECONDS = 120;
/** One provider call of a digest. Scalekit's own client waits 60 s for a tool. */
export const DIGEST_CALL_MS = 65_000;
/** The Lambda timeout of reconcile, Lambda's longest: its next run continues the work a day later. */
export const RECONCILE_TIMEOUT_SECONDS = 15 * 60;
/** Kept free between the deadline of a job and its Lambda timeout, to store the outcome: all attempts at the table. */
export const JOB_CLOSING_MS = 3_000;
export const DIGEST_TTL_SECONDS = 30 * 24 * 60 * 60;

/** Scheduler spreads the digests of one minute over this window. */
export const SCHEDULE_WINDOW_MINUTES = 15;
/** Scheduler's attempts to hand a firing over to Lambda, and the time in which it makes them. */
export const FIRING_RETRIES = 3;
export const FIRING_AGE_SECONDS = 60 * 60;
/** Longer than every timeout of a function that aligns schedules: the process of an older attempt has ended. */
export const ATTEMPT_LIFETIME_SECONDS = 16 * 60;
/** One attempt to change a schedule. */
export const SCHEDULE_CALL_MS = 2_000;
export const SCHEDULE_ATTEMPTS = 3;
/** Hours after which a firing has an outcome, or never gets one: the retries of Scheduler and Lambda take two. */
export const SILENCE_HOURS = 3;
/** Schedules that reconcile aligns concurrently, and the time that one of them may take. */
export const RECONCILE_PARALLEL = 5;
export const RECONCILE_USER_MS = 10_000;
/**
 * Lists of accounts that reconcile asks of Scalekit per second, far fewer than the requests of users do by day: it must not
 * use up a limit that both share.
 */
export const RECONCILE_RPCS_PER_SECOND = 25;
/** Calls that fail one after another until a run of reconcile takes Scalekit for unavailable. */
export const RECONCILE_FAILURES_IN_ROW = 3;
/** Scalekit delivers a webhook again for so long: a change that is younger may still be reported. */
export const REDELIVERY_SECONDS = 22 * 60;
/** One attempt to hand a digest over to Lambda. */
export const INVOKE_CALL_MS = 2_000;
export const INVOKE_ATTEMPTS = 3;
/** Runs of one slot: the first and Lambda's two retries. */
export const DIGEST_ATTEMPTS = 3;
/** Dead slots in a row after which a digest pauses. */
export const DIGEST_FAILURES = 3;
/** So long after a provider's refusal the next firing tries the account again: less than the day between two firings. */
export const REFUSAL_RETRY_HOURS = 20;
/** Digests that a user may start on demand within 24 hours. */
export const RUNS_PER_DAY = 10;
/** An on-demand run's maximum lifetime: three runs of two minutes, with one and two minutes between them. */
export const RUN_LIFETIME_SECONDS = 10 * 60;
/** The longest `Retry-After` while an on-demand run is in progress. Nearly every run is much shorter than its timeout. */
export const RUN_RETRY_AFTER_SECONDS = 30;
/** The time that a send needs: with less left, a digest's next run sends it, and no write is sent a second time. */
export const SEND_MS = 5_000;

/** The Lambda timeout of offboard: looks at every place of a user, and the pauses between them. */
export const OFFBOARD_TIMEOUT_SECONDS = 15 * 60;
/** A run renews its lease far more often, also while it waits. */
export const OFFBOARD_LEASE_SECONDS = 60;
/**
 * Between two looks. What began before the offboarding has ended by then: requests, the lease of a write, and a digest,
 * which may run for the longest.
 */
export const OFFBOARD_QUIET_SECONDS = DIGEST_TIMEOUT_SECONDS + 30;
/** Pause between two renewals of the lease while a run waits. */
export const OFFBOARD_POLL_MS = 2_000;
/** Looks of one run. A user for whom something still appears after so many is still being written for. */
export const OFFBOARD_LOOKS = 4;
/** How long the record of an offboarding is kept, and with it the time before which everything of the user is late. */
export const OFFBOARDING_TTL_SECONDS = 400 * 24 * 60 * 60;
/** So long after its end an offboarding is the response to a further request, which then is a retry of the first one. */
export const OFFBOARDING_REPEAT_SECONDS = 10 * 60;
/** An offboarding that reconcile finds unfinished after this time is continued. */
export const OFFBOARDING_OVERDUE_SECONDS = 60 * 60;
/** Items of a user that are deleted concurrently. */
export const OFFBOARD_PARALLEL = 5;
/** One attempt at the dead-letter queue, a second of which it may wait for messages. */
export const QUEUE_CALL_MS = 4_000;
export const QUEUE_ATTEMPTS = 3;
/** Messages of other users stay hidden for so long if their run dies, and else until its look ends. */
export const QUEUE_HIDDEN_SECONDS = 120;
/** A turn at the queue is longer than what its reader hides: the attempts of a receive come on top. */
export const QUEUE_TURN_SECONDS = QUEUE_HIDDEN_SECONDS + 15;
/** SQS's count of hidden messages is up to a minute late, and a clock may be wrong: for so long it can have those of a turn. */
export const QUEUE_COUNT_LATE_SECONDS = 90;
/**
 * So long a count holds for other looks, too. What another reader has hidden since the look before is in it: that look
 * ended `OFFBOARD_QUIET_SECONDS` ago.
 */
export const QUEUE_COUNT_HOLDS_SECONDS = OFFBOARD_QUIET_SECONDS - QUEUE_COUNT_LATE_SECONDS;
/** Messages that one look at the dead-letter queue reads. */
export const QUEUE_MESSAGES = 2_000;
/** A trail to an item is kept for longer than the item. */
export const TRAIL_FURTHER_SECONDS = 2 * 24 * 60 * 60;
