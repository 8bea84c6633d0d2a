import { constants, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Code, ConnectError } from '@connectrpc/connect';
import { toolErrorOf } from '../tools/tool-error-detail.ts';
import type { Drop, Fault, Faults } from './faults.ts';

/** The reply, or its absence, went out beside gRPC. */
export class ReplyTaken extends Error {
  override readonly name = 'ReplyTaken';
  readonly outcome: string;

  constructor(outcome: string) {
    super(outcome);
    this.outcome = outcome;
  }
}

/** How a call that a fault dropped stands in the log. */
export const droppedOutcome: Record<Drop, string> = { reset: 'RESET', fin: 'FIN', blackhole: 'BLACKHOLE' };

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

type Surroundings = { faults: Faults; closing: AbortSignal };

/**
 * Makes a gRPC call fail.
 * @throws ConnectError for a gRPC error; ReplyTaken where an HTTP answer went out or none ever will.
 *   A fault that only delays returns.
 */
export async function strikeCall(
  fault: Fault,
  stream: ServerHttp2Stream,
  executionId: string,
  surroundings: Surroundings,
): Promise<void> {
  const { code, httpStatus, drop } = fault;
  if (code !== undefined) throw grpcError(code, fault, executionId);
  if (httpStatus !== undefined) {
    const { headers, html } = proxyAnswer(httpStatus, fault);
    if (!stream.destroyed) {
      stream.respond({ ':status': httpStatus, ...headers });
      stream.end(html);
    }
    await closed(stream);
    throw new ReplyTaken(`HTTP_${httpStatus}`);
  }
  if (drop === undefined) return;
  if (drop === 'blackhole') await swallow(fault, stream, surroundings);
  else if (stream.session) cut(socketOf(stream.session), drop);
  await closed(stream);
  throw new ReplyTaken(droppedOutcome[drop]);
}

export function cut(socket: Socket, drop: 'reset' | 'fin'): void {
  if (drop === 'reset') socket.resetAndDestroy();
  else socket.destroySoon();
}

function grpcError(code: NonNullable<Fault['code']>, fault: Fault, executionId: string): ConnectError {
  const { toolErrorCode, retryAfter } = fault;
  const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
  const message = 'injected fault';
  return toolErrorCode === undefined
    ? new ConnectError(message, Code[code], headers)
    : toolErrorOf({ code, toolErrorCode, message }, executionId, headers);
}

/** Nothing comes, on a connection that looks well, until the client gives up or the fault is disarmed. */
async function swallow(
  fault: Fault,
  stream: ServerHttp2Stream,
  { faults, closing }: Surroundings,
): Promise<void> {
  const gone = new AbortController();
  stream.once('close', () => gone.abort());
  if (stream.destroyed) gone.abort();
  await faults.hold(fault, AbortSignal.any([gone.signal, closing]));
  if (!stream.destroyed) stream.close(constants.NGHTTP2_CANCEL);
}

/** On a stream that is closed, Connect's own reply goes nowhere and bothers nobody. */
async function closed(stream: ServerHttp2Stream): Promise<void> {
  if (!stream.destroyed) await new Promise((resolve) => stream.once('close', resolve));
}

/** http2 hands out its socket behind a proxy that guards `destroy`, but not `resetAndDestroy`. */
function socketOf(session: Http2Session): Socket {
  return session.socket as Socket;
}
