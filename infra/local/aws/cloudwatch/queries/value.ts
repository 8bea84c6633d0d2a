export type Comparable = string | number | boolean;
/** A value of a line or a row; undefined and null where it has none. */
export type Value = Comparable | null | undefined;

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Compares as numbers what both read as numbers, and else as texts. A missing value compares with nothing. */
export function compareValues(one: Value, operator: Comparison, other: Value): boolean {
  if (isMissing(one) || isMissing(other)) return false;
  const order = orderOf(one, other);
  if (operator === '=') return order === 0;
  if (operator === '!=') return order !== 0;
  if (operator === '<' || operator === '<=') return order < 0 || (operator === '<=' && order === 0);
  return order > 0 || (operator === '>=' && order === 0);
}

/** Orders for `sort`: missing values first. */
export function orderOf(one: Value, other: Value): number {
  if (isMissing(one) || isMissing(other)) return Number(isMissing(other)) - Number(isMissing(one));
  const [left, right] = [numberOf(one), numberOf(other)];
  if (left !== undefined && right !== undefined) return Math.sign(left - right);
  return String(one) < String(other) ? -1 : Number(String(one) > String(other));
}

/** Whether a text contains a part, or matches a regular expression somewhere. */
export function isLike(value: Value, pattern: string | RegExp): boolean {
  if (isMissing(value)) return false;
  return typeof pattern === 'string' ? String(value).includes(pattern) : pattern.test(String(value));
}

export function isMissing(value: Value): value is null | undefined {
  return value === undefined || value === null;
}

export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}
