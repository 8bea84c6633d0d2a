import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CallPoint } from './call-point.ts';
import type { FaultRule } from './fault-rule.ts';
import type { Faults } from './faults.ts';

/** Wraps a listener so that armed faults are injected before it receives a request and before its response is sent. */
export function withFaults(
  listener: RequestListener,
  faults: Faults,
  pointOf: (request: IncomingMessage) => CallPoint | undefined,
): RequestListener {
  return (request, response) => {
    const point = pointOf(request);
    if (point === undefined || faults.isClear()) {
      listener(request, response);
      return;
    }
    void faults.inject(point, 'before').then((fault) => {
      if (fault) return failResponse(fault, faults, response);
      holdResponse(response, () => faults.inject(point, 'after'), faults);
      listener(request, response);
    });
  };
}

/** Holds the response until `inject` has decided whether a fault replaces it. */
function holdResponse(
  response: ServerResponse,
  inject: () => Promise<FaultRule | undefined>,
  faults: Faults,
): void {
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  let head: Parameters<typeof writeHead> | undefined;
  const held = {
    writeHead: (...head_: Parameters<typeof writeHead>) => {
      head = head_;
      return response;
    },
    end: (...body: Parameters<typeof end>) => {
      Object.assign(response, { writeHead, end });
      void inject().then((fault) => {
        if (fault) return failResponse(fault, faults, response);
        if (head) writeHead(...head);
        end(...body);
      });
      return response;
    },
  };
  Object.assign(response, held);
}

function failResponse(fault: FaultRule, faults: Faults, response: ServerResponse): void {
  const { socket } = response;
  if (fault.do === 'reset') socket?.resetAndDestroy();
  if (fault.do === 'close') socket?.end();
  if (fault.do === 'kill') socket?.destroy();
  if (fault.do === 'blackhole') {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    void faults.rules.hold(fault, gone.signal).then(() => socket?.destroy());
  }
  if (fault.do !== 'error') return;
  const { status = 500, code = 'InternalServerError' } = fault;
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code };
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(status, headers);
  response.end(JSON.stringify({ __type: code, message: 'Injected fault' }));
}
