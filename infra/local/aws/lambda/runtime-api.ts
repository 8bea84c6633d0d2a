import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failure, type Invocation, type InvocationResult } from './invocation.ts';
import { newTraceRoot } from './trace-header.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (6 MB, as AWS counts it) */
export const MAXIMUM_PAYLOAD_BYTES = 6_291_556;

const PREFIX = '/2018-06-01/runtime/';

type Delivery = Invocation & { deadlineMs: () => number; onHandOver: () => void };

/**
 * Serves the Lambda Runtime API to one process, one invocation at a time.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApi {
  /** Whether the function's code failed to load; the runtime then exits. */
  initFailed = false;
  private readonly functionArn: string;
  private readonly server: Server;
  private poll: ServerResponse | undefined;
  private delivery: Delivery | undefined;
  private settle: ((result: InvocationResult) => void) | undefined;

  constructor(functionArn: string) {
    this.functionArn = functionArn;
    this.server = createServer((request, response) => this.serve(request, response));
    // The runtime's poll stays open until the next invocation.
    this.server.requestTimeout = 0;
  }

  /** Whether the runtime waits for an invocation, as it does from a moment after its response on. */
  get isPolled(): boolean {
    return this.poll !== undefined;
  }

  /** Returns the address for AWS_LAMBDA_RUNTIME_API. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Hands the invocation over at the runtime's next poll. Resolves with the result that the runtime posts. */
  deliver(delivery: Delivery): Promise<InvocationResult> {
    const posted = new Promise<InvocationResult>((resolve) => {
      this.settle = resolve;
    });
    this.delivery = delivery;
    this.respondToPoll();
    return posted;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url?.startsWith(PREFIX) ? request.url.slice(PREFIX.length) : '';
    if (request.method === 'GET' && path === 'invocation/next') {
      this.poll = response;
      this.respondToPoll();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const accepted = this.accept(path, Buffer.concat(chunks));
      response.writeHead(accepted ? 202 : 400, { 'content-type': 'application/json' }).end('{}');
    });
  }

  private accept(path: string, body: Buffer): boolean {
    if (path === 'init/error') {
      this.initFailed = true;
      return this.finish({ payload: body.toString(), functionError: true });
    }
    const [, requestId, kind] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (!requestId || requestId !== this.delivery?.requestId) return false;
    if (kind === 'response' && body.length > MAXIMUM_PAYLOAD_BYTES) {
      const message = `Response payload size exceeded maximum allowed payload size (${MAXIMUM_PAYLOAD_BYTES} bytes).`;
      return this.finish(failure('Function.ResponseSizeTooLarge', message));
    }
    return this.finish({ payload: body.toString(), functionError: kind === 'error' });
  }

  private finish(result: InvocationResult): boolean {
    const settle = this.settle;
    this.delivery = undefined;
    this.settle = undefined;
    settle?.(result);
    return settle !== undefined;
  }

  private respondToPoll(): void {
    const { poll, delivery } = this;
    if (!poll || !delivery) return;
    this.poll = undefined;
    delivery.onHandOver();
    poll.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': delivery.requestId,
      'lambda-runtime-deadline-ms': String(delivery.deadlineMs()),
      'lambda-runtime-invoked-function-arn': this.functionArn,
      'lambda-runtime-trace-id': `${newTraceRoot()};Parent=${randomBytes(8).toString('hex')};Sampled=0`,
    });
    poll.end(delivery.payload);
  }
}
