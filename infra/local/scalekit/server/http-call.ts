import type { FaultRule } from '../../faults/fault-rule.ts';
import { cutConnection, outcomeOf } from '../faults/connection-fault.ts';
import { proxyPage } from '../faults/proxy-page.ts';
import { Call, type Subject } from './call.ts';
import type { Environment } from './environment.ts';
import { type Exchange, sendJson } from './http-responses.ts';

/** A text body is a page; any other is sent as JSON. */
export type HttpResponse = { status: number; body: unknown; headers?: Record<string, string> };

/** A response still to be sent, or the outcome of an exchange whose response a fault withheld. */
export type HttpResult = HttpResponse | string;

type CallOptions = Subject & {
  method: string;
  /** The response of a fault with a status; default: a proxy's page. */
  errorResponse?: (fault: FaultRule, status: number) => HttpResponse;
};

/** Logs one HTTP request under its method and injects the faults that are due. The caller sends the response. */
export async function handleHttpCall(
  environment: Environment,
  exchange: Exchange,
  { method, errorResponse = proxyResponse, ...subject }: CallOptions,
  effect: () => Promise<HttpResult> | HttpResult,
): Promise<HttpResult> {
  const call = new Call(environment, method, subject);
  const point = { service: 'scalekit', operation: method, ...subject };
  const inject = async (when: FaultRule['when']) => {
    const fault = await environment.faults.inject(point, when, environment.closing);
    return fault && failHttpCall(fault, environment, exchange, errorResponse);
  };
  const run = async () => {
    const response = await effect();
    return (await inject('after')) ?? response;
  };
  const result = (await inject('before')) ?? (await run());
  call.end(typeof result === 'string' ? result : result.status < 300 ? 'OK' : `HTTP_${result.status}`);
  return result;
}

export function sendResult({ response }: Exchange, result: HttpResult): void {
  if (typeof result === 'string') return;
  const { status, body, headers = {} } = result;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (typeof body === 'string') response.writeHead(status).end(body);
  else sendJson(response, status, body);
}

function proxyResponse(fault: FaultRule, status: number): HttpResponse {
  const { headers, html } = proxyPage(status, fault);
  return { status, headers, body: html };
}

async function failHttpCall(
  fault: FaultRule,
  { faults, closing }: Environment,
  { request, response }: Exchange,
  errorResponse: (fault: FaultRule, status: number) => HttpResponse,
): Promise<HttpResult> {
  if (fault.status !== undefined) return errorResponse(fault, fault.status);
  if (fault.do === 'blackhole') {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    await faults.rules.hold(fault, AbortSignal.any([gone.signal, closing]));
    request.socket.destroy();
  } else {
    cutConnection(request.socket, fault);
  }
  return outcomeOf(fault);
}
