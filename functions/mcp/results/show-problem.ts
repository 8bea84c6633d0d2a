import type { AppError } from '../../../shared/errors/app-error.ts';
import type { ProblemContext } from './problems/problem.ts';
import { problemRows } from './problems/problem-rows.ts';
import { showClock } from './show-clock.ts';

/**
 * A failed call as a model reads it: what happened, and what to do. Only a write that certainly did not happen is to be
 * called again. Holds no text of a provider.
 */
export function showProblem(error: AppError, context: ProblemContext): string {
  const { code, facts, replayed } = error;
  const { effect, displayName = 'Onbehalf', startedAt } = context;
  const text = problemRows[code][effect]({ ...facts, ...context, app: displayName, replayed });
  if (!replayed) return text;
  return `This is the outcome of the same call${showClock(startedAt)}; it was not sent a second time. ${text}`;
}
