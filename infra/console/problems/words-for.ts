import { isProblem, type Problem } from '../../../shared/client/problem.ts';

/** What the page offers beside the words. */
type NextStep = 'retry' | 'reconnect' | 'sign-in' | 'correct' | 'new-request' | 'look-up' | 'none';

/** A problem in words: what happened, what to do, and the button that does it. */
export type Words = { readonly title: string; readonly next: string; readonly step: NextStep };

/** What the words may name. */
type Context = {
  /** The connection as users know it: Gmail. */
  readonly place?: string | undefined;
  /** Whether the request was a write with a key. */
  readonly isWrite?: boolean;
};

type Row = Words | ((problem: Problem, context: Context) => Words);

/** A missing row does not compile. */
const table: Record<Problem['code'], Row> = {
  'invalid-request': row(
    'This cannot be sent yet',
    'Correct the marked fields. Nothing was done.',
    'correct',
  ),
  'idempotency-key-required': row(
    'This needs a key',
    'Start a new request, which gets a key.',
    'new-request',
  ),
  forbidden: row(
    'You are not allowed to do this',
    'Your sign-in does not include this right. Ask the operator of this product.',
  ),
  'tool-not-allowed': row('This tool is not offered', 'The product does not list it. Choose another tool.'),
  'flow-rejected': row(
    'This link was not accepted',
    'You did not start it, or another person used it. Nothing was connected. Start again.',
    'reconnect',
  ),
  'provider-forbidden': (_, { place = 'The provider' }) =>
    row(
      `${place} did not allow this`,
      'The account lacks a permission. Connect it again and grant what it asks for.',
      'reconnect',
    ),
  'connection-unknown': row('There is no such connection', 'Choose one of your connections.', 'reconnect'),
  'not-found': row('Nothing is here', 'It does not exist, it has ended, or it belongs to another user.'),
  'reconnect-required': (_, { place = 'The account', isWrite }) =>
    row(
      `${place} is not connected`,
      isWrite
        ? 'Nothing was sent. Connect the account, then send again with the same key.'
        : 'Connect the account, then try again.',
      'reconnect',
    ),
  'request-in-progress': (problem) =>
    row(
      'The first request is still running',
      `Send again with the same key ${later(problem)}. It happens once.`,
      'retry',
    ),
  'flow-expired': row('The link is too old', 'Links last ten minutes. Start again.', 'reconnect'),
  'payload-too-large': row('This is too large', 'A request has at most 256 KB. Shorten it.', 'correct'),
  'unsupported-media-type': row('The server did not read this', 'Reload the page, then try again.'),
  'idempotency-key-reused': row(
    'This key belongs to another request',
    'Nothing was sent. Start a new request, which gets a key of its own.',
    'new-request',
  ),
  'provider-rate-limited': (problem, { place = 'The provider', isWrite }) =>
    row(
      `${place} asks to slow down`,
      `${isWrite ? 'Nothing was sent. ' : ''}Try again ${later(problem)}.`,
      'retry',
    ),
  'rate-limited': (problem) =>
    row('Too many at the same time', `Wait for what is running. Try again ${later(problem)}.`, 'retry'),
  'provider-error': ({ facts: { reason = 'other' } }, { place = 'The provider', isWrite }) => {
    const [title, next] = reasons[reason];
    const step = reason === 'invalid-input' ? 'correct' : isWrite ? 'new-request' : 'retry';
    return row(title.replace('%', place), isWrite && reason === 'other' ? LOOK_FIRST : next, step);
  },
  'result-too-large': row(
    'The result is too large',
    'Ask for less: fewer results or a smaller page.',
    'correct',
  ),
  'upstream-unavailable': (problem, { isWrite }) =>
    row(
      'This is not available at the moment',
      isWrite
        ? `Send again with the same key ${later(problem)}. It happens once at most.`
        : `Try again ${later(problem)}.`,
      'retry',
    ),
  'outcome-unknown': (_, { place = 'the account' }) =>
    row(
      'It may or may not have happened',
      `Look at ${place} first. It is never sent again with this key, and a new request may do it twice.`,
      'look-up',
    ),
  'deadline-exceeded': row('It took too long', 'Try again, or ask for less.', 'retry'),
  internal: ({ facts: { instance } }) =>
    row(
      'Something went wrong on the server',
      `A repeat does not help. Report it to the operator${instance ? ` with this number: ${instance}` : ''}.`,
    ),
  'signed-out': row('You are signed out', 'Sign in again to go on.', 'sign-in'),
  gateway: ({ status }, { isWrite }) =>
    status === 403
      ? row('You are not allowed to do this', 'Your sign-in does not include this right.', 'sign-in')
      : row('The server did not respond as expected', again(isWrite), 'retry'),
  unreachable: (_, { isWrite }) =>
    row('The server cannot be reached', `Check your network connection. ${again(isWrite)}`, 'retry'),
  aborted: (_, { isWrite }) =>
    row(
      'You cancelled this',
      isWrite ? 'It may have been sent. Look up what became of its key.' : 'Nothing was changed.',
      isWrite ? 'look-up' : 'none',
    ),
};

const LOOK_FIRST = 'It reported no more. Look at the account before you send a new request.';

const reasons: Record<NonNullable<Problem['facts']['reason']>, [title: string, next: string]> = {
  'invalid-input': ['% rejected the input', 'Correct what you entered, then send a new request.'],
  'not-found': [
    '% did not find it',
    'It does not exist, or you cannot see it. Look the name or id up again.',
  ],
  conflict: ['% has a newer state', 'It exists already or was changed. Read it again, then decide.'],
  unavailable: ['% did not respond', 'Try again later.'],
  other: ['% reported a failure', 'Try again later.'],
};

const UNEXPECTED: Words = row('That did not work', 'Reload the page, then try again.');

/** Says what a failure means and what to do next. What is no problem of the client gets a general text. */
export function wordsFor(thrown: unknown, context: Context = {}): Words {
  if (!isProblem(thrown)) return UNEXPECTED;
  // A newer API may return a code that this console does not know.
  const found: Row | undefined = table[thrown.code];
  if (found === undefined)
    return row(thrown.facts.title ?? UNEXPECTED.title, thrown.facts.detail ?? UNEXPECTED.next);
  return typeof found === 'function' ? found(thrown, context) : found;
}

function row(title: string, next: string, step: NextStep = 'none'): Words {
  return { title, next, step };
}

function again(isWrite = false): string {
  return isWrite ? 'Send again with the same key: it happens once at most.' : 'Then try again.';
}

function later({ facts: { retryAfter } }: Problem): string {
  if (retryAfter === undefined) return 'shortly';
  if (retryAfter < 60) return `in ${retryAfter === 1 ? 'a second' : `${retryAfter} seconds`}`;
  const minutes = Math.ceil(retryAfter / 60);
  return minutes < 60 ? `in ${minutes} minutes` : `in ${Math.ceil(minutes / 60)} hours`;
}
