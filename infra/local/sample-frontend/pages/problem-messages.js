/** The message for the user by problem code. */
const messages = {
  'flow-rejected': 'This link was not started by you, or was used by somebody else. Nothing was connected.',
  'flow-expired': 'The link or your approval is too old, or was used already. Please start again.',
  'invalid-request': 'This was started in another tab or another browser. Please start again here.',
  'signed-out': 'You are signed out. Please sign in again.',
  'rate-limited': 'You have started this too often. Please try again in a few minutes.',
  'upstream-unavailable': 'This is not available at the moment. Please try again shortly.',
  unreachable: 'The server cannot be reached. Please check your connection and try again.',
};

const DEFAULT_MESSAGE = 'Something went wrong. Please start again.';

export const messageFor = ({ code, isRetryable }) =>
  messages[code] ?? (isRetryable ? messages['upstream-unavailable'] : DEFAULT_MESSAGE);
