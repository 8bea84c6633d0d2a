import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { callerOf } from '../../faults/call-point.ts';
import { BodyTooLarge, readBody } from '../../run/bounded-body.ts';
import type { CallLog } from '../control/call-log.ts';
import { AwsError } from './aws-error.ts';
import type { AwsRequest, AwsResponse, Emulator } from './emulator.ts';

/** Answers all stand-ins and the control API on one address, as one `AWS_ENDPOINT_URL` wants it. */
export function createAwsServer(
  emulators: readonly Emulator[],
  control: (request: AwsRequest) => AwsResponse | Promise<AwsResponse>,
  calls: CallLog,
): RequestListener {
  async function answer(request: AwsRequest): Promise<AwsResponse> {
    if (request.path.startsWith('/_local/')) return control(request);
    for (const emulator of emulators) {
      const call = emulator(request);
      if (!call) continue;
      const { functionName } = callerOf(request.headers.authorization);
      try {
        const response = await call.run();
        calls.add(call.service, call.operation, call.resource, 'ok', functionName);
        return response;
      } catch (error) {
        const known = error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500);
        calls.add(call.service, call.operation, call.resource, known.code, functionName);
        return call.refuse(known);
      }
    }
    return unknown(request);
  }
  return (request, response) => {
    const answered = readRequest(request).then(answer).catch(refusal);
    void answered.then(({ status, headers, body }) => {
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

/** What is wrong with a request before anybody knows whose it is. */
function refusal(error: unknown): AwsResponse {
  if (error instanceof AwsError) return plain(error.status, error.code, error.message);
  if (error instanceof BodyTooLarge) return plain(413, 'RequestEntityTooLargeException', error.message);
  return plain(500, 'InternalFailure', String(error));
}

function unknown({ method, path, headers }: AwsRequest): AwsResponse {
  const asked = headers['x-amz-target'] ?? `${method} ${path}`;
  const message = `The local stack does not answer ${asked}`;
  return plain(400, 'UnknownOperationException', message);
}

function plain(status: number, code: string, message: string): AwsResponse {
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code };
  return { status, headers, body: JSON.stringify({ __type: code, message }) };
}
