/**
 * The product's limits in one place. The timeouts of a request nest, so that each layer can still respond after the one
 * below it gave up: provider call < the request's deadline < Lambda timeout < API Gateway's fixed 30 s.
 */
export const PROVIDER_CALL_MS = 20_000;
export const REQUEST_DEADLINE_MS = 25_000;
export const REQUEST_TIMEOUT_SECONDS = 28;

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
/** The text of a tool's result for a model, in UTF-8: about 15,000 tokens of English. */
export const MODEL_TEXT_BYTES = 60_000;
