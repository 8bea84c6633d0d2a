import { ServiceException } from '@smithy/core/client';
import { loadRestJsonErrorCode } from '@smithy/core/protocols';
import type { HttpResponse } from '@smithy/core/transport';

/**
 * The error of a refused request: `name` is AWS's code, `$metadata.httpStatusCode` the status. AWS's retry strategy
 * reads both, and `clockSkewCorrected`: the request may succeed under the corrected clock.
 */
export function awsError(
  response: HttpResponse,
  body: string,
  clockSkewCorrected: boolean,
): ServiceException {
  const { statusCode: httpStatusCode, headers } = response;
  const found = parseObject(body);
  const message = found.message ?? found.Message;
  const error = new ServiceException({
    name: loadRestJsonErrorCode(response, found) ?? 'UnknownError',
    message: typeof message === 'string' ? message : '',
    $fault: httpStatusCode < 500 ? 'client' : 'server',
    $metadata: {
      httpStatusCode,
      requestId: headers['x-amzn-requestid'],
      ...(clockSkewCorrected && { clockSkewCorrected }),
    },
  });
  // For the strategy alone, which reads Retry-After; a log shows what is enumerable.
  Object.defineProperty(error, '$response', { value: response });
  return error;
}

/** Whether AWS refused a request with that code. */
export function isAwsError(error: unknown, code: string): error is Error {
  return error instanceof Error && error.name === code;
}

/** A proxy's page is no JSON: its status has to do. */
function parseObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
