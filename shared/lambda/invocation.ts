import type { Context } from 'aws-lambda';
import { FUNCTION_DEADLINE_MS } from '../config/limits.ts';

/** One run of a function. */
export type Invocation = {
  requestId: string;
  /** Epoch milliseconds by which the work must have ended, so that an answer can still be sent. */
  deadline: number;
};

/** Kept free between the deadline and the end of the function, for the answer and the log. */
const ANSWER_MS = 1_500;

export function invocationOf(
  context: Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'>,
): Invocation {
  const budget = Math.min(FUNCTION_DEADLINE_MS, context.getRemainingTimeInMillis() - ANSWER_MS);
  return { requestId: context.awsRequestId, deadline: Date.now() + budget };
}
