import { isInexact } from '../../text/is-inexact.ts';

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** What every number has that a double may not hold: 16 digits, or an exponent of three. */
const MAY_LOSE_DIGITS = /\d[\d.]{15}|\de\+?\d{3}/i;

/**
 * Parses JSON, with each number that a double does not hold as a string of what the text has: ids stay ids.
 * Undefined for a text that is no JSON, or that nests too deeply to be read.
 */
export function parseExact(text: string): unknown {
  try {
    if (!MAY_LOSE_DIGITS.test(text)) return JSON.parse(text);
    const keepDigits: Reviver = (_key, value, { source = '' }) =>
      typeof value === 'number' && (!Number.isFinite(value) || isInexact(source)) ? source : value;
    // The type of a reviver lacks its third parameter.
    return JSON.parse(text, keepDigits as Parameters<typeof JSON.parse>[1]);
  } catch {
    return undefined;
  }
}
