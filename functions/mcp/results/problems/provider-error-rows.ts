import type { ProviderErrorReason } from '../../../../shared/errors/app-error.ts';
import { inDoubt, NOT_DONE, type Problem, type Row } from './problem.ts';

/** A final refusal of the provider: a write was not done. */
function refused(happened: (app: string) => string, todo: string): Row {
  return {
    read: ({ app }) => `${happened(app)} ${todo}`,
    write: (problem) => `${happened(problem.app)} ${NOT_DONE} ${todo}${onPurpose(problem)}`,
  };
}

/** The stored refusal stands for this key, also after its cause is gone. */
function onPurpose({ replayed, again }: Problem): string {
  if (!replayed || again === undefined) return '';
  return ` To send the same write on purpose, call with \`idempotency_key\`: \`${again}\`.`;
}

export const providerErrorRows: Record<ProviderErrorReason, Row> = {
  'invalid-input': {
    ...refused(
      (app) => `${app} rejected the arguments.`,
      'Correct the arguments, and call without this `idempotency_key`.',
    ),
    read: ({ app }) => `${app} rejected the arguments. Correct the arguments, then call the tool again.`,
  },
  'not-found': refused(
    (app) => `${app} does not have what the arguments name, or this account cannot see it.`,
    'Look the name or id up.',
  ),
  conflict: refused(
    (app) => `${app} refused: the item exists already, was changed, or its state does not allow this.`,
    'Read its current state first.',
  ),
  unavailable: {
    read: ({ app }) => `${app} did not respond. Call the tool again in a minute.`,
    write: (problem) => `${problem.app} did not respond. ${inDoubt(problem)}`,
  },
  other: {
    read: ({ app }) => `${app} reported a failure. Call the tool again later, or tell the user.`,
    write: (problem) => `${problem.app} reported a failure. ${inDoubt(problem)}`,
  },
};
