import { invalidArgument } from '../../tool-error.ts';
import type { MailboxMessage } from '../mailbox/mailbox.ts';
import { toTermTest } from './search-terms.ts';

type Test = (message: MailboxMessage) => boolean;
type Context = { tokens: Token[]; me: string; depth: number };
type Token = { minus: boolean; operator: string } & (
  | { kind: 'open' | 'close'; bracket: string }
  | { kind: 'term'; phrase: string | undefined; word: string }
);

/** Alternatives: an opening such as `-subject:(`, a closing `)`, or a term: `-`, `operator:`, quoted phrase or word. */
const token =
  /(-?)(?:([a-z_][a-z\d_]*):)?([({])|([)}])|(-?)(?:([a-z_][a-z\d_]*):)?(?:"([^"]*)"?|([^\s(){}]+))/gi;
const MAX_DEPTH = 50;

/**
 * Gmail's search, as far as the product and its tests use it. All terms must match. `OR` joins its two neighbours first,
 * `{ }` matches when one of its terms does, and `( )` groups. An operator before a group applies to every term in it.
 * Not supported: `AROUND`, `+`, wildcards.
 * @see https://support.google.com/mail/answer/7190
 * @throws ToolError 400 for groups nested deeper than 50
 */
export function parseSearch(query: string, me: string): Test {
  if (query.trim() === '') return () => true;
  return parseSequence({ tokens: tokenize(query), me, depth: 0 }, 'every', '');
}

/** Gmail omits spam and trash unless the search names them. */
export function asksForSpamOrTrash(query: string): boolean {
  return /\b(?:in|label):(?:spam|trash|anywhere)\b/i.test(query);
}

/** Parses up to the end of the group. The end of the query closes open brackets. */
function parseSequence(context: Context, how: 'every' | 'some', inherited: string): Test {
  const alternatives: Test[][] = [];
  let joins = false;
  for (let next = context.tokens.shift(); next !== undefined; next = context.tokens.shift()) {
    if (next.kind === 'close') {
      if (context.depth > 0) break;
      continue;
    }
    if (isJoiner(next, 'AND')) continue;
    if (isJoiner(next, 'OR')) {
      joins = alternatives.length > 0;
      continue;
    }
    const test = toTest(context, next, inherited);
    if (joins) alternatives.at(-1)?.push(test);
    else alternatives.push([test]);
    joins = false;
  }
  const tests = alternatives.map((group) => (message: MailboxMessage) => group.some((test) => test(message)));
  return (message) => tests.length > 0 && tests[how]((test) => test(message));
}

function toTest(context: Context, next: Token, inherited: string): Test {
  const operator = next.operator || inherited;
  const test =
    next.kind === 'term'
      ? toTermTest(operator, next.phrase ?? next.word, context.me)
      : parseGroup(context, next.bracket, operator);
  return next.minus ? (message) => !test(message) : test;
}

function parseGroup(context: Context, bracket: string, operator: string): Test {
  if (context.depth >= MAX_DEPTH) throw invalidArgument('Invalid query');
  context.depth += 1;
  const test = parseSequence(context, bracket === '{' ? 'some' : 'every', operator);
  context.depth -= 1;
  return test;
}

function isJoiner(next: Token, word: 'AND' | 'OR'): boolean {
  return (
    next.kind === 'term' &&
    !next.minus &&
    next.operator === '' &&
    next.phrase === undefined &&
    next.word === word
  );
}

function tokenize(query: string): Token[] {
  return [...query.matchAll(token)].map((match): Token => {
    const [, groupMinus, groupOperator = '', open, close, minus, operator = '', phrase, word = ''] = match;
    if (open !== undefined) {
      return {
        kind: 'open',
        bracket: open,
        minus: groupMinus === '-',
        operator: groupOperator.toLowerCase(),
      };
    }
    if (close !== undefined) return { kind: 'close', bracket: close, minus: false, operator: '' };
    return { kind: 'term', minus: minus === '-', operator: operator.toLowerCase(), phrase, word };
  });
}
