import type { ServerHttp2Stream } from 'node:http2';
import {
  Code,
  ConnectError,
  createContextKey,
  type Interceptor,
  type UnaryRequest,
} from '@connectrpc/connect';
import type { Fault } from '../faults/faults.ts';
import { ReplyTaken, strikeCall, wait } from '../faults/transport-fault.ts';
import { Call, type Subject } from './call.ts';
import type { Environment } from './environment.ts';
import { checkRequest } from './request-rules.ts';

/** The HTTP/2 stream of a call, for the faults that are none of gRPC's. */
export const streamKey = createContextKey<ServerHttp2Stream | undefined>(undefined);

/** Around every call: the log of calls, the workspace's token, armed faults, Scalekit's own request limits. */
export function callInterceptor(environment: Environment): Interceptor {
  return (next) => async (request) => {
    if (request.stream) throw new ConnectError('no streaming here', Code.Unimplemented);
    const subject = subjectOf(environment, request);
    const method = request.method.localName;
    const call = new Call(environment, method, subject);
    try {
      if (!environment.tokens.isLive(request.header.get('authorization'))) {
        throw new ConnectError('access token is missing, unknown or expired', Code.Unauthenticated);
      }
      const fault = environment.faults.take({ method, ...subject });
      if (fault && !fault.after) await strike(environment, request, fault);
      checkRequest(request.method.input, request.message);
      const response = await call.effect(() => next(request));
      if (fault?.after) await strike(environment, request, fault);
      call.end('OK');
      return response;
    } catch (error) {
      call.end(error instanceof ReplyTaken ? error.outcome : Code[ConnectError.from(error).code]);
      throw error;
    }
  };
}

async function strike(environment: Environment, request: UnaryRequest, fault: Fault): Promise<void> {
  await wait(fault, environment.closing);
  const stream = request.contextValues.get(streamKey);
  if (stream === undefined) throw new ConnectError('gRPC needs HTTP/2', Code.Internal);
  await strikeCall(fault, stream, 'injected', environment);
}

/** Whom a call is about, whichever way it points at the account. */
function subjectOf({ accounts }: Environment, { message }: UnaryRequest): Subject {
  const text = (field: string) => {
    const value: unknown = Reflect.get(message, field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const account = accounts.find({ id: text('connectedAccountId') ?? text('id') ?? 'none' });
  const identifier = text('identifier') ?? account?.identifier;
  const connection = text('connector') ?? account?.connection.name;
  const tool = text('toolName');
  return { ...(identifier && { identifier }), ...(connection && { connection }), ...(tool && { tool }) };
}
