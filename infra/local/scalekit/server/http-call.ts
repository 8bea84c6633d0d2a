import type { Fault } from '../faults/faults.ts';
import { cut, droppedOutcome, proxyAnswer, wait } from '../faults/transport-fault.ts';
import { Call, type Subject } from './call.ts';
import type { Environment } from './environment.ts';
import { type Exchange, sendJson } from './http-responses.ts';

/** A body that is text is a page; any other is sent as JSON. */
export type HttpResponse = { status: number; body: unknown; headers?: Record<string, string> };

/** An answer still to be sent, or how the exchange ended whose reply a fault took. */
export type HttpResult = HttpResponse | string;

type CallOptions = Subject & {
  method: string;
  /** What a fault's `httpStatus` looks like; default: a proxy's page. */
  refusal?: (fault: Fault, status: number) => HttpResponse;
};

/** One HTTP request that is logged and struck by faults under its method. The reply is the caller's to send. */
export async function httpCall(
  environment: Environment,
  exchange: Exchange,
  { method, refusal = proxyPage, ...subject }: CallOptions,
  effect: () => Promise<HttpResult> | HttpResult,
): Promise<HttpResult> {
  const call = new Call(environment, method, subject);
  const fault = environment.faults.take({ method, ...subject });
  const strike = () => (fault ? strikeExchange(fault, environment, exchange, refusal) : undefined);
  const refused = fault?.after ? undefined : await strike();
  const answer = refused ?? (await call.effect(effect));
  const result = (fault?.after ? await strike() : undefined) ?? answer;
  call.end(typeof result === 'string' ? result : result.status === 200 ? 'OK' : `HTTP_${result.status}`);
  return result;
}

export function sendResult({ response }: Exchange, result: HttpResult): void {
  if (typeof result === 'string') return;
  const { status, body, headers = {} } = result;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (typeof body === 'string') response.writeHead(status).end(body);
  else sendJson(response, status, body);
}

function proxyPage(fault: Fault, status: number): HttpResponse {
  const { headers, html } = proxyAnswer(status, fault);
  return { status, headers, body: html };
}

/** What the fault makes of the reply; undefined where it only delays. */
async function strikeExchange(
  fault: Fault,
  { faults, closing }: Environment,
  { request, response }: Exchange,
  refusal: (fault: Fault, status: number) => HttpResponse,
): Promise<HttpResult | undefined> {
  await wait(fault, closing);
  const { drop, httpStatus } = fault;
  if (httpStatus !== undefined) return refusal(fault, httpStatus);
  if (drop === undefined) return undefined;
  if (drop === 'blackhole') {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    await faults.hold(fault, AbortSignal.any([gone.signal, closing]));
    request.socket.destroy();
  } else {
    cut(request.socket, drop);
  }
  return droppedOutcome[drop];
}
