import { AwsError } from './aws-error.ts';
import type { AwsRequest, Call } from './emulator.ts';

/** Runs an operation on the request's JSON text and returns the output's JSON value. */
type JsonOperation = (body: string) => unknown;

/** A service of AWS's JSON protocols, where `X-Amz-Target: Service.Operation` names the operation. */
export type JsonService = {
  service: string;
  targetPrefix: string;
  contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1';
  operations: Record<string, JsonOperation>;
  /** The member of the input that names the resource. */
  resourceMember: string;
};

export function jsonCall(protocol: JsonService, { headers, body }: AwsRequest): Call | undefined {
  const target = String(headers['x-amz-target']);
  if (!target.startsWith(`${protocol.targetPrefix}.`)) return undefined;
  const operation = target.slice(protocol.targetPrefix.length + 1);
  const contentType = { 'content-type': protocol.contentType };
  return {
    service: protocol.service,
    operation,
    resource: resourceOf(body, protocol.resourceMember),
    run: async () => {
      const run = Object.hasOwn(protocol.operations, operation) ? protocol.operations[operation] : undefined;
      if (!run) throw new AwsError('UnknownOperationException', `The local stack has no ${operation}`);
      return { status: 200, headers: contentType, body: JSON.stringify((await run(body)) ?? {}) };
    },
    refuse: ({ code, message, status }) => ({
      status,
      headers: { ...contentType, 'x-amzn-errortype': code },
      // Services write `message` or `Message`; clients read both.
      body: JSON.stringify({ __type: code, message, Message: message }),
    }),
  };
}

function resourceOf(body: string, member: string): string {
  try {
    return String(JSON.parse(body)[member] ?? '');
  } catch {
    return '';
  }
}
