import { openService } from '../../shared/aws/aws-service.ts';
import type { AwsEnvironment } from '../../shared/aws/endpoint.ts';
import { INVOKE_ATTEMPTS, INVOKE_CALL_MS } from '../../shared/config/limits.ts';
import { fromAwsError } from '../../shared/errors/from-aws-error.ts';
import type { InvokeDigest } from './run-on-demand.ts';

/** Invokes mail-digest asynchronously, as Scheduler does: Lambda retries a failed run. */
export function invokeDigest(functionArn: string, environment?: AwsEnvironment): InvokeDigest {
  const lambda = openService({
    service: 'lambda',
    attempts: INVOKE_ATTEMPTS,
    attemptMs: INVOKE_CALL_MS,
    environment,
  });
  return async (event) => {
    try {
      // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
      await lambda.call({
        method: 'POST',
        path: `/2015-03-31/functions/${encodeURIComponent(functionArn)}/invocations`,
        headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'Event' },
        body: JSON.stringify(event),
      });
    } catch (cause) {
      throw fromAwsError(cause);
    }
  };
}
