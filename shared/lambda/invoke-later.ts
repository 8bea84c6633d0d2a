import { openService } from '../aws/aws-service.ts';
import type { AwsEnvironment } from '../aws/endpoint.ts';
import { INVOKE_ATTEMPTS, INVOKE_CALL_MS } from '../config/job-limits.ts';
import { fromAwsError } from '../errors/from-aws-error.ts';

/** Invokes a function asynchronously: Lambda retries a failed run. @throws AppError `upstream-unavailable`, `internal` */
export function invokeLater(
  functionArn: string,
  environment?: AwsEnvironment,
): (event: object) => Promise<void> {
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
