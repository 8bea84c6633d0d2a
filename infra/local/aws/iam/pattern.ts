/** Compares with a pattern of IAM: `*` is any text, `?` one character. */
export function matchesPattern(pattern: string, value: string, { ignoreCase = false } = {}): boolean {
  return expressionOf(pattern, ignoreCase).test(value);
}

/**
 * Compares with an ARN of a policy: a wildcard in one of the first five parts ends at the colon.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function matchesArn(pattern: string, value: string): boolean {
  if (pattern === '*') return true;
  const [wanted, given] = [partsOf(pattern), partsOf(value)];
  return (
    wanted.length === given.length && wanted.every((part, nth) => matchesPattern(part, given[nth] ?? ''))
  );
}

const NAMED_PARTS = 5;
const compiled = new Map<string, RegExp>();

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, NAMED_PARTS), parts.slice(NAMED_PARTS).join(':')];
}

function expressionOf(pattern: string, ignoreCase: boolean): RegExp {
  const key = `${ignoreCase} ${pattern}`;
  const known = compiled.get(key);
  if (known) return known;
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const made = new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, ignoreCase ? 'is' : 's');
  compiled.set(key, made);
  return made;
}
