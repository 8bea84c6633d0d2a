import { quotedText, Tokens } from '../tokens.ts';
import type { AlarmState } from './judge-points.ts';

/** The rule of a composite alarm, and the alarms that it names, by name or ARN. */
export type CompositeRule = {
  holds(stateOf: (alarm: string) => AlarmState): boolean;
  alarms: ReadonlySet<string>;
};

type Node = CompositeRule['holds'];

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[A-Za-z_]+|[()]|[^\s()"]+)/;
const STATES = ['ALARM', 'OK', 'INSUFFICIENT_DATA'] as const;

/**
 * Parses a rule of AND, OR, NOT, TRUE, FALSE, parentheses and ALARM, OK and INSUFFICIENT_DATA of an alarm.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 * @throws Error for anything else
 */
export function parseCompositeRule(text: string): CompositeRule {
  const tokens = new Tokens(text, TOKEN);
  const alarms = new Set<string>();
  const holds = readOr(tokens, alarms);
  tokens.end();
  return { holds, alarms };
}

function readOr(tokens: Tokens, alarms: Set<string>): Node {
  const parts = [readAnd(tokens, alarms)];
  while (tokens.accept('OR')) parts.push(readAnd(tokens, alarms));
  return (stateOf) => parts.some((part) => part(stateOf));
}

function readAnd(tokens: Tokens, alarms: Set<string>): Node {
  const parts = [readNot(tokens, alarms)];
  while (tokens.accept('AND')) parts.push(readNot(tokens, alarms));
  return (stateOf) => parts.every((part) => part(stateOf));
}

function readNot(tokens: Tokens, alarms: Set<string>): Node {
  if (tokens.accept('NOT')) {
    const negated = readNot(tokens, alarms);
    return (stateOf) => !negated(stateOf);
  }
  if (tokens.accept('(')) {
    const inner = readOr(tokens, alarms);
    tokens.expect(')');
    return inner;
  }
  if (tokens.accept('TRUE')) return () => true;
  if (tokens.accept('FALSE')) return () => false;
  const state = STATES.find((each) => tokens.accept(each));
  if (!state) throw tokens.refuse(`does not know ${tokens.take()}`);
  tokens.expect('(');
  const name = tokens.take();
  const alarm = quotedText(name) ?? name;
  tokens.expect(')');
  alarms.add(alarm);
  return (stateOf) => stateOf(alarm) === state;
}
