import { REPORTED_CHARACTERS } from '../../config/limits.ts';
import { invalidBody } from './invalid-body.ts';

/** The decimal number 0.`digits` × 10^`point`, without zeros at either end. */
type Decimal = { digits: string; point: number };

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** With up to 15 digits a double writes the same number. */
const TEXT_OR_LONG_NUMBER = /"(?:[^"\\]+|\\.)*"|-?\d[\d.]{15,}(?:e[+-]?\d+)?/gi;
/** Replaces a number that is refused, so that its place can be found. */
const INEXACT = Symbol('inexact');
/** The largest integer that no other integer rounds to, and the first value past it. */
const LARGEST_INTEGER = String(Number.MAX_SAFE_INTEGER);
const FIRST_PAST_IT = String(Number.MAX_SAFE_INTEGER + 1);
/** The most digits that `toPrecision` writes. */
const MOST_DIGITS = 100;

/**
 * Refuses a number of a valid JSON text that would be passed on as another one: an integer past ±(2^53 − 1), and any
 * other number past 2^53 that its double, written with as many digits, does not repeat.
 * @throws AppError `invalid-request` naming the number's place
 */
export function refuseInexactNumbers(text: string): void {
  const numbers = text.match(TEXT_OR_LONG_NUMBER) ?? [];
  if (!numbers.some(isInexact)) return;
  const markInexact: Reviver = (_key, value, { source = '' }) =>
    typeof value === 'number' && isInexact(source) ? INEXACT : value;
  // The type of a reviver lacks its third parameter.
  const path = findInexact(JSON.parse(text, markInexact as Parameters<typeof JSON.parse>[1]), 'body');
  if (path === undefined) return;
  throw invalidBody(
    `is past ±${LARGEST_INTEGER}, where numbers lose digits: send it as a string`,
    path.slice(0, REPORTED_CHARACTERS),
  );
}

function isInexact(source: string): boolean {
  if (source.startsWith('"')) return false;
  const value = Number(source);
  const written = decimalOf(source);
  if (/^-?\d+$/.test(source)) return isPast(written, LARGEST_INTEGER);
  // Infinity has its own refusal.
  if (!Number.isFinite(value) || !isPast(written, FIRST_PAST_IT)) return false;
  if (written.digits.length > MOST_DIGITS) return true;
  const kept = decimalOf(value.toPrecision(written.digits.length));
  return kept.digits !== written.digits || kept.point !== written.point;
}

function isPast({ digits, point }: Decimal, limit: string): boolean {
  return point === limit.length ? digits > limit : point > limit.length;
}

function decimalOf(source: string): Decimal {
  const [, integer = '', fraction = '', exponent = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(source) ?? [];
  const significant = (integer + fraction).replace(/^0+/, '');
  if (significant === '') return { digits: '', point: 0 };
  const zeros = integer.length + fraction.length - significant.length;
  return { digits: significant.replace(/0+$/, ''), point: integer.length + Number(exponent) - zeros };
}

function findInexact(value: unknown, path: string): string | undefined {
  if (value === INEXACT) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findInexact(inner, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
