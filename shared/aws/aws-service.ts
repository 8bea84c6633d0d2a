import { retryMiddleware, StandardRetryStrategy } from '@smithy/core/retry';
import { Hash } from '@smithy/core/serde';
import { HttpRequest } from '@smithy/core/transport';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { EarlyAgent } from '../network/early-agent.ts';
import { awsError } from './aws-error.ts';
import { readCredentials } from './credentials.ts';
import { type AwsEnvironment, findEndpoint, findRegion, type ServiceName } from './endpoint.ts';
import { serverClock } from './server-clock.ts';

type ServiceOptions = {
  service: ServiceName;
  /** Of one call: the first and its retries. */
  attempts: number;
  /** Of one attempt, in milliseconds: until the response begins, and the longest silence within it. */
  attemptMs: number;
  /** Until the connection is there, in milliseconds; default `attemptMs`. */
  connectMs?: number;
  /** The longest pause before the second attempt, in milliseconds, which doubles with each; default 50. */
  pauseMs?: number;
  /** Where AWS's variables are read; default `process.env`. */
  environment?: AwsEnvironment | undefined;
};

type AwsRequest = {
  method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  /** Encoded. */
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
};

/** One AWS service over AWS's own parts: its signature, HTTP handler and retry strategy (docs/adr/0020). */
export type AwsService = {
  /** @returns the parsed JSON of the response @throws an error as `awsError` describes, or that of the connection */
  call(request: AwsRequest): Promise<unknown>;
  /** Opens a connection before the first call. */
  connect(): void;
  /** Closes the connections. */
  close(): void;
};

/** @throws Error when the environment has no region */
export function openService(options: ServiceOptions): AwsService {
  const { service, attempts, attemptMs, connectMs = attemptMs, environment = process.env } = options;
  const endpoint = findEndpoint(service, environment);
  const agent = new EarlyAgent();
  const handler = new NodeHttpHandler({
    httpsAgent: agent,
    connectionTimeout: connectMs,
    requestTimeout: attemptMs,
    socketTimeout: attemptMs,
    throwOnRequestTimeout: true,
  });
  const signer = new SignatureV4({
    service,
    region: findRegion(environment),
    credentials: async () => readCredentials(environment),
    sha256: Hash.bind(null, 'sha256'),
  });
  const clock = serverClock();

  async function attempt(request: HttpRequest) {
    const sentAt = Date.now();
    const signingDate = clock.now();
    // Signed for each attempt: AWS refuses a signature that is older than five minutes.
    const signed = await signer.sign(request, { signingDate });
    const { response } = await handler.handle(HttpRequest.clone(signed));
    const body = await readText(response.body);
    const isCorrected = clock.correct(response.headers, sentAt, signingDate);
    if (response.statusCode >= 300) throw awsError(response, body, isCorrected);
    return body === '' ? {} : JSON.parse(body);
  }

  const strategy = new StandardRetryStrategy({ maxAttempts: attempts, baseDelay: options.pauseMs ?? 50 });
  const send = retryMiddleware({ retryStrategy: async () => strategy, maxAttempts: async () => attempts })(
    async ({ request }) => ({
      response: undefined,
      output: { $metadata: {}, body: await attempt(request as HttpRequest) },
    }),
    {},
  );
  return {
    async call({ headers, ...request }) {
      const { hostname, host, pathname, port, protocol } = endpoint;
      const addressed = new HttpRequest({
        ...request,
        protocol,
        hostname,
        path: pathname.replace(/\/$/, '') + request.path,
        ...(port !== '' && { port: Number(port) }),
        headers: { host, ...traceHeader(environment), ...headers },
      });
      const { output } = await send({ input: {}, request: addressed });
      return output.body;
    },
    connect() {
      // Of emulators alone, an endpoint has no TLS.
      if (endpoint.protocol === 'https:') agent.open(endpoint);
    },
    close() {
      handler.destroy();
      // The handler does not know its agents before its first request.
      agent.destroy();
    },
  };
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Joins the trace of the invocation. The Lambda runtime sets the variable for each. */
function traceHeader({ _X_AMZN_TRACE_ID: id }: AwsEnvironment): Record<string, string> {
  return id ? { 'x-amzn-trace-id': id } : {};
}
