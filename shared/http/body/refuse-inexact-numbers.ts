import { REPORTED_CHARACTERS } from '../../config/limits.ts';
import { isInexact, LARGEST_INTEGER } from '../../text/is-inexact.ts';
import { invalidBody } from './invalid-body.ts';

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** With up to 15 digits a double writes the same number. */
const TEXT_OR_LONG_NUMBER = /"(?:[^"\\]+|\\.)*"|-?\d[\d.]{15,}(?:e[+-]?\d+)?/gi;
/** Replaces a number that is refused, so that its place can be found. */
const INEXACT = Symbol('inexact');

/**
 * Refuses a number of a valid JSON text that would be passed on as another one.
 * @throws AppError `invalid-request` naming the number's place
 */
export function refuseInexactNumbers(text: string): void {
  const numbers = text.match(TEXT_OR_LONG_NUMBER) ?? [];
  if (!numbers.some((each) => !each.startsWith('"') && isInexact(each))) return;
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

function findInexact(value: unknown, path: string): string | undefined {
  if (value === INEXACT) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findInexact(inner, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
