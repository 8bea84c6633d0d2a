import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { callerOf } from '../faults/call-point.ts';
import { AwsError } from './aws-error.ts';
import type { CallLog } from './call-log.ts';
import type { AwsRequest, AwsResponse, StandIn } from './stand-in.ts';

/** Answers all stand-ins and the control API on one address, as one `AWS_ENDPOINT_URL` wants it. */
export function createAwsServer(
  standIns: readonly StandIn[],
  control: (request: AwsRequest) => AwsResponse | Promise<AwsResponse>,
  calls: CallLog,
): RequestListener {
  async function answer(request: AwsRequest): Promise<AwsResponse> {
    if (request.path.startsWith('/_local/')) return control(request);
    for (const standIn of standIns) {
      const call = standIn(request);
      if (!call) continue;
      const { functionName } = callerOf(request.headers.authorization);
      try {
        const response = await call.run();
        calls.add(call.service, call.operation, call.resource, 'ok', functionName);
        return response;
      } catch (error) {
        const refusal =
          error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500);
        calls.add(call.service, call.operation, call.resource, refusal.code, functionName);
        return call.refuse(refusal);
      }
    }
    return unknown(request);
  }
  return (request, response) => {
    const answered = readRequest(request).then(answer);
    answered.then(
      ({ status, headers, body }) => {
        response.writeHead(status, { 'x-amzn-requestid': randomUUID(), ...headers }).end(body);
      },
      () => response.destroy(),
    );
  };
}

async function readRequest(request: IncomingMessage): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(`http://local${request.url}`);
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

function unknown({ method, path, headers }: AwsRequest): AwsResponse {
  const asked = headers['x-amz-target'] ?? `${method} ${path}`;
  const message = `The local stack does not answer ${asked}`;
  return {
    status: 400,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'UnknownOperationException' },
    body: JSON.stringify({ __type: 'UnknownOperationException', message }),
  };
}
