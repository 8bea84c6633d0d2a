import { randomUUID } from 'node:crypto';
import { AwsError } from '../protocol/aws-error.ts';
import type { AwsRequest, AwsResponse, Emulator } from '../protocol/emulator.ts';
import { arn } from '../template/account.ts';
import type { LambdaFunction } from '../template/functions.ts';
import type { LambdaService } from './lambda-service.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAXIMUM_EVENT_BYTES = 1024 * 1024;
const MAXIMUM_REQUEST_BYTES = 6 * 1024 * 1024;

const INVOCATION_TYPES = ['RequestResponse', 'Event', 'DryRun'] as const;
type InvocationType = (typeof INVOCATION_TYPES)[number];

/** Emulates Lambda's Invoke: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export function createLambdaApi(service: LambdaService): Emulator {
  return (request) => {
    const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.path) ?? [];
    if (!name || request.method !== 'POST') return undefined;
    return {
      service: 'lambda',
      operation: 'Invoke',
      resource: name,
      run: () => invoke(service, find(service, name, request.query), request),
      refuse: ({ code, message, status }) => ({
        status,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
        body: JSON.stringify({ Type: 'User', Message: message, message }),
      }),
    };
  };
}

/** @throws AwsError for an unknown function, and for every version or alias but `$LATEST` */
function find(service: LambdaService, name: string, query: URLSearchParams): LambdaFunction {
  const found = service.find(name);
  const written = name.split(':')[name.startsWith('arn:') ? 7 : 1];
  const qualifier = query.get('Qualifier') ?? written;
  if (found && (qualifier === undefined || qualifier === '$LATEST')) return found;
  const requested = found ? `${found.arn}:${qualifier}` : arn('lambda', `function:${name}`);
  throw new AwsError('ResourceNotFoundException', `Function not found: ${requested}`, 404);
}

async function invoke(
  service: LambdaService,
  lambda: LambdaFunction,
  request: AwsRequest,
): Promise<AwsResponse> {
  const type = readType(request);
  const payload = request.body === '' ? '{}' : request.body;
  checkSize(Buffer.byteLength(payload), type);
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

function readType({ headers }: AwsRequest): InvocationType {
  const requested = headers['x-amz-invocation-type'] ?? 'RequestResponse';
  const type = INVOCATION_TYPES.find((name) => name === requested);
  if (!type) throw new AwsError('InvalidParameterValueException', `Unknown invocation type ${requested}`);
  return type;
}

/** The messages are as measured: https://github.com/ASFHyP3/hyp3/issues/2241, https://github.com/JupiterOne/sdk/issues/565 */
function checkSize(bytes: number, type: InvocationType): void {
  if (type === 'Event' && bytes > MAXIMUM_EVENT_BYTES) {
    const message = `${bytes} byte payload is too large for the Event invocation type (limit ${MAXIMUM_EVENT_BYTES} bytes)`;
    throw new AwsError('RequestEntityTooLargeException', message, 413);
  }
  if (bytes > MAXIMUM_REQUEST_BYTES) {
    const message = `Request must be smaller than ${MAXIMUM_REQUEST_BYTES} bytes for the InvokeFunction operation`;
    throw new AwsError('RequestTooLargeException', message, 413);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
