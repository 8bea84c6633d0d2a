import type { IncomingMessage } from 'node:http';

/** A call of a function, or of the gateway on its behalf: where faults are injected. */
export type CallPoint = {
  /** `dynamodb`, `secretsmanager`, `scheduler`, `events`, `kms`, `sqs`, `lambda`, `issuer`, `scalekit` or `network`. */
  service: string;
  /** AWS's name of the operation, the RPC's name, or the last part of the issuer's path. */
  operation: string;
  /** The calling function, where its credentials identify it. */
  functionName?: string | undefined;
  /** The calling process of that function. */
  processNumber?: number | undefined;
  /** Of a call to Scalekit: the user, and the tool that it runs. */
  identifier?: string | undefined;
  tool?: string | undefined;
};

const SERVICES: Record<string, string> = {
  AmazonSQS: 'sqs',
  AWSEvents: 'events',
  DynamoDB_20120810: 'dynamodb',
  TrentService: 'kms',
};
const SCHEDULER: Record<string, string> = {
  POST: 'CreateSchedule',
  GET: 'GetSchedule',
  PUT: 'UpdateSchedule',
  DELETE: 'DeleteSchedule',
};

/** The access key id of the control API's own calls, which are exempt from faults. */
export const CONTROL_ACCESS_KEY = 'local-control';

/** The service and operation of a request to AWS; undefined for the control API and for unknown requests. */
export function awsPoint(request: IncomingMessage): CallPoint | undefined {
  if (request.headers.authorization?.includes(`Credential=${CONTROL_ACCESS_KEY}/`)) return undefined;
  const named = namedOperation(request);
  return named && { ...named, ...callerOf(request.headers.authorization) };
}

function namedOperation({ headers, method = '', url = '' }: IncomingMessage): CallPoint | undefined {
  const [prefix = '', operation] = String(headers['x-amz-target'] ?? '').split('.');
  if (operation) return { service: SERVICES[prefix] ?? prefix, operation };
  if (url.startsWith('/2015-03-31/functions/')) return { service: 'lambda', operation: 'Invoke' };
  const [schedules, name] = /^\/schedules(?:\/([^/?]+))?/.exec(url) ?? [];
  if (!schedules) return undefined;
  return { service: 'scheduler', operation: (name ? SCHEDULER[method] : undefined) ?? 'ListSchedules' };
}

/** The operation of a request to the issuer; undefined for `/tokens`, which only tests and tools use. */
export function issuerPoint({ url = '' }: IncomingMessage): CallPoint | undefined {
  const operation = url.split('?')[0]?.split('/').at(-1);
  return operation && operation !== 'tokens' ? { service: 'issuer', operation } : undefined;
}

/** The access key id of a function's process, by which the emulators identify the caller. */
export function accessKeyOf(functionName: string, processNumber: number): string {
  return `local.${functionName}.${processNumber}`;
}

/** The function and process in the access key id of a request's signature. */
export function callerOf(
  authorization: string | undefined,
): Pick<CallPoint, 'functionName' | 'processNumber'> {
  const [, functionName, processNumber] =
    /Credential=local\.([^/]+)\.(\d+)\//.exec(authorization ?? '') ?? [];
  return functionName ? { functionName, processNumber: Number(processNumber) } : {};
}
