import { invalidArgument } from '../../toolset.ts';
import type { MailboxMessage } from '../mailbox/mailbox.ts';
import { searchTerm } from './search-terms.ts';

type Test = (message: MailboxMessage) => boolean;
type Context = { tokens: Token[]; me: string; depth: number };
type Token = { minus: boolean; operator: string } & (
  | { kind: 'open' | 'close'; bracket: string }
  | { kind: 'term'; phrase: string | undefined; word: string }
);

/** `-subject:(`, then `)`, then a term: `-`, `operator:`, and a quoted phrase or a word. */
const token =
  /(-?)(?:([a-z_][a-z\d_]*):)?([({])|([)}])|(-?)(?:([a-z_][a-z\d_]*):)?(?:"([^"]*)"?|([^\s(){}]+))/gi;
const DEEPEST = 50;

/**
 * Gmail's search, as far as the product and its tests use it. All terms must hold; `OR` binds its two neighbours
 * before that, `{ }` holds when one of its terms does, `( )` groups, and an operator before a group is of all in it.
 * Not understood: `AROUND`, `+`, wildcards.
 * @see https://support.google.com/mail/answer/7190
 * @throws ToolError 400 for groups nested deeper than anybody writes
 */
export function parseSearch(query: string, me: string): Test {
  if (query.trim() === '') return () => true;
  return sequence({ tokens: tokensOf(query), me, depth: 0 }, 'every', '');
}

/** Gmail leaves spam and trash out unless the search asks for them by name. */
export function asksForSpamOrTrash(query: string): boolean {
  return /\b(?:in|label):(?:spam|trash|anywhere)\b/i.test(query);
}

/** Reads up to the end of its group. A bracket that nobody closed ends with the query. */
function sequence(context: Context, how: 'every' | 'some', inherited: string): Test {
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
    const test = testOf(context, next, inherited);
    if (joins) alternatives.at(-1)?.push(test);
    else alternatives.push([test]);
    joins = false;
  }
  const tests = alternatives.map((group) => (message: MailboxMessage) => group.some((test) => test(message)));
  return (message) => tests.length > 0 && tests[how]((test) => test(message));
}

function testOf(context: Context, next: Token, inherited: string): Test {
  const operator = next.operator || inherited;
  const test =
    next.kind === 'term'
      ? searchTerm(operator, next.phrase ?? next.word, context.me)
      : group(context, next.bracket, operator);
  return next.minus ? (message) => !test(message) : test;
}

function group(context: Context, bracket: string, operator: string): Test {
  if (context.depth >= DEEPEST) throw invalidArgument('Invalid query');
  context.depth += 1;
  const test = sequence(context, bracket === '{' ? 'some' : 'every', operator);
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

function tokensOf(query: string): Token[] {
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
