/** One event on its way to a function. */
export type Invocation = { requestId: string; payload: string };

/** The result of a function as JSON text: its return value or, when it failed, AWS's description of the error. */
export type InvocationResult = { payload: string; functionError: boolean };

export function failure(errorType: string, errorMessage: string): InvocationResult {
  return { payload: JSON.stringify({ errorType, errorMessage }), functionError: true };
}

/** The outcome of an invocation for the event log: the type of an error, without its message. */
export function describeOutcome({ payload, functionError }: InvocationResult): {
  outcome: string;
  errorType?: string;
} {
  if (!functionError) return { outcome: 'ok' };
  const [, errorType] = /"errorType":"([\w.]{1,100})"/.exec(payload) ?? [];
  return { outcome: 'error', ...(errorType !== undefined && { errorType }) };
}

/** The result of an invocation that was cancelled before it reached a process. */
export const cancelled: InvocationResult = failure('Cancelled', 'The caller gave up');
