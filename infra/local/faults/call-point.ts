import type { IncomingMessage } from 'node:http';

/** A call that a function makes, or the gateway for it: the places at which faults strike. */
export type CallPoint = {
  /** `dynamodb`, `secretsmanager`, `scheduler`, `sqs`, `lambda`, `issuer` or `scalekit`. */
  service: string;
  /** AWS's name of the operation, the RPC's name, or the last part of the issuer's path. */
  operation: string;
  /** The function that calls, where its credentials tell. */
  functionName?: string | undefined;
  /** The very process. */
  processNumber?: number | undefined;
};

const SERVICES: Record<string, string> = { AmazonSQS: 'sqs', DynamoDB_20120810: 'dynamodb' };
const SCHEDULER: Record<string, string> = {
  POST: 'CreateSchedule',
  GET: 'GetSchedule',
  PUT: 'UpdateSchedule',
  DELETE: 'DeleteSchedule',
};

/** Of the control API's own calls, which no fault strikes. */
export const CONTROL_ACCESS_KEY = 'local-control';

/** Which operation of which AWS service a request wants; undefined for the control API and what is unknown. */
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

/** Requests to the issuer but for tokens out of nothing, which are the tests' own. */
export function issuerPoint({ url = '' }: IncomingMessage): CallPoint | undefined {
  const operation = url.split('?')[0]?.split('/').at(-1);
  return operation && operation !== 'tokens' ? { service: 'issuer', operation } : undefined;
}

/** The access key id of a function's process: it tells the stand-ins who calls. */
export function accessKeyOf(functionName: string, processNumber: number): string {
  return `local.${functionName}.${processNumber}`;
}

/** The reverse, from a request's signature. */
export function callerOf(
  authorization: string | undefined,
): Pick<CallPoint, 'functionName' | 'processNumber'> {
  const [, functionName, processNumber] =
    /Credential=local\.([^/]+)\.(\d+)\//.exec(authorization ?? '') ?? [];
  return functionName ? { functionName, processNumber: Number(processNumber) } : {};
}
