import { stat } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { ToolDefinition } from '../providers/provider.ts';
import { loadToolDefinitions } from '../tools/tool-definitions.ts';
import { createEnvironment, type EnvironmentOptions } from './environment.ts';
import { createGrpcHandler } from './grpc-handler.ts';
import { createHttpHandler } from './http-handler.ts';
import { openSharedPort } from './shared-port.ts';

export type SimulatorOptions = EnvironmentOptions & {
  /** Default: a free port. */
  port?: number;
  /** By provider key. Default: the product's, and those of `definitions/`. */
  tools?: Map<string, ToolDefinition[]>;
};

export type Simulator = {
  /** The environment URL for the SDK, e.g. `http://127.0.0.1:40123`. */
  url: string;
  /** Sends every webhook to the address from now on, signed with the environment's secret. */
  sendWebhooksTo(url: string): void;
  /** Closes the port and every connection. */
  close(): Promise<void>;
};

/**
 * Starts a Scalekit emulator on one loopback port: gRPC for the SDK, HTTP for tokens, consent and control.
 * @throws Error when the port is in use or the mailbox folder does not exist
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const folder = await stat(options.mailboxDir).catch(() => undefined);
  if (!folder?.isDirectory()) throw new Error(`The mailbox folder ${options.mailboxDir} does not exist.`);
  const tools = options.tools ?? (await loadToolDefinitions());
  const closing = new AbortController();
  // No await between listening and serving, so that no connection arrives before its handler.
  const port = await openSharedPort(options.port ?? 0);
  const url = `http://127.0.0.1:${port.port}`;
  const environment = createEnvironment(options, { url, closing: closing.signal, tools });
  port.serve({
    http1: createHttpServer(createHttpHandler(environment)),
    http2: createHttp2Server(createGrpcHandler(environment)),
  });
  return {
    url,
    sendWebhooksTo: (receiver) => void environment.webhooks.register({ url: receiver }),
    close: () => {
      closing.abort();
      return port.close();
    },
  };
}
