import { InvocationType, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { INVOKE_ATTEMPTS, INVOKE_CALL_MS } from '../../shared/config/limits.ts';
import { fromAwsError } from '../../shared/errors/from-aws-error.ts';
import type { InvokeDigest } from './run-on-demand.ts';

/** Invokes mail-digest asynchronously, as Scheduler does: Lambda retries a failed run. */
export function invokeDigest(functionArn: string): InvokeDigest {
  const client = new LambdaClient({
    maxAttempts: INVOKE_ATTEMPTS,
    requestHandler: {
      connectionTimeout: INVOKE_CALL_MS,
      requestTimeout: INVOKE_CALL_MS,
      throwOnRequestTimeout: true,
    },
  });
  return async (event) => {
    const Payload = JSON.stringify(event);
    const invoke = new InvokeCommand({
      FunctionName: functionArn,
      InvocationType: InvocationType.Event,
      Payload,
    });
    try {
      await client.send(invoke);
    } catch (cause) {
      throw fromAwsError(cause);
    }
  };
}
