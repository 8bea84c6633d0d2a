/** The time of an event in UTC. */
export type EventTime = {
  /** Since the epoch; they order the events of an account. */
  nanoseconds: bigint;
  /** ISO 8601, with as many digits after the point as were given. */
  text: string;
};

/** As the signature's time may be. */
const CLOCK_AHEAD_MS = 5 * 60 * 1_000;
const TIME =
  /^([12]\d{3}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads a time of RFC 3339, of whose digits after the point `Date` would keep three. Scalekit's clock may be some minutes
 * ahead. A time further ahead counts as the present: else one event would outdate every other one of its account until then.
 * @returns undefined for another text, or a date that does not exist, such as February 30
 */
export function readEventTime(time: string, now: number): EventTime | undefined {
  const [, date = '', clock = '', fraction = '', zone = ''] = TIME.exec(time) ?? [];
  const local = Date.parse(`${date}T${clock}Z`);
  // `Date` takes the days after the end of a month for days of the next one.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(`${date}T${clock}`)) return undefined;
  const milliseconds = Date.parse(`${date}T${clock}${zone.toUpperCase()}`);
  const nanoseconds = toNanoseconds(milliseconds) + BigInt(fraction.padEnd(9, '0'));
  // The clock has no part of a millisecond.
  if (nanoseconds >= toNanoseconds(now + CLOCK_AHEAD_MS + 1))
    return { nanoseconds: toNanoseconds(now), text: format(now) };
  const seconds = format(milliseconds).slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
  return { nanoseconds, text: `${seconds}${fraction && `.${fraction}`}Z` };
}

function toNanoseconds(milliseconds: number): bigint {
  return BigInt(milliseconds) * 1_000_000n;
}

function format(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
