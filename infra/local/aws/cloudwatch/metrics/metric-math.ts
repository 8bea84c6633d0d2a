import { Tokens } from '../tokens.ts';

/** The values of the periods of one range, oldest first; undefined where there is no data. */
export type Values = readonly (number | undefined)[];

/** Computes an expression over the values of its metrics, which have one length. */
export type Expression = {
  compute(metrics: ReadonlyMap<string, Values>): Values;
  metrics: ReadonlySet<string>;
};

type Node = (metrics: ReadonlyMap<string, Values>, length: number) => Values;
type Combine = (...values: number[]) => number | undefined;

const TOKEN = /\s*(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|&&|\|\||[<>=!]=|[-+*/^<>(),[\]])/;

const operators: readonly Record<string, Combine>[] = [
  { OR: (a, b) => Number(a !== 0 || b !== 0), '||': (a, b) => Number(a !== 0 || b !== 0) },
  { AND: (a, b) => Number(a !== 0 && b !== 0), '&&': (a, b) => Number(a !== 0 && b !== 0) },
  {
    '==': (a, b) => Number(a === b),
    '!=': (a, b) => Number(a !== b),
    '<=': (a = 0, b = 0) => Number(a <= b),
    '>=': (a = 0, b = 0) => Number(a >= b),
    '<': (a = 0, b = 0) => Number(a < b),
    '>': (a = 0, b = 0) => Number(a > b),
  },
  { '+': (a = 0, b = 0) => a + b, '-': (a = 0, b = 0) => a - b },
  { '*': (a = 0, b = 0) => a * b, '/': (a = 0, b = 0) => (b === 0 ? undefined : a / b) },
  { '^': (a = 0, b = 0) => a ** b },
];

/**
 * Parses a metric math expression: numbers, ids, arithmetic, comparisons, AND, OR, and the functions IF, FILL, ABS,
 * and SUM, MIN, MAX, AVG of a list. A period lacks a value where one of the operands lacks it.
 * @throws Error for anything else of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function parseMath(text: string): Expression {
  const tokens = new Tokens(text, TOKEN);
  const metrics = new Set<string>();
  const node = readLevel(tokens, metrics, 0);
  tokens.end();
  return {
    metrics,
    compute: (values) => node(values, Math.max(0, ...[...values.values()].map(({ length }) => length))),
  };
}

function readLevel(tokens: Tokens, metrics: Set<string>, level: number): Node {
  const own = operators[level];
  if (!own) return readUnary(tokens, metrics);
  let node = readLevel(tokens, metrics, level + 1);
  for (;;) {
    const operator = Object.keys(own).find((each) => tokens.accept(each));
    const combine = operator === undefined ? undefined : own[operator];
    if (!combine) return node;
    node = combined(combine, [node, readLevel(tokens, metrics, level + 1)]);
  }
}

function readUnary(tokens: Tokens, metrics: Set<string>): Node {
  if (tokens.accept('-')) return combined((value = 0) => -value, [readUnary(tokens, metrics)]);
  if (tokens.accept('(')) {
    const node = readLevel(tokens, metrics, 0);
    tokens.expect(')');
    return node;
  }
  const token = tokens.take();
  if (/^\d/.test(token)) return (_, length) => Array.from({ length }, () => Number(token));
  if (tokens.accept('(')) return readFunction(token.toUpperCase(), tokens, metrics);
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
  if (!/^[a-z]\w*$/.test(token)) throw tokens.refuse(`does not know ${token}`);
  metrics.add(token);
  return (values) => values.get(token) ?? [];
}

function readFunction(name: string, tokens: Tokens, metrics: Set<string>): Node {
  const isList = tokens.accept('[');
  const given = readArguments(tokens, metrics);
  if (isList) tokens.expect(']');
  tokens.expect(')');
  if (isList) return readListFunction(name, given, tokens);
  const [first, second, third, more] = given;
  if (more) throw tokens.refuse(`does not know ${name} of ${given.length}`);
  if (first && second && third && name === 'IF') return choose(first, second, third);
  if (first && second && !third && name === 'FILL') return fill(first, second);
  if (first && !second && name === 'ABS') return combined((value = 0) => Math.abs(value), [first]);
  throw tokens.refuse(`does not know ${name} of ${given.length}`);
}

function readArguments(tokens: Tokens, metrics: Set<string>): Node[] {
  const given = [readLevel(tokens, metrics, 0)];
  while (tokens.accept(',')) given.push(readLevel(tokens, metrics, 0));
  return given;
}

/** A function over the metrics of a list, period by period: metrics without a value do not count. */
function readListFunction(name: string, given: readonly Node[], tokens: Tokens): Node {
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const known: Record<string, (values: number[]) => number> = {
    SUM: sum,
    AVG: (values) => sum(values) / values.length,
    MIN: (values) => Math.min(...values),
    MAX: (values) => Math.max(...values),
  };
  const compute = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!compute) throw tokens.refuse(`does not know ${name} of a list`);
  return (metrics, length) => {
    const all = given.map((node) => node(metrics, length));
    return Array.from({ length }, (_, nth) => {
      const values = all.map((each) => each[nth]).filter((value) => value !== undefined);
      return values.length > 0 ? compute(values) : undefined;
    });
  };
}

function combined(combine: Combine, nodes: readonly Node[]): Node {
  return (metrics, length) => {
    const all = nodes.map((node) => node(metrics, length));
    return Array.from({ length }, (_, nth) => {
      const values = all.map((each) => each[nth]).filter((value) => value !== undefined);
      return values.length === nodes.length ? combine(...values) : undefined;
    });
  };
}

function choose(condition: Node, whenTrue: Node, whenFalse: Node): Node {
  return (metrics, length) => {
    const [decisions, one, other] = [condition, whenTrue, whenFalse].map((node) => node(metrics, length));
    return Array.from({ length }, (_, nth) => {
      const decision = decisions?.[nth];
      if (decision === undefined) return undefined;
      return decision !== 0 ? one?.[nth] : other?.[nth];
    });
  };
}

function fill(metric: Node, value: Node): Node {
  return (metrics, length) => {
    const filling = value(metrics, length);
    const values = metric(metrics, length);
    return Array.from({ length }, (_, nth) => values[nth] ?? filling[nth]);
  };
}
