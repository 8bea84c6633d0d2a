import type { ServerHttp2Stream } from 'node:http2';
import {
  Code,
  ConnectError,
  createContextKey,
  type Interceptor,
  type UnaryRequest,
} from '@connectrpc/connect';
import type { FaultRule } from '../../faults/fault-rule.ts';
import { failGrpcCall, ResponseWithheld } from '../faults/grpc-fault.ts';
import { Call, type Subject } from './call.ts';
import type { Environment } from './environment.ts';
import { checkRequest } from './request-rules.ts';

/** The HTTP/2 stream of a call, for the faults below gRPC. */
export const streamKey = createContextKey<ServerHttp2Stream | undefined>(undefined);

/** Wraps every call: the call log, the workspace's token, armed faults, Scalekit's own request limits. */
export function createCallInterceptor(environment: Environment): Interceptor {
  return (next) => async (request) => {
    if (request.stream) throw new ConnectError('no streaming here', Code.Unimplemented);
    const subject = subjectOf(environment, request);
    const call = new Call(environment, request.method.localName, subject);
    const inject = (when: FaultRule['when']) => injectFault(environment, request, subject, when);
    try {
      if (!environment.tokens.isLive(request.header.get('authorization'))) {
        throw new ConnectError('access token is missing, unknown or expired', Code.Unauthenticated);
      }
      await inject('before');
      checkRequest(request.method.input, request.message);
      // A fault after the effect replaces the response of a call that failed, too.
      const response = await next(request).finally(() => inject('after'));
      call.end('OK');
      return response;
    } catch (error) {
      call.end(error instanceof ResponseWithheld ? error.outcome : Code[ConnectError.from(error).code]);
      throw error;
    }
  };
}

async function injectFault(
  environment: Environment,
  request: UnaryRequest,
  subject: Subject,
  when: FaultRule['when'],
): Promise<void> {
  const point = { service: 'scalekit', operation: request.method.localName, ...subject };
  const fault = await environment.faults.inject(point, when, environment.closing);
  if (fault === undefined) return;
  const stream = request.contextValues.get(streamKey);
  if (stream === undefined) throw new ConnectError('gRPC needs HTTP/2', Code.Internal);
  await failGrpcCall(fault, stream, environment);
}

/** The user, connection and tool of a call, however it refers to the account. */
function subjectOf({ accounts }: Environment, { message }: UnaryRequest): Subject {
  const text = (field: string) => {
    const value: unknown = Reflect.get(message, field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const account = accounts.find({ id: text('connectedAccountId') ?? text('id') ?? 'none' });
  const identifier = text('identifier') ?? account?.identifier;
  const connection = text('connector') ?? account?.connection.name;
  const tool = text('toolName');
  const agentRunId = text('agentRunId');
  return {
    ...(identifier && { identifier }),
    ...(connection && { connection }),
    ...(tool && { tool }),
    ...(agentRunId && { agentRunId }),
  };
}
