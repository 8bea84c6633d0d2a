/** The decimal number 0.`digits` × 10^`point`, without zeros at either end. */
type Decimal = { digits: string; point: number };

/** The largest integer that no other integer rounds to, and the first value past it. */
export const LARGEST_INTEGER = String(Number.MAX_SAFE_INTEGER);
const FIRST_PAST_IT = String(Number.MAX_SAFE_INTEGER + 1);
/** The most digits that `toPrecision` writes. */
const MOST_DIGITS = 100;

/**
 * Whether JavaScript reads this number of a JSON text as another one: an integer past ±(2^53 − 1), or any other number
 * past 2^53 that its double, written with as many digits, does not repeat. Infinity is not judged.
 */
export function isInexact(source: string): boolean {
  const value = Number(source);
  const written = decimalOf(source);
  if (!/[.e]/i.test(source)) return isPast(written, LARGEST_INTEGER);
  if (!Number.isFinite(value) || !isPast(written, FIRST_PAST_IT)) return false;
  if (written.digits.length > MOST_DIGITS) return true;
  const kept = decimalOf(value.toPrecision(written.digits.length));
  return kept.digits !== written.digits || kept.point !== written.point;
}

function isPast({ digits, point }: Decimal, limit: string): boolean {
  return point === limit.length ? digits > limit : point > limit.length;
}

function decimalOf(source: string): Decimal {
  // No expression reads the digits: for one of megabytes it may have no room.
  const unsigned = source.startsWith('-') ? source.slice(1) : source;
  const [mantissa = '', exponent = '0'] = unsigned.split(/e/i);
  const [integer = '', fraction = ''] = mantissa.split('.');
  const all = integer + fraction;
  const start = all.search(/[1-9]/);
  if (start === -1) return { digits: '', point: 0 };
  return { digits: all.slice(start, endOfDigits(all)), point: integer.length + Number(exponent) - start };
}

/** Where the zeros at the end begin. `/0+$/` would begin again at each zero: a caller's long number takes it minutes. */
function endOfDigits(digits: string): number {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return end;
}
