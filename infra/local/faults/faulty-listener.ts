import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CallPoint } from './call-point.ts';
import type { FaultRule } from './fault-rules.ts';
import type { Faults } from './faults.ts';

/** The listener with the armed faults around it: before it sees a request, and before its answer goes out. */
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
    void faults.meet(point, 'before').then((fault) => {
      if (fault) return strike(fault, faults, response);
      holdAnswer(response, () => faults.meet(point, 'after'), faults);
      listener(request, response);
    });
  };
}

/** Lets the answer go, or a fault take its place, once `meet` tells which. */
function holdAnswer(
  response: ServerResponse,
  meet: () => Promise<FaultRule | undefined>,
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
      void meet().then((fault) => {
        if (fault) return strike(fault, faults, response);
        if (head) writeHead(...head);
        end(...body);
      });
      return response;
    },
  };
  Object.assign(response, held);
}

function strike(fault: FaultRule, faults: Faults, response: ServerResponse): void {
  const { socket } = response;
  if (fault.do === 'reset') socket?.resetAndDestroy();
  if (fault.do === 'close') socket?.end();
  if (fault.do === 'kill') socket?.destroy();
  if (fault.do === 'blackhole') faults.onClear(() => socket?.destroy());
  if (fault.do !== 'error') return;
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': fault.code };
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(fault.status, headers);
  response.end(JSON.stringify({ __type: fault.code, message: 'A fault that was asked for' }));
}
