/** One event on its way to a function. */
export type Invocation = { requestId: string; payload: string };

/** The result of a function as JSON text: its return value or, when it failed, AWS's description of the error. */
export type InvocationResult = { payload: string; functionError: boolean };

export function failure(errorType: string, errorMessage: string): InvocationResult {
  return { payload: JSON.stringify({ errorType, errorMessage }), functionError: true };
}

/** The result of an invocation that was cancelled before it reached a process. */
export const cancelled: InvocationResult = failure('Cancelled', 'The caller gave up');
