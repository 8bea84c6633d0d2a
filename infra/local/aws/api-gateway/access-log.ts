import { BoundedFile } from '../../run/bounded-file.ts';
import type { Stage } from '../template/http-api.ts';
import { formatLogTime, type RequestContext } from './event.ts';
import type { GatewayResponse } from './gateway-response.ts';

/** A request with its response, as the access log records it. */
export type Access = {
  context: RequestContext;
  method: string;
  routeKey: string | undefined;
  protocol: string;
  response: GatewayResponse;
  /** Milliseconds from the invocation to its result, if a function was invoked. */
  integrationLatency: number | undefined;
  /** The message of an error that the gateway itself returned. */
  refusal: string | undefined;
};

export type AccessLog = { write(access: Access): void; close(): void };

/**
 * Writes the stage's access log in the template's own format.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export function createAccessLog(
  { accessLogFormat: format }: Stage,
  path: string,
  onLine: (line: string) => void = () => {},
): AccessLog {
  if (!format) return { write: () => {}, close: () => {} };
  const file = new BoundedFile(path);
  return {
    write(access) {
      const values = variablesOf(access);
      // AWS writes a dash for a variable without a value.
      const line = format.replace(/\$context\.([\w.]+)/g, (_, name: string) => String(values[name] ?? '-'));
      file.write(`${line}\n`);
      onLine(line);
    },
    close: () => file.close(),
  };
}

function variablesOf(access: Access): Record<string, string | number | undefined> {
  const { context, response, refusal, integrationLatency } = access;
  return {
    requestId: context.requestId,
    requestTime: formatLogTime(context.received),
    requestTimeEpoch: context.received.getTime(),
    httpMethod: access.method,
    routeKey: access.routeKey,
    protocol: access.protocol,
    status: response.status,
    responseLength: response.body.length,
    responseLatency: Date.now() - context.received.getTime(),
    integrationLatency,
    integrationStatus: integrationLatency === undefined ? undefined : 200,
    'error.message': refusal,
    'error.responseType': refusal?.replaceAll(' ', '_').toUpperCase(),
  };
}
