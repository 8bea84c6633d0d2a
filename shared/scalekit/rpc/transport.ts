import type { Interceptor, Transport } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { SCALEKIT_RESPONSE_BYTES } from '../../config/limits.ts';
import { sdkHeaders } from './sdk-headers.ts';

const MESSAGE_DEPTH = 1_000;

/**
 * One HTTP/2 connection to Scalekit. A Lambda is frozen between requests, so a connection may be dead after an idle
 * time. After the interval it is checked with a PING before use, and replaced if dead. The SDK's own transport never
 * checks: each call on a dead connection would wait for its whole timeout.
 */
export function createSession(environmentUrl: string): Http2SessionManager {
  return new Http2SessionManager(environmentUrl, { pingIntervalMs: 10_000, pingTimeoutMs: 2_000 });
}

/** gRPC over the session, with the SDK's headers. */
export function createTransport(environmentUrl: string, session: Http2SessionManager): Transport {
  return createGrpcTransport({
    baseUrl: environmentUrl,
    sessionManager: session,
    interceptors: [addSdkHeaders],
    // A larger response would exhaust the function's memory.
    readMaxBytes: SCALEKIT_RESPONSE_BYTES,
    // One level of a mail's parts takes five; the default limit would end at twenty levels.
    binaryOptions: { recursionLimit: MESSAGE_DEPTH },
  });
}

const addSdkHeaders: Interceptor = (next) => (request) => {
  for (const [name, value] of Object.entries(sdkHeaders)) request.header.set(name, value);
  return next(request);
};
