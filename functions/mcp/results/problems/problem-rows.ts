import { BODY_BYTES } from '../../../../shared/config/limits.ts';
import type { ErrorCode } from '../../../../shared/errors/app-error.ts';
import { showClock } from '../show-clock.ts';
import { toJson } from '../to-json.ts';
import { afterWait, askToLink, beforeSend, inDoubt, type Problem, type Row } from './problem.ts';
import { providerErrorRows } from './provider-error-rows.ts';

const TELL_USER = 'The same call does not help: tell the user.';

/** Error code → sentences for a model. */
export const problemRows: Record<ErrorCode, Row> = {
  'invalid-request': beforeSend(
    (problem) => `The arguments are not valid${listErrors(problem)}.`,
    'Correct the arguments, then call the tool again.',
  ),
  'idempotency-key-required': beforeSend(
    'This write needs `idempotency_key`: 16 to 128 characters of A-Z a-z 0-9 . _ ~ -.',
    'Call the tool with one.',
  ),
  // Of a webhook alone.
  unauthenticated: beforeSend('The request was not authenticated.', TELL_USER),
  forbidden: {
    read: () => `The token of this client lacks the scope, or may not act for the user. ${TELL_USER}`,
    write: () =>
      `The token of this client may only read, or may not act for the user. This write was not sent. ${TELL_USER}`,
  },
  'tool-not-allowed': beforeSend('This product does not allow the tool.', 'Use a tool of the list.'),
  'flow-rejected': beforeSend('The link of the account was rejected.', askToLink),
  'provider-forbidden': beforeSend(
    ({ app }) => `${app} refused: the account lacks a permission.`,
    ({ app, connectUrl }) =>
      connectUrl
        ? `Tell the user, who can link the account of ${app} with more rights at ${connectUrl}.`
        : 'Tell the user.',
  ),
  'connection-unknown': beforeSend(
    'This product has no such connection.',
    '`onbehalf_connections` lists the connections.',
  ),
  'not-found': beforeSend('Nothing exists under this name.', 'Look the name up.'),
  'reconnect-required': beforeSend(
    ({ app }) => `The user's account of ${app} is not linked, or must be linked again.`,
    (problem) => `${askToLink(problem)} Then call the tool again.`,
  ),
  'request-in-progress': {
    read: (problem) => `The same call is still running. Call the tool again ${afterWait(problem)}.`,
    write: ({ startedAt, key, ...problem }) => {
      const clock = showClock(startedAt);
      const running = `The same write${clock && `, started${clock},`} is still running. Do not repeat it`;
      if (key === undefined) return `${running}.`;
      return `${running}: ${afterWait({ ...problem })}, \`onbehalf_execution\` with \`idempotency_key\`: \`${key}\` returns its state.`;
    },
  },
  'flow-expired': beforeSend('The link of the account has expired.', askToLink),
  'payload-too-large': beforeSend(
    `The arguments are too large: a request may have ${BODY_BYTES / 1024} KB.`,
    'Shorten the arguments.',
  ),
  'unsupported-media-type': beforeSend('The client did not send JSON.', TELL_USER),
  'idempotency-key-reused': beforeSend('This `idempotency_key` belongs to another write.', ({ again }) =>
    again === undefined
      ? 'Call the tool without a key.'
      : `Call the tool without a key, or with a new one, such as \`${again}\`.`,
  ),
  'provider-rate-limited': beforeSend(
    ({ app }) => `${app} asks to slow down.`,
    (problem) => `Call the tool again ${afterWait(problem)}, not before.`,
  ),
  'rate-limited': beforeSend(
    'Onbehalf receives too many calls of this user.',
    (problem) => `Call the tool again ${afterWait(problem)}, not before.`,
  ),
  'provider-error': {
    read: (problem) => providerErrorRows[problem.reason ?? 'other'].read(problem),
    write: (problem) => providerErrorRows[problem.reason ?? 'other'].write(problem),
  },
  'result-too-large': {
    read: () => 'The result is too large. Ask for less: fewer items, or a narrower query.',
    write: (problem) => `The result is too large. ${inDoubt(problem)}`,
  },
  'upstream-unavailable': beforeSend(
    'Onbehalf is temporarily unavailable; the arguments are not the cause.',
    (problem) => `Call the tool again ${afterWait(problem)}.`,
  ),
  'outcome-unknown': { read: inDoubt, write: inDoubt },
  'deadline-exceeded': {
    read: ({ app }) => `${app} took too long. Ask for less, or call the tool again in a minute.`,
    write: (problem) => `${problem.app} took too long. ${inDoubt(problem)}`,
  },
  internal: {
    read: () => `Onbehalf failed; the arguments are not the cause. ${TELL_USER}`,
    write: (problem) => `Onbehalf failed; the arguments are not the cause. ${inDoubt(problem)}`,
  },
};

/** Names and messages come from the call and the tool's schema: they stay within JSON. */
function listErrors({ errors = [] }: Problem): string {
  if (errors.length === 0) return '';
  const shown = errors.map(({ path, message }) => {
    const field = path.replace(/^body(?:\.input)?\.?/, '');
    return field === '' ? message : `${field}: ${message}`;
  });
  return `: ${toJson(shown)}`;
}
