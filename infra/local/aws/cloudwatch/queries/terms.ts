import type { Tokens } from '../tokens.ts';
import { type Read, readExpression } from './expression.ts';
import { fieldOf, KNOWN_FIELDS, type LogEvent } from './log-event.ts';
import { isMissing, numberOf, type Value } from './value.ts';

const UNIT_MS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads a field, `bin`, `ispresent` or `isblank` of one line. */
export function readLineTerm(token: string, tokens: Tokens): Read<LogEvent> {
  if (!tokens.accept('(')) {
    const name = token.replace(/^`(.*)`$/, '$1');
    if (!KNOWN_FIELDS.test(name)) throw tokens.refuse(`does not know the field ${token}`);
    return (event) => fieldOf(event, name);
  }
  const term = readLineFunction(token.toLowerCase(), tokens);
  tokens.expect(')');
  return term;
}

function readLineFunction(name: string, tokens: Tokens): Read<LogEvent> {
  if (name === 'bin') {
    const duration = tokens.take();
    const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(duration) ?? [];
    const length = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
    if (!(length > 0)) throw tokens.refuse(`does not know bin(${duration})`);
    return ({ time }) => Math.floor(time / length) * length;
  }
  const argument = readExpression(tokens, readLineTerm);
  if (name === 'ispresent') return (event) => !isMissing(argument(event));
  if (name === 'isblank') return (event) => isMissing(argument(event)) || argument(event) === '';
  throw tokens.refuse(`does not know the function ${name}`);
}

/** Reads an aggregate of a group of lines: `count`, `count_distinct`, `sum`, `avg`, `min`, `max` or `pct`. */
export function readGroupTerm(token: string, tokens: Tokens): Read<readonly LogEvent[]> {
  tokens.expect('(');
  const name = token.toLowerCase();
  if (name === 'count' && (tokens.accept('*') || tokens.peek === ')')) {
    tokens.expect(')');
    return (events) => events.length;
  }
  const argument = readExpression(tokens, readLineTerm);
  const percent = tokens.accept(',') ? Number(tokens.take()) : undefined;
  tokens.expect(')');
  if ((percent === undefined) === (name === 'pct'))
    throw tokens.refuse(`does not know these arguments of ${name}`);
  const present = (events: readonly LogEvent[]) => events.map(argument).filter((value) => !isMissing(value));
  const numbers = (events: readonly LogEvent[]) =>
    present(events)
      .map(numberOf)
      .filter((value) => value !== undefined)
      .sort((one, other) => one - other);
  const known: Record<string, Read<readonly LogEvent[]>> = {
    count: (events) => present(events).length,
    count_distinct: (events) => new Set(present(events)).size,
    sum: (events) => sumOf(numbers(events)),
    avg: (events) => averageOf(numbers(events)),
    min: (events) => numbers(events)[0],
    max: (events) => numbers(events).at(-1),
    pct: (events) => percentileOf(numbers(events), percent ?? 0),
  };
  const aggregate = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!aggregate) throw tokens.refuse(`does not know the function ${name}`);
  return aggregate;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function averageOf(values: readonly number[]): Value {
  return values.length > 0 ? sumOf(values) / values.length : undefined;
}

function percentileOf(sorted: readonly number[], percent: number): Value {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}
