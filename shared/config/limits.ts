/**
 * The product's limits in one place. The timeouts of a request nest, so that each layer can still respond after the one
 * below it gave up: provider call < the request's deadline < Lambda timeout < API Gateway's fixed 30 s.
 */
export const PROVIDER_CALL_MS = 20_000;
export const REQUEST_DEADLINE_MS = 25_000;
export const REQUEST_TIMEOUT_SECONDS = 28;

/** No caller waits for a digest: a slow provider gets more time. The Lambda timeout of mail-digest. */
export const DIGEST_TIMEOUT_SECONDS = 120;
/** One provider call of a digest. Scalekit's own client waits 60 s for a tool. */
export const DIGEST_CALL_MS = 65_000;
/** The Lambda timeout of reconcile, Lambda's longest: its next run continues the work a day later. */
export const RECONCILE_TIMEOUT_SECONDS = 15 * 60;
/** Kept free between the deadline of a job and its Lambda timeout, to store the outcome: all attempts at the table. */
export const JOB_CLOSING_MS = 3_000;

/** One attempt of a call that runs no tool: accounts, links, verification. */
export const CONTROL_CALL_MS = 8_000;
/** Attempts of one call that may be repeated, to Scalekit or to a provider's own API. */
export const CALL_ATTEMPTS = 3;
/** Pause before the second attempt; the third waits twice as long. Both vary by half. */
export const CALL_BACKOFF_MS = 150;
/** With less time left than this, another attempt could not end in time. */
export const WORTHWHILE_ATTEMPT_MS = 500;
/** `Retry-After` where upstream sends none. */
export const DEFAULT_RETRY_AFTER_SECONDS = 1;
/** The longest `Retry-After` that is passed on. */
export const RETRY_AFTER_SECONDS = 60 * 60;
/** One request to the token endpoint, which responds in well under a second or is down. */
export const TOKEN_CALL_MS = 4_000;
export const TOKEN_RESPONSE_BYTES = 64 * 1024;
/** One request for the issuer's discovery document. */
export const ISSUER_CALL_MS = 3_000;
/** How long the issuer's endpoints are kept, and how soon a new request follows one that failed. */
export const ISSUER_CACHE_SECONDS = 60 * 60;
export const ISSUER_RETRY_SECONDS = 60;
/** How long a process waits for its token before its handler is ready; Lambda allows ten seconds. */
export const INIT_PREPARE_MS = 1_500;
/** One attempt to read the secret. */
export const SECRET_CALL_MS = 3_000;
/** One attempt at the table. All attempts together fit between a function's deadline and its timeout. */
export const TABLE_CALL_MS = 800;
export const TABLE_ATTEMPTS = 3;

export const BODY_BYTES = 256 * 1024;
/** A webhook of Scalekit has less than 2 KB. */
export const WEBHOOK_BYTES = 64 * 1024;
export const JSON_DEPTH = 32;
/** Errors of a request that a response lists, and the characters of each path and message. */
export const REPORTED_ERRORS = 20;
export const REPORTED_CHARACTERS = 300;
/** A result as escaped JSON; Lambda's own limit is 6 MB. */
export const RESULT_BYTES = 5 * 1024 * 1024;
/** One response of Scalekit, such as a page of mails. A function needs six times as much memory for it. */
export const SCALEKIT_RESPONSE_BYTES = 64 * 1024 * 1024;
/** The length of an execution's id, which Scalekit chooses. */
export const EXECUTION_ID_CHARACTERS = 128;
/** A tool's input schema as Scalekit returns it. */
export const TOOL_SCHEMA_CHARACTERS = 256 * 1024;
export const TOOL_SCHEMA_DEPTH = 64;
/** One response of a provider's own API; Gmail returns a mail without its attachments. */
export const PROVIDER_RESPONSE_BYTES = 10 * 1024 * 1024;
/** One request of a declared action: its address, each of its headers and its body; and the depth of its result. */
export const ACTION_ADDRESS_CHARACTERS = 8_000;
export const ACTION_HEADER_CHARACTERS = 1_000;
export const ACTION_BODY_BYTES = 256 * 1024;
export const ACTION_RESULT_DEPTH = 64;
/** The stored response of a write, before compression: callers see the limit. A DynamoDB item has at most 400 KB. */
export const STORED_RESPONSE_BYTES = 300 * 1024;
/** Texts from this size on are stored compressed: at 4 KB, gzip saves two write units and costs 0.1 ms. */
export const PACKED_FROM_BYTES = 4 * 1024;
/** The longest text of an item before compression: 400 KB of a forged item could otherwise fill the memory. */
export const PACKED_TEXT_BYTES = 1024 * 1024;

