import { randomUUID } from 'node:crypto';
import type { LambdaService } from '../lambda/lambda-service.ts';
import { MAXIMUM_PAYLOAD_BYTES } from '../lambda/runtime-api.ts';
import { arn } from '../template/account.ts';
import type { LambdaFunction } from '../template/functions.ts';
import { AwsError } from './aws-error.ts';
import type { AwsRequest, AwsResponse, StandIn } from './stand-in.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAXIMUM_EVENT_BYTES = 1024 * 1024;

/** Lambda's Invoke. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export function createLambdaApi(service: LambdaService): StandIn {
  return (request) => {
    const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.path) ?? [];
    if (!name || request.method !== 'POST') return undefined;
    return {
      service: 'lambda',
      operation: 'Invoke',
      resource: name,
      run: () => invoke(service, find(service, name), request),
      refuse: ({ code, message, status }) => ({
        status,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
        body: JSON.stringify({ Type: 'User', Message: message, message }),
      }),
    };
  };
}

function find(service: LambdaService, name: string): LambdaFunction {
  const found = service.find(name);
  if (found) return found;
  throw new AwsError(
    'ResourceNotFoundException',
    `Function not found: ${arn('lambda', `function:${name}`)}`,
    404,
  );
}

async function invoke(
  service: LambdaService,
  lambda: LambdaFunction,
  request: AwsRequest,
): Promise<AwsResponse> {
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  const payload = request.body === '' ? '{}' : request.body;
  const limit = type === 'Event' ? MAXIMUM_EVENT_BYTES : MAXIMUM_PAYLOAD_BYTES;
  if (Buffer.byteLength(payload) > limit) {
    throw new AwsError(
      'RequestTooLargeException',
      `Request must be smaller than ${limit} bytes for Invoke`,
      413,
    );
  }
  if (!isJson(payload)) {
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json');
  }
  if (type === 'Event') {
    const requestId = service.asynchronous.submit(lambda, payload);
    return { status: 202, headers: { 'x-amzn-requestid': requestId }, body: '' };
  }
  if (type === 'DryRun') return { status: 204, body: '' };
  const requestId = randomUUID();
  const result = await service.invoke(lambda, { requestId, payload });
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amz-executed-version': '$LATEST',
      ...(result.functionError && { 'x-amz-function-error': 'Unhandled' }),
    },
    body: result.payload,
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
