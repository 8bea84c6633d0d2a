/** One event on its way to a function. */
export type Invocation = { requestId: string; payload: string };

/** What a function answered: JSON text, the answer itself or, when it failed, AWS's description of the error. */
export type InvocationResult = { payload: string; functionError: boolean };

export function failure(errorType: string, errorMessage: string): InvocationResult {
  return { payload: JSON.stringify({ errorType, errorMessage }), functionError: true };
}

/** The result of an invocation that was taken out of the queue before any process had it. */
export const calledOff: InvocationResult = failure('Cancelled', 'Nobody waited for it any more');
