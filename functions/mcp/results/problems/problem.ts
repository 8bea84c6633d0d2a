import type { ErrorFacts } from '../../../../shared/errors/app-error.ts';

/** The call that failed. */
export type ProblemContext = {
  tool: string;
  effect: 'read' | 'write';
  /** Of the connection, as users know it; absent for a tool of our own. */
  displayName?: string | undefined;
  /** The page where the user links the account, in full; absent or empty for a tool of our own. */
  connectUrl?: string | undefined;
  /** The write's key. */
  key?: string | undefined;
  /** A fresh key, for the same write once more on purpose. */
  again?: string | undefined;
  /** Epoch milliseconds or ISO 8601: the first call with this key. */
  startedAt?: number | string | undefined;
};

/** What the sentences of a problem are made of. `app`: the provider's name for users. */
export type Problem = ProblemContext & ErrorFacts & { app: string; replayed: boolean };

type Say = (problem: Problem) => string;

/** The sentences of a problem: what happened, and what to do. */
export type Row = Record<'read' | 'write', Say>;

/** Of a write that certainly did not happen. No other write may be called again. */
const NOT_SENT = 'This write was not sent.';
export const NOT_DONE = 'This write was not done.';

/** A problem before anything was sent, which the sentences for a write state between what happened and what to do. */
export function beforeSend(happened: Say | string, todo: Say | string): Row {
  const [happenedOf, todoOf] = [happened, todo].map((say) => (typeof say === 'string' ? () => say : say));
  const join = (problem: Problem, between: string) =>
    `${happenedOf?.(problem)}${between} ${todoOf?.(problem)}`;
  return { read: (problem) => join(problem, ''), write: (problem) => join(problem, ` ${NOT_SENT}`) };
}

/** A write that may have happened. */
export function inDoubt({ app, key }: Problem): string {
  const lookUp =
    key === undefined
      ? ''
      : ` \`onbehalf_execution\` with \`idempotency_key\`: \`${key}\` returns its state.`;
  return `The write may or may not have happened. Do not repeat it: look in ${app} first, and ask the user.${lookUp}`;
}

/** Until when to wait, as the end of a sentence. */
export function afterWait({ retryAfter }: Problem): string {
  return retryAfter === undefined ? 'in a minute' : `in ${retryAfter} seconds`;
}

/** Asks for the account of the provider. */
export function askToLink({ app, connectUrl }: Problem): string {
  return connectUrl
    ? `Ask the user to open ${connectUrl} and to link the account of ${app} there.`
    : `Ask the user to link the account of ${app}.`;
}
