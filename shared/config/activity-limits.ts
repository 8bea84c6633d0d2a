/** The limits of the activity, in which `seal-activity` seals what was done in users' names. */
/** How long the activity keeps an entry, and the days after which the list of a day's grown chains is not needed. */
export const ACTIVITY_TTL_SECONDS = 400 * 24 * 60 * 60;
export const GROWN_TTL_SECONDS = 14 * 24 * 60 * 60;
/** The sealed entries of a page by default, and the bytes of an export's entries: with its roots, within a response. */
export const ACTIVITY_PAGE = 50;
export const EXPORT_BYTES = 4 * 1024 * 1024;
/** How long Lambda's retries may still close a slot after its lease: their maximum age, and one run. */
export const SLOT_CLOSING_SECONDS = 65 * 60;
/** The Lambda timeout of seal-activity, less than the time between two firings. */
export const SEAL_TIMEOUT_SECONDS = 10 * 60;
/** The age of an act that is not sealed at which an alarm fires; a write that is not sealed after a day is lost to it. */
export const SEAL_LAG_SECONDS = 3 * 60 * 60;
/** Users whose acts are sealed concurrently, and the time that one of them may take. */
export const SEAL_PARALLEL = 10;
export const SEAL_USER_MS = 10_000;
/** How long a flow stays for `seal-activity` after an attempt to link its account. */
export const UNSEALED_FLOW_SECONDS = 24 * 60 * 60;
/** How long an act that has an item of its own stays for `seal-activity`. */
export const UNSEALED_ACT_SECONDS = 7 * 24 * 60 * 60;
/** A request joins the act of a concurrent one no later than this before its lease ends: clocks of two functions differ. */
export const JOIN_MARGIN_SECONDS = 5;
