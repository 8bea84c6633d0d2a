import { type Code, isProblem } from '../../../shared/client/index.ts';

export type Words = { title: string; next: string };

/** Code → what happened and what the user can do. The API's `detail` addresses developers. */
const words: Partial<Record<Code, Words>> = {
  unreachable: {
    title: 'The server cannot be reached',
    next: 'Check your connection to the network, then try again.',
  },
  gateway: { title: 'The server is not available', next: 'Try again in a moment.' },
  'signed-out': { title: 'Your session has ended', next: 'Sign in again to go on.' },
  'upstream-unavailable': { title: 'This is not available at the moment', next: 'Try again in a moment.' },
  'rate-limited': {
    title: 'You have started this too often',
    next: 'Finish a link that is open, or try again in a few minutes.',
  },
};

const OTHER: Words = { title: 'That did not work', next: 'Try again.' };

/** A failure in words. */
export function wordsFor(thrown: unknown): Words {
  return (isProblem(thrown) && words[thrown.code]) || OTHER;
}
