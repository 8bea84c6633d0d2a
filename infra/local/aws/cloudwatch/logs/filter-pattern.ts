import { quotedText, Tokens } from '../tokens.ts';

/** Whether a log line, parsed as JSON, matches a filter pattern. */
export type FilterPattern = { matches(line: unknown): boolean };

type Node = (line: unknown) => boolean;
type Scalar = string | number | boolean | null;

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|&&|\|\||[<>!]=|[{}()=<>]|\$(?:\.[\w-]+|\[\d+\])+|[^\s{}()=<>!&|"$]+)/;

/**
 * Parses a filter pattern for JSON: comparisons with texts (`*` is a wildcard) and numbers, EXISTS, NOT EXISTS, IS
 * NULL, TRUE and FALSE, `&&`, `||` and parentheses. The empty pattern matches every line.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 * @throws Error for anything else, patterns of words and regular expressions included
 */
export function parseFilterPattern(text: string): FilterPattern {
  if (text.trim() === '') return { matches: () => true };
  const tokens = new Tokens(text, TOKEN);
  tokens.expect('{');
  const node = readOr(tokens);
  tokens.expect('}');
  tokens.end();
  return { matches: (line) => typeof line === 'object' && line !== null && node(line) };
}

function readOr(tokens: Tokens): Node {
  const parts = [readAnd(tokens)];
  while (tokens.accept('||')) parts.push(readAnd(tokens));
  return (line) => parts.some((part) => part(line));
}

function readAnd(tokens: Tokens): Node {
  const parts = [readCondition(tokens)];
  while (tokens.accept('&&')) parts.push(readCondition(tokens));
  return (line) => parts.every((part) => part(line));
}

function readCondition(tokens: Tokens): Node {
  if (tokens.accept('(')) {
    const inner = readOr(tokens);
    tokens.expect(')');
    return inner;
  }
  const select = parseSelector(tokens.take());
  if (tokens.accept('EXISTS')) return (line) => select(line) !== undefined;
  if (tokens.accept('NOT')) {
    tokens.expect('EXISTS');
    return (line) => select(line) === undefined;
  }
  if (tokens.accept('IS')) {
    const constants: Record<string, Scalar> = { NULL: null, TRUE: true, FALSE: false };
    const token = tokens.take();
    const constant = constants[token.toUpperCase()];
    if (constant === undefined) throw tokens.refuse(`does not know IS ${token}`);
    return (line) => select(line) === constant;
  }
  return readComparison(tokens, select);
}

function readComparison(tokens: Tokens, select: (line: unknown) => unknown): Node {
  const operator = ['=', '!=', '<', '<=', '>', '>='].find((each) => tokens.accept(each));
  if (operator === undefined) throw tokens.refuse(`does not know ${tokens.peek}`);
  const token = tokens.take();
  const quoted = quotedText(token);
  const number = quoted === undefined ? Number(token) : Number.NaN;
  if (!Number.isNaN(number)) return compareNumber(operator, number, select);
  if (token.startsWith('%')) throw tokens.refuse('does not know regular expressions');
  if (operator !== '=' && operator !== '!=') throw tokens.refuse(`compares texts with = and != only`);
  const expression = wildcard(quoted ?? token);
  return (line) => {
    const text = textOf(select(line));
    return text !== undefined && expression.test(text) === (operator === '=');
  };
}

function compareNumber(operator: string, wanted: number, select: (line: unknown) => unknown): Node {
  const compare: Record<string, (value: number) => boolean> = {
    '=': (value) => value === wanted,
    '!=': (value) => value !== wanted,
    '<': (value) => value < wanted,
    '<=': (value) => value <= wanted,
    '>': (value) => value > wanted,
    '>=': (value) => value >= wanted,
  };
  return (line) => {
    const value = select(line);
    return typeof value === 'number' && compare[operator]?.(value) === true;
  };
}

/** Reads a property selector, `$.a.b[0]`. @throws Error for another one */
export function parseSelector(text: string): (line: unknown) => unknown {
  if (!/^\$(?:\.[\w-]+|\[\d+\])+$/.test(text))
    throw new Error(`The local stack does not know the selector ${text}`);
  const path = [...text.matchAll(/\.([\w-]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? index ?? '');
  return (line) => path.reduce<unknown>(memberOf, line);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** The text of a value that a text is compared with; undefined for objects, lists and null. */
export function textOf(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's');
}
