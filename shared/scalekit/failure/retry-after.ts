import { RETRY_AFTER_SECONDS } from '../../config/limits.ts';

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const TIME = '\\d\\d:\\d\\d:\\d\\d';

/** The three forms of a date in HTTP; the last one leaves out that it is GMT. */
const HTTP_DATE = new RegExp(
  `^${DAY}, \\d\\d(?: ${MONTH} \\d{4}|-${MONTH}-\\d\\d) ${TIME} GMT$|^${DAY} ${MONTH} [ \\d]\\d ${TIME} \\d{4}$`,
);

/**
 * A `Retry-After` header in seconds, at most an hour: delta-seconds or an HTTP date. Empty for any other text.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter(text: string | null, now = Date.now()): { retryAfter?: number } {
  const seconds = secondsOf(text?.trim() ?? '', now);
  return seconds === undefined ? {} : { retryAfter: Math.min(seconds, RETRY_AFTER_SECONDS) };
}

function secondsOf(text: string, now: number): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (!HTTP_DATE.test(text)) return undefined;
  const time = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - now) / 1_000));
}
