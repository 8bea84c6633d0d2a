import type { Http2Session, ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Code, ConnectError } from '@connectrpc/connect';
import type { Fault } from './faults.ts';
import { toolErrorOf } from './tool-error-detail.ts';

/** The reply, or its absence, went out beside gRPC. */
export class ReplyTaken extends Error {
  override readonly name = 'ReplyTaken';
  readonly outcome: string;

  constructor(outcome: string) {
    super(outcome);
    this.outcome = outcome;
  }
}

/** What an HTTP proxy in front of Scalekit would send: an HTML page, whatever the client asked for. */
export function proxyAnswer(status: number, { retryAfter }: Fault) {
  const html = `<!doctype html><title>${status}</title><h1>${status}</h1><p>Answered by the proxy in front.</p>\n`;
  const headers: Record<string, string> = { 'content-type': 'text/html' };
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  return { headers, html };
}

/** Waits as the fault says; a simulator that closes waits no longer. */
export async function wait({ delayMs }: Fault, closing: AbortSignal): Promise<void> {
  if (delayMs !== undefined) await sleep(delayMs, undefined, { signal: closing }).catch(() => {});
}

/**
 * Makes a gRPC call fail.
 * @throws ConnectError for a gRPC error; ReplyTaken where an HTTP answer went out or the connection was cut.
 *   A fault that only delays returns.
 */
export async function strikeCall(
  fault: Fault,
  stream: ServerHttp2Stream,
  executionId: string,
): Promise<void> {
  const { code, toolErrorCode, httpStatus, retryAfter, drop } = fault;
  if (code !== undefined) {
    const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
    const failure = { code, toolErrorCode: toolErrorCode ?? '', message: 'injected fault' };
    if (toolErrorCode !== undefined) throw toolErrorOf(failure, executionId, headers);
    throw new ConnectError(failure.message, Code[code], headers);
  }
  if (httpStatus !== undefined) {
    const { headers, html } = proxyAnswer(httpStatus, fault);
    if (!stream.destroyed) {
      stream.respond({ ':status': httpStatus, ...headers });
      stream.end(html);
    }
    await closed(stream);
    throw new ReplyTaken(`HTTP_${httpStatus}`);
  }
  if (drop === 'reset') {
    if (stream.session) socketOf(stream.session).resetAndDestroy();
    await closed(stream);
    throw new ReplyTaken('RESET');
  }
}

/** On a stream that is closed, Connect's own reply goes nowhere and bothers nobody. */
async function closed(stream: ServerHttp2Stream): Promise<void> {
  if (!stream.destroyed) await new Promise((resolve) => stream.once('close', resolve));
}

/** http2 hands out its socket behind a proxy that guards `destroy`, but not `resetAndDestroy`. */
function socketOf(session: Http2Session): Socket {
  return session.socket as Socket;
}
