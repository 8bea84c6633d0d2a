import type { Tokens } from '../tokens.ts';
import { type Comparable, compareValues, isLike, type Value } from './value.ts';

/** Computes an expression of a query for one line, or for a group of lines. */
export type Read<Subject> = (subject: Subject) => Value;

/** Reads what stands for itself in an expression: a field or a function with its arguments. */
export type ReadTerm<Subject> = (token: string, tokens: Tokens) => Read<Subject>;

/** The tokens of a query. A regular expression stands only after `like` or `=~`; elsewhere a slash divides. */
export const QUERY_TOKEN =
  /\s*((?<=(?:\blike|=~)\s*)\/(?:[^/\\\n]|\\.)+\/i?|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]+`|\d+(?:\.\d+)?[a-z]*|@?[A-Za-z_][\w.]*|=~|[<>!]=|[|=<>+\-*/(),[\]])/i;

/** Reads an expression of `and`, `or`, `not`, comparisons, `like`, `in` and arithmetic. */
export function readExpression<Subject>(tokens: Tokens, readTerm: ReadTerm<Subject>): Read<Subject> {
  const parts = [readAnd(tokens, readTerm)];
  while (tokens.accept('OR')) parts.push(readAnd(tokens, readTerm));
  if (parts.length === 1 && parts[0]) return parts[0];
  return (subject) => parts.some((part) => part(subject) === true);
}

function readAnd<Subject>(tokens: Tokens, readTerm: ReadTerm<Subject>): Read<Subject> {
  const parts = [readNot(tokens, readTerm)];
  while (tokens.accept('AND')) parts.push(readNot(tokens, readTerm));
  if (parts.length === 1 && parts[0]) return parts[0];
  return (subject) => parts.every((part) => part(subject) === true);
}

function readNot<Subject>(tokens: Tokens, readTerm: ReadTerm<Subject>): Read<Subject> {
  if (!tokens.accept('NOT')) return readComparison(tokens, readTerm);
  const negated = readNot(tokens, readTerm);
  return (subject) => negated(subject) !== true;
}

function readComparison<Subject>(tokens: Tokens, readTerm: ReadTerm<Subject>): Read<Subject> {
  const left = readSum(tokens, readTerm);
  if (tokens.accept('LIKE', '=~')) return readLike(tokens, left);
  if (tokens.accept('NOT')) {
    const isListed = tokens.accept('LIKE') ? readLike(tokens, left) : readList(tokens, left, readTerm);
    return (subject) => isListed(subject) !== true;
  }
  if (tokens.peek?.toUpperCase() === 'IN') return readList(tokens, left, readTerm);
  const operator = (['=', '!=', '<', '<=', '>', '>='] as const).find((each) => tokens.accept(each));
  if (!operator) return left;
  const right = readSum(tokens, readTerm);
  return (subject) => compareValues(left(subject), operator, right(subject));
}

function readLike<Subject>(tokens: Tokens, left: Read<Subject>): Read<Subject> {
  const token = tokens.take();
  const [, body, flags] = /^\/(.+)\/(i?)$/s.exec(token) ?? [];
  const pattern = body === undefined ? textOf(token) : new RegExp(body, flags);
  if (pattern === undefined)
    throw tokens.refuse(`expects a text or a regular expression in place of ${token}`);
  return (subject) => isLike(left(subject), pattern);
}

function readList<Subject>(tokens: Tokens, left: Read<Subject>, readTerm: ReadTerm<Subject>): Read<Subject> {
  tokens.expect('IN');
  tokens.expect('[');
  const values = [readSum(tokens, readTerm)];
  while (tokens.accept(',')) values.push(readSum(tokens, readTerm));
  tokens.expect(']');
  return (subject) => values.some((value) => compareValues(left(subject), '=', value(subject)));
}

function readSum<Subject>(tokens: Tokens, readTerm: ReadTerm<Subject>): Read<Subject> {
  let left = readProduct(tokens, readTerm);
  for (;;) {
    const sign = tokens.accept('+') ? 1 : tokens.accept('-') ? -1 : 0;
    if (sign === 0) return left;
    left = combined(left, readProduct(tokens, readTerm), (one, other) => one + sign * other);
  }
}

function readProduct<Subject>(tokens: Tokens, readTerm: ReadTerm<Subject>): Read<Subject> {
  let left = readPrimary(tokens, readTerm);
  for (;;) {
    if (tokens.accept('*')) left = combined(left, readPrimary(tokens, readTerm), (one, other) => one * other);
    else if (tokens.accept('/'))
      left = combined(left, readPrimary(tokens, readTerm), (one, other) => one / other);
    else return left;
  }
}

function readPrimary<Subject>(tokens: Tokens, readTerm: ReadTerm<Subject>): Read<Subject> {
  if (tokens.accept('(')) {
    const inner = readExpression(tokens, readTerm);
    tokens.expect(')');
    return inner;
  }
  const token = tokens.take();
  const text = textOf(token);
  if (text !== undefined) return () => text;
  if (/^\d+(\.\d+)?$/.test(token)) return () => Number(token);
  if (!/^[@A-Za-z_`]/.test(token)) throw tokens.refuse(`does not know ${token}`);
  return readTerm(token, tokens);
}

/** The value of a token in quotes, or undefined. */
function textOf(token: string): string | undefined {
  if (!/^(['"]).*\1$/s.test(token)) return undefined;
  return token.slice(1, -1).replace(/\\(.)/gs, '$1');
}

function combined<Subject>(
  left: Read<Subject>,
  right: Read<Subject>,
  combine: (one: number, other: number) => number,
): Read<Subject> {
  return (subject) => {
    const values: Comparable[] = [left(subject), right(subject)].filter(
      (value) => value !== undefined && value !== null,
    );
    const [one, other] = values.map(Number);
    const result = one === undefined || other === undefined ? Number.NaN : combine(one, other);
    return Number.isFinite(result) ? result : undefined;
  };
}
