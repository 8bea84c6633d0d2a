import { isProblem, type Problem } from '../../../shared/client/problem.ts';

/** What the page offers beside the words. */
type NextStep = 'retry' | 'reconnect' | 'sign-in' | 'correct' | 'new-request' | 'look-up' | 'none';

/** A problem in words: what happened, what to do, and the button that does it. */
type Words = { title: string; next: string; step: NextStep };

type Members = Pick<Problem, 'code' | 'status' | 'facts'>;

type Context = {
  /** The connection as users know it: Gmail. */
  place?: string | undefined;
  /** Whether the request was a write with a key. */
  isWrite?: boolean;
};

/** In the texts, `{place}` is the connection, `{later}` the time to wait, and `{id}` the request's id. */
type Row = readonly [title: string, next: string, step?: NextStep, nextForWrite?: string];

const SAME_KEY = 'Send again with the same key {later}: it happens once.';
const AGAIN = 'Try again {later}.';
const NOT_ALLOWED: Row = [
  'You are not allowed to do this',
  'Your sign-in lacks this right. Ask the operator.',
];
const UNEXPECTED: Row = ['That did not work', 'Reload the page, then try again.'];

/** A missing row does not compile. */
const table: Record<Problem['code'], Row> = {
  'invalid-request': ['This cannot be sent yet', 'Correct the marked fields. Nothing was done.', 'correct'],
  'idempotency-key-required': ['This needs a key', 'A new request gets one.', 'new-request'],
  // Of a webhook alone.
  unauthenticated: NOT_ALLOWED,
  forbidden: NOT_ALLOWED,
  'tool-not-allowed': ['This tool is not offered', 'Choose another tool.'],
  'flow-rejected': [
    'This link was not accepted',
    'You did not start it, or another person used it. Nothing was connected. Start again.',
    'reconnect',
  ],
  'provider-forbidden': [
    '{place} did not allow this',
    'The account lacks a permission. Connect it again and grant what it asks for.',
    'reconnect',
  ],
  'connection-unknown': ['There is no such connection', 'Choose one of your connections.', 'reconnect'],
  'not-found': ['Nothing is here', 'It does not exist, it has ended, or it belongs to another user.'],
  'reconnect-required': [
    '{place} must be connected',
    'Connect the account, then try again.',
    'reconnect',
    'Nothing was sent. Connect the account, then send again with the same key.',
  ],
  'request-in-progress': ['The first request is still running', AGAIN, 'retry', SAME_KEY],
  'flow-expired': ['The link is too old', 'A link lasts ten minutes. Start again.', 'reconnect'],
  'payload-too-large': ['This is too large', 'A request has at most 256 KB.', 'correct'],
  'unsupported-media-type': UNEXPECTED,
  'idempotency-key-reused': [
    'This key belongs to another request',
    'Nothing was sent. A new request gets a key of its own.',
    'new-request',
  ],
  'provider-rate-limited': ['{place} asks to slow down', AGAIN, 'retry', `Nothing was sent. ${SAME_KEY}`],
  'rate-limited': ['Too many at the same time', `Wait for what is running. ${AGAIN}`, 'retry'],
  'provider-error': ['{place} reported a failure', AGAIN, 'retry'],
  'result-too-large': ['The result is too large', 'Ask for fewer results or a smaller page.', 'correct'],
  'upstream-unavailable': ['This is not available at the moment', AGAIN, 'retry', SAME_KEY],
  'outcome-unknown': [
    'It may or may not have happened',
    'Look at the account first. It is never sent again with this key; a new request may do it twice.',
    'look-up',
  ],
  'deadline-exceeded': ['It took too long', 'Try again, or ask for less.', 'retry'],
  internal: ['Something went wrong on the server', 'A repeat does not help. Report it to the operator: {id}'],
  'signed-out': ['You are signed out', 'Sign in again to go on.', 'sign-in'],
  gateway: ['The server did not respond as expected', AGAIN, 'retry', SAME_KEY],
  unreachable: ['The server cannot be reached', `Check your network. ${AGAIN}`, 'retry', SAME_KEY],
  aborted: ['You cancelled this', 'Nothing was changed.', 'none', 'It may have been sent. Look up its key.'],
};

/** The reasons of `provider-error`. A write that failed is final: only a new request can succeed. */
const reasons: Record<NonNullable<Problem['facts']['reason']>, Row> = {
  'invalid-input': ['{place} rejected the input', 'Correct what you entered.', 'correct'],
  'not-found': [
    '{place} did not find it',
    'It does not exist, or you cannot see it. Look the name or id up again.',
    'correct',
  ],
  conflict: ['{place} has a newer state', 'It exists already or was changed. Read it again.', 'new-request'],
  unavailable: ['{place} did not respond', AGAIN, 'retry'],
  other: [
    '{place} reported a failure',
    AGAIN,
    'retry',
    'It reported no more. Look at the account before you send a new request.',
  ],
};

/** Says what a failure means and what to do next. What is no problem of the client gets a general text. */
export function wordsFor(thrown: unknown, context?: Context): Words {
  if (isProblem(thrown)) return describeProblem(thrown, context);
  const [title, next] = UNEXPECTED;
  return { title, next, step: 'none' };
}

/** The same for the members of a problem. */
export function describeProblem(problem: Members, { place = 'The provider', isWrite }: Context = {}): Words {
  const { code, status, facts } = problem;
  const [title, next, step = 'none', nextForWrite = next] = rowOf(problem);
  const isFinal = isWrite && code === 'provider-error' && step === 'retry';
  const fill = (text: string) =>
    text
      .replace('{place}', place)
      .replace('{later}', waitOf(facts.retryAfter))
      .replace('{id}', facts.instance ?? `${status}`);
  return {
    title: fill(title),
    next: fill(isWrite ? nextForWrite : next),
    step: isFinal ? 'new-request' : code === 'aborted' && isWrite ? 'look-up' : step,
  };
}

/** A newer API may return a code that this console does not know. */
function rowOf({ code, status, facts }: Members): Row {
  if (code === 'gateway' && status === 403) return NOT_ALLOWED;
  if (code === 'provider-error') return reasons[facts.reason ?? 'other'];
  return (
    (table as Partial<typeof table>)[code] ?? [facts.title ?? UNEXPECTED[0], facts.detail ?? UNEXPECTED[1]]
  );
}

function waitOf(seconds = 0): string {
  if (seconds === 0) return 'shortly';
  if (seconds < 60) return seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `in ${minutes} minutes` : `in ${Math.ceil(minutes / 60)} hours`;
}
