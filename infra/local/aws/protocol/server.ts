import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { callerOf } from '../../faults/call-point.ts';
import { BodyTooLarge, readBody } from '../../run/bounded-body.ts';
import type { CallLog } from '../control/call-log.ts';
import type { Access } from '../iam/access.ts';
import { findDenial } from '../iam/find-denial.ts';
import { AwsError } from './aws-error.ts';
import type { AwsRequest, AwsResponse, Emulator } from './emulator.ts';

/** Serves every emulator and the control API on one address, for `AWS_ENDPOINT_URL`. */
export function createAwsServer(
  emulators: readonly Emulator[],
  control: (request: AwsRequest) => AwsResponse | Promise<AwsResponse>,
  { calls, access }: { calls: CallLog; access: Access },
): RequestListener {
  async function respond(request: AwsRequest): Promise<AwsResponse> {
    if (request.path.startsWith('/_local/')) return control(request);
    for (const emulator of emulators) {
      const call = emulator(request);
      if (!call) continue;
      const { functionName } = callerOf(request.headers.authorization);
      try {
        const denial = findDenial(access, functionName, call.service, {
          ...request,
          operation: call.operation,
        });
        if (denial) throw denial;
        const response = await call.run();
        calls.add(call.service, call.operation, call.resource, 'ok', functionName);
        return response;
      } catch (error) {
        const known = error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500);
        calls.add(call.service, call.operation, call.resource, known.code, functionName);
        return call.refuse(known);
      }
    }
    return refuseUnknown(request);
  }
  return (request, response) => {
    const responded = readRequest(request).then(respond).catch(refuseUnread);
    void responded.then(({ status, headers, body }) => {
      response.writeHead(status, { 'x-amzn-requestid': randomUUID(), ...headers }).end(body);
    });
  };
}

async function readRequest(request: IncomingMessage): Promise<AwsRequest> {
  const body = await readBody(request);
  const [path = '', query] = (request.url ?? '').split(/\?(.*)/s);
  return {
    method: request.method ?? 'GET',
    path: decodePath(path),
    query: new URLSearchParams(query),
    headers: request.headers,
    body,
  };
}

/** @throws AwsError for a malformed percent sign */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new AwsError('ValidationException', 'The path is not percent-encoded UTF-8');
  }
}

/** Responds to a request that failed before it reached an emulator. */
function refuseUnread(error: unknown): AwsResponse {
  if (error instanceof AwsError) return errorResponse(error.status, error.code, error.message);
  if (error instanceof BodyTooLarge)
    return errorResponse(413, 'RequestEntityTooLargeException', error.message);
  return errorResponse(500, 'InternalFailure', String(error));
}

function refuseUnknown({ method, path, headers }: AwsRequest): AwsResponse {
  const operation = headers['x-amz-target'] ?? `${method} ${path}`;
  const message = `The local stack does not support ${operation}`;
  return errorResponse(400, 'UnknownOperationException', message);
}

function errorResponse(status: number, code: string, message: string): AwsResponse {
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code };
  return { status, headers, body: JSON.stringify({ __type: code, message }) };
}