export const FLOW_TTL_SECONDS = 10 * 60;
/** How long a flow stays for `seal-activity` after an attempt to link its account. */
export const UNSEALED_FLOW_SECONDS = 24 * 60 * 60;
/** How long an act that has an item of its own stays for `seal-activity`. */
export const UNSEALED_ACT_SECONDS = 7 * 24 * 60 * 60;
/** A user's flows that were started and have not ended. */
export const LIVE_FLOWS = 5;
/** Labels of further accounts that a user has; each costs `GET /connections` one call of Scalekit. */
export const LABELS = 10;
/** Labels that a user has over time. */
export const LABELS_EVER = 100;
/** Far longer than Scalekit keeps a consent that is not verified. */
export const REVOKED_CONSENT_SECONDS = 24 * 60 * 60;
export const VERIFY_LEASE_SECONDS = 30;
export const IDEMPOTENCY_TTL_SECONDS = 24 * 60 * 60;
/** Longer than the Lambda timeout of a request: no invocation still sends after its lease has expired. */
export const WRITE_LEASE_SECONDS = 60;
/** How far ahead a caller's clock may be. */
export const CLIENT_CLOCK_MS = 5 * 60 * 1_000;
/** Equal writes without a key of their own are one write for this long after it was sent. */
export const WRITE_WINDOW_SECONDS = 10 * 60;
/** Pause between two looks at a write that is running, or at an account that is being linked. */
export const LOOK_AGAIN_MS = 500;
/** How long a call waits for an account that its user has gone to link. */
export const LINK_WAIT_MS = 15_000;
/** Messages of one user that one process of the MCP function accepts in a burst, and per second after that. */
export const MCP_BURST = 60;
export const MCP_PER_SECOND = 10;
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
/** Schedules that reconcile aligns concurrently, and the time that one of them may take. */
/** Hours after which a firing has an outcome, or never gets one: the retries of Scheduler and Lambda take two. */
export const SILENCE_HOURS = 3;
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
/** Scalekit waits ten seconds for the response to a webhook: the work on it ends by then. */
export const WEBHOOK_DEADLINE_MS = 8_000;
/** Longer than the Lambda timeout of a request: the process of an older attempt at the same event has ended. */
export const EVENT_LEASE_SECONDS = 30;
/** How long an event is known, and with it that it was published. Scalekit redelivers for half an hour, users for days. */
export const EVENT_TTL_SECONDS = 7 * 24 * 60 * 60;
/** One attempt to publish an event. */
export const PUBLISH_CALL_MS = 1_000;
export const PUBLISH_ATTEMPTS = 2;
/** One attempt to sign a statement. */
export const SIGN_CALL_MS = 2_000;
export const SIGN_ATTEMPTS = 3;
/** The longest message that KMS signs itself: https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html */
export const SIGNED_BYTES = 4_096;
/** Digests that a user may start on demand within 24 hours. */
export const RUNS_PER_DAY = 10;
/** An on-demand run's maximum lifetime: three runs of two minutes, with one and two minutes between them. */
export const RUN_LIFETIME_SECONDS = 10 * 60;
/** The longest `Retry-After` while an on-demand run is in progress. Nearly every run is much shorter than its timeout. */
export const RUN_RETRY_AFTER_SECONDS = 30;
/** The time that a send needs: with less left, a digest's next run sends it, and no write is sent a second time. */
export const SEND_MS = 5_000;
/** The text of a tool's result for a model, in UTF-8: about 15,000 tokens of English. */
export const MODEL_TEXT_BYTES = 60_000;

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
/** An offboarding that reconcile finds unfinished after this time is continued. */
export const OFFBOARDING_OVERDUE_SECONDS = 60 * 60;
/** Items of a user that are deleted concurrently. */
export const OFFBOARD_PARALLEL = 5;
/** One attempt at the dead-letter queue, a second of which it may wait for messages. */
export const QUEUE_CALL_MS = 4_000;
export const QUEUE_ATTEMPTS = 3;
/** Messages of other users stay hidden for so long if their run dies, and else until its look ends. */
export const QUEUE_HIDDEN_SECONDS = 120;
/** Messages that one look at the dead-letter queue reads. */
export const QUEUE_MESSAGES = 2_000;
/** A trail to an item is kept for longer than the item. */
export const TRAIL_FURTHER_SECONDS = 2 * 24 * 60 * 60;
