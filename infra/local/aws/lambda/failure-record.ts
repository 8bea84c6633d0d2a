import { jsonOf } from '../protocol/json-of.ts';
import type { LambdaFunction } from '../template/functions.ts';
import type { Invocation, InvocationResult } from './invocation.ts';

export type Condition = 'RetriesExhausted' | 'EventAgeExceeded';

export type Failure = {
  lambda: LambdaFunction;
  invocation: Invocation;
  condition: Condition;
  attempts: number;
  /** The result of the last attempt, if there was one. */
  lastResult: InvocationResult | undefined;
  timestamp: string;
};

/**
 * Builds the record for an on-failure destination. An event that was never run has no response.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export function failureRecord({ lambda, invocation, condition, attempts, lastResult, timestamp }: Failure) {
  return {
    version: '1.0',
    timestamp,
    requestContext: {
      requestId: invocation.requestId,
      functionArn: `${lambda.arn}:$LATEST`,
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: jsonOrText(invocation.payload),
    ...(lastResult && {
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: jsonOrText(lastResult.payload),
    }),
  };
}

/** Keeps text that is not JSON, and JSON too deep to serialize: a bad payload must not crash the stack. */
function jsonOrText(payload: string): unknown {
  const value = jsonOf(payload);
  try {
    return JSON.stringify(value) === undefined ? payload : value;
  } catch {
    return payload;
  }
}
