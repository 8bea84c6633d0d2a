import { constants, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { Code, ConnectError } from '@connectrpc/connect';
import type { FaultRule } from '../../faults/fault-rule.ts';
import type { Faults } from '../../faults/faults.ts';
import { type CodeName, isCodeName } from '../tools/grpc-code.ts';
import { toToolError } from '../tools/tool-error-detail.ts';
import { cutConnection, outcomeOf } from './connection-fault.ts';
import { proxyPage } from './proxy-page.ts';

/** gRPC has no response to send: a fault sent another one, or none. */
export class ResponseWithheld extends Error {
  override readonly name = 'ResponseWithheld';
  readonly outcome: string;

  constructor(outcome: string) {
    super(outcome);
    this.outcome = outcome;
  }
}

/** Of the environment: the rules that hold calls in black holes, and the end of the simulator. */
type Surroundings = { faults: Faults; closing: AbortSignal };

/**
 * Makes a gRPC call fail as the rule says.
 * @throws ConnectError for a gRPC error; ResponseWithheld where another response went out, or none.
 */
export async function failGrpcCall(
  fault: FaultRule,
  stream: ServerHttp2Stream,
  surroundings: Surroundings,
): Promise<never> {
  const { code, status } = fault;
  if (code !== undefined && isCodeName(code)) throw grpcError(code, fault);
  if (status !== undefined) {
    const { headers, html } = proxyPage(status, fault);
    if (!stream.destroyed) {
      stream.respond({ ':status': status, ...headers });
      stream.end(html);
    }
    await streamClosed(stream);
    throw new ResponseWithheld(`HTTP_${status}`);
  }
  if (fault.do === 'blackhole') await holdStream(fault, stream, surroundings);
  else if (stream.session) cutConnection(socketOf(stream.session), fault);
  await streamClosed(stream);
  throw new ResponseWithheld(outcomeOf(fault));
}

function grpcError(code: CodeName, { toolErrorCode, retryAfter }: FaultRule): ConnectError {
  const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
  const message = 'injected fault';
  return toolErrorCode === undefined
    ? new ConnectError(message, Code[code], headers)
    : toToolError({ code, toolErrorCode, message }, 'injected', headers);
}

/** The connection stays open without a response until the client gives up or the rule is disarmed. */
async function holdStream(
  fault: FaultRule,
  stream: ServerHttp2Stream,
  { faults, closing }: Surroundings,
): Promise<void> {
  const gone = new AbortController();
  stream.once('close', () => gone.abort());
  if (stream.destroyed) gone.abort();
  await faults.rules.hold(fault, AbortSignal.any([gone.signal, closing]));
  if (!stream.destroyed) stream.close(constants.NGHTTP2_CANCEL);
}

/** Once the stream is closed, Connect's own response is dropped without an error. */
async function streamClosed(stream: ServerHttp2Stream): Promise<void> {
  if (!stream.destroyed) await new Promise((resolve) => stream.once('close', resolve));
}

/** http2 wraps its socket in a proxy that guards `destroy`, but not `resetAndDestroy`. */
function socketOf(session: Http2Session): Socket {
  return session.socket as Socket;
}
