/** AWS refuses a signature of a clock that is five minutes off; AWS's clients correct theirs from four on. */
const CORRECTED_MS = 4 * 60_000;
/** A response that was read later than this after its request shows a time long past: the process was frozen. */
const STALE_MS = 15 * 60_000;

type Headers = Readonly<Record<string, string | undefined>>;

export type ServerClock = {
  now(): Date;
  /**
   * Reads the time of a response.
   * @param sentAt the local time (epoch ms) at which `now` returned `signedAt` for the request
   * @returns whether the request was signed by another clock than the corrected one
   */
  correct(headers: Headers, sentAt: number, signedAt: Date): boolean;
};

/** The service's time by the `Date` of its responses, as AWS's own clients keep it. */
export function serverClock(localTime: () => number = Date.now): ServerClock {
  let offset = 0;
  return {
    now: () => new Date(localTime() + offset),
    correct({ date = '', age }, sentAt, signedAt) {
      const serverTime = Date.parse(date);
      const now = localTime();
      // With an Age, the response is a cache's.
      if (Number.isNaN(serverTime) || age !== undefined || now - sentAt > STALE_MS) return false;
      offset = serverTime - now;
      // Not the offset before: a concurrent response may have corrected it since.
      return Math.abs(offset - (signedAt.getTime() - sentAt)) >= CORRECTED_MS;
    },
  };
}
