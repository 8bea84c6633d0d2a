import type { DescService } from '@bufbuild/protobuf';
import { createClient, type Interceptor, type Transport } from '@connectrpc/connect';
import { createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import connect from '@scalekit-sdk/node/lib/connect.js';
import type CoreClient from '@scalekit-sdk/node/lib/core.js';
import { headers } from '@scalekit-sdk/node/lib/core.js';
import { SCALEKIT_RESPONSE_BYTES } from '../../config/limits.ts';

type Core = InstanceType<typeof CoreClient.default>;
declare const sdkConnect: InstanceType<typeof connect.default>;
type SdkClient<T extends DescService> = ReturnType<typeof sdkConnect.createClient<T>>;

const MESSAGE_DEPTH = 1_000;

/**
 * One HTTP/2 connection to Scalekit. A Lambda is frozen between requests, so a connection may be dead after an idle
 * time. After the interval it is checked with a PING before use, and replaced if dead. The SDK's own transport never
 * checks: each call on a dead connection would wait for its whole timeout.
 */
export function createSession(environmentUrl: string): Http2SessionManager {
  return new Http2SessionManager(environmentUrl, { pingIntervalMs: 10_000, pingTimeoutMs: 2_000 });
}

/** The SDK's GrpcConnect on our own session, with the SDK's headers. */
export class SessionConnect extends connect.default {
  readonly #transport: Transport;

  constructor(core: Core, session: Http2SessionManager) {
    super(core);
    this.#transport = createGrpcTransport({
      baseUrl: core.envUrl,
      sessionManager: session,
      interceptors: [sdkHeaders(core)],
      // A larger response would exhaust the function's memory.
      readMaxBytes: SCALEKIT_RESPONSE_BYTES,
      // One level of a mail's parts takes five; the default limit would end at twenty levels.
      binaryOptions: { recursionLimit: MESSAGE_DEPTH },
    });
  }

  override createClient<T extends DescService>(service: T): SdkClient<T> {
    // The SDK is CommonJS and loads connect's other build: the same code, but another type for the compiler.
    return createClient(service, this.#transport) as unknown as SdkClient<T>;
  }
}

function sdkHeaders(core: Core): Interceptor {
  return (next) => (request) => {
    request.header.set(headers['user-agent'], core.userAgent);
    request.header.set(headers['x-sdk-version'], core.sdkVersion);
    request.header.set(headers['x-api-version'], core.apiVersion);
    return next(request);
  };
}
